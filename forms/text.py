"""The text of an answer: what is removed, what is refused, and how paragraphs and bullets are told apart.

An answer's text is stored normalised: line ends are ``\\n``, no blanks at the end of a line, no empty lines before or
after. Characters that XML 1.0 does not allow (section 2.2), and U+E000–E002, which template tools use as marks of
their own, are removed and counted so that the writer can be told.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ue000-\ue002]")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
#: What a line on a terminal must not hold: control characters, halves of characters, and marks that turn the reading
#: direction of all that follows.
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

#: A text counts as given when one character of it survives normalising. Written so that JSON Schema (ECMA 262) and
#: Python read it alike: only space, tab and line ends are blank.
FILLED = "[^\\u0000-\\u0020\\ufffe\\uffff\\ue000-\\ue002]"

LINE_MAX = 20_000
TEXT_MAX = 100_000

_BULLET = "- "
_NAME_SHOWN = 60


def N_(message: str) -> str:
    """Mark a Dutch text for translation; it is translated where it is shown, never where it is stored."""
    return message


def P_(message: str) -> str:
    """Mark a fixed text of the documents for parents, in plain Dutch; its translations have a domain of their own, ``ouder``."""
    return message


@dataclass(frozen=True)
class Block:
    """A line of a text answer, without its line end or ``"- "``; a ``gap`` is a line with nothing on it."""

    kind: Literal["paragraph", "bullet", "gap"]
    text: str


def normalise(text: str) -> tuple[str, int]:
    """Return the text as it is stored, and how many characters were removed because no document can hold them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, removed = ILLEGAL.subn("", text)
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    return "\n".join(lines).strip("\n"), removed


def shown(name: str) -> str:
    """Return a name that came from outside as it can be shown in a sentence: short, and without what cannot be seen."""
    name = UNSEEN.sub("\ufffd", name)
    return name if len(name) <= _NAME_SHOWN else f"{name[:_NAME_SHOWN]}…"


def lines(text: str) -> list[Block]:
    """Split a normalised text into paragraphs, bullets and the gaps between them; `joined` is the way back.

    Every line is a paragraph of its own, as in Word. ``"- "`` at the start of a line makes a bullet.
    """
    return [_line(line) for line in text.split("\n")] if text else []


def blocks(text: str) -> list[Block]:
    """Split a normalised text into paragraphs and bullets, without the gaps."""
    return [line for line in lines(text) if line.kind != "gap"]


def joined(lines: Iterable[Block]) -> str:
    """Return the text that these lines make."""
    return "\n".join(f"{_BULLET}{line.text}" if line.kind == "bullet" else line.text for line in lines)


def _line(line: str) -> Block:
    if line.startswith(_BULLET):
        return Block("bullet", line[len(_BULLET) :])
    return Block("paragraph" if line else "gap", line)
