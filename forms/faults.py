"""What is said about answers: faults that block, remarks that help, notices of what was changed on the way in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Message:
    """A sentence about the answer at ``path``.

    ``message`` is a Dutch msgid with ``%(name)s`` places that ``values`` fill. ``path`` is the question's key, with the
    row's id in brackets: ``doelen[a1].wanneer``.
    """

    path: str
    message: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return the sentence in the language of ``translate``, Dutch by default."""
        sentence = translate(self.message)
        return sentence % self.values if self.values else sentence


class Fault(Message):
    """Stops: the answers cannot be kept (wrong kind) or not be made final (something is missing)."""


class Notice(Message):
    """Says what was changed when the answers came in."""


@dataclass(frozen=True)
class Remark(Message):
    """Helps and never blocks. ``id`` stays the same while the remark holds, so that it can be put away."""

    id: str = ""


class UnknownType(LookupError):
    """There is no document type of this name."""


class NewerVersion(ValueError):
    """The answers were made with a newer version of the form than this one."""
