"""What can be wrong with a Word file or a template, as named errors with a sentence for people.

Every one of them can be pickled: a file is read in a process of its own (`service.word.limited`), and what is wrong
with it comes back from there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from forms.faults import Message
from forms.text import N_


class _Said(Exception):
    """An error with one sentence for people, ``reason``."""

    def __init__(self, message: str, **values: Any) -> None:
        self.reason = Message("", message, values)
        super().__init__(self.reason.text())


class PackageRefused(_Said, ValueError):
    """A .docx was refused before anything was read from it. ``reason`` says why and what to do."""


class NoSuchTemplate(_Said, LookupError):
    """There is no shipped template of this version or language."""


@dataclass(frozen=True)
class Finding(Message):
    """What is wrong with a template (``level`` "fout") or may go wrong with it ("let op").

    ``path`` names the part of the package that it stands in, "" for the file as a whole, and ``part`` is a msgid that
    says the same in words. ``paragraph`` counts the paragraphs of that part from 1, 0 for no single one; ``around`` is
    the text that stands there. ``mend`` is a msgid that says what to do, with the values of the message.
    """

    around: str = field(default="")
    mend: str = ""
    level: Literal["fout", "let op"] = "fout"
    part: str = ""
    paragraph: int = 0

    def what(self, translate: Callable[[str], str] = str) -> str:
        """Return the sentence that says what is wrong, without a full stop."""
        return super().text(translate)

    def how(self, translate: Callable[[str], str] = str) -> str:
        """Return the sentence that says what to do, "" when the other one says it all."""
        return Message("", self.mend, self.values).text(translate) if self.mend else ""

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return both sentences."""
        what, how = self.what(translate), self.how(translate)
        return f"{what}{' ' if what.endswith('?') else '. '}{how}" if how else what

    def where(self, translate: Callable[[str], str] = str) -> str:
        """Return the place in words."""
        if not self.paragraph:
            return translate(self.part or N_("Het hele sjabloon"))
        place = {"part": translate(self.part), "paragraph": self.paragraph}
        return translate(N_("%(part)s, alinea %(paragraph)d")) % place


class TemplateRefused(ValueError):
    """A template cannot be used; ``findings`` lists every fault."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        super().__init__("\n".join(finding.text() for finding in findings))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.findings,)


class ReadingFailed(RuntimeError):
    """A fault of this program while it read a file. ``reason`` is for people; ``trace`` for who mends it.

    ``trace`` names the kind of error and the places in the code, and nothing of the file: no text, no values.
    """

    def __init__(self, trace: str) -> None:
        self.reason = Message(
            "", N_("Dit bestand lezen lukte niet door een fout in zorgroute. Vraag de beheerder om hulp")
        )
        self.trace = trace
        super().__init__(trace)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.trace,)
