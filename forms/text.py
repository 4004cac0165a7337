"""The text of an answer: what is removed, what is refused, and how paragraphs and bullets are told apart.

An answer's text is stored normalised: line ends are ``\\n``, no blanks at the end of a line, no empty lines before or
after. Characters that XML 1.0 does not allow (section 2.2), and U+E000–E002, which template tools use as marks of
their own, are removed and counted so that the writer can be told.
"""

import re
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


@dataclass(frozen=True)
class Block:
    """A paragraph or a bullet of a text answer, without its line end or ``"- "``."""

    kind: Literal["paragraph", "bullet"]
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


def blocks(text: str) -> list[Block]:
    """Split a normalised text into paragraphs and bullets.

    Every line is a paragraph of its own, as in Word; an empty line only separates. ``"- "`` at the start of a line
    makes a bullet.
    """
    found = []
    for line in text.split("\n"):
        if line.startswith(_BULLET):
            found.append(Block("bullet", line[len(_BULLET) :].lstrip(" ")))
        elif line:
            found.append(Block("paragraph", line))
    return found
