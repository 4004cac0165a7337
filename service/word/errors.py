"""What can be wrong with a Word file or a template, as named errors with a sentence for people.

Every one of them can be pickled: a file is read in a process of its own (`service.word.limited`), and what is wrong
with it comes back from there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

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
    """A fault in a template. ``path`` is the part it stands in, ``around`` the text of the paragraph."""

    around: str = field(default="")


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
