"""What can be wrong with a Word file or a template, as named errors with a sentence for people."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from forms.faults import Message


class PackageRefused(ValueError):
    """A .docx was refused before anything parsed it. ``reason`` says why and what to do."""

    def __init__(self, message: str, **values: Any) -> None:
        self.reason = Message("", message, values)
        super().__init__(self.reason.text())


@dataclass(frozen=True)
class Finding(Message):
    """A fault in a template. ``path`` is the part it stands in, ``around`` the text of the paragraph."""

    around: str = field(default="")


class TemplateRefused(ValueError):
    """A template cannot be used; ``findings`` lists every fault."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        super().__init__("\n".join(finding.text() for finding in findings))


class NoSuchTemplate(LookupError):
    """There is no shipped template of this version or language."""

    def __init__(self, message: str, **values: Any) -> None:
        self.reason = Message("", message, values)
        super().__init__(self.reason.text())
