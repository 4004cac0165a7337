"""Finding the options of a question in what somebody typed or a document says."""

import re
from collections.abc import Sequence
from functools import cache

#: What Word makes of what is typed, and what people type instead: quotes, dashes, blanks that do not break.
_ALIKE = ("'‘’‚‛`´", '"“”„‟', "-‐‑–—")
_BETWEEN = re.compile(r"\s*(?:[/,;+&\n]|\b(?:en|of)\b)\s*", re.IGNORECASE)
_END = re.compile(r"\.?\s*$")


def says(text: str, wanted: str) -> bool:
    """Tell whether a text says this, whatever its capitals, quotes and blanks."""
    return bool(re.fullmatch(rf"\s*{pattern(wanted)}\.?\s*", text, re.IGNORECASE))


def named(text: str, options: Sequence[tuple[str, str]]) -> tuple[list[str], str]:
    """Return the values of the options (value, text) that a text begins with, and what else it says after them."""
    names = [(words, value) for value, words in options] + [(value, value) for value, _ in options]
    names.sort(key=lambda name: -len(name[0]))
    chosen: list[str] = []
    rest = text.strip()
    while (found := _first(rest, names)) and found[0] not in chosen:
        chosen.append(found[0])
        rest = found[1]
    return chosen, rest


def _first(text: str, names: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the value of the option, of (text, value), that a text begins with, and what follows after it."""
    for words, value in names:
        if found := re.match(pattern(words), text, re.IGNORECASE):
            after = text[found.end() :]
            if more := _BETWEEN.match(after):
                return value, after[more.end() :]
            if _END.match(after):
                return value, ""
    return None


@cache
def pattern(words: str) -> str:
    """Return the regular expression of a wording, whatever its quotes, dashes and blanks."""
    return r"\s+".join("".join(_any(character) for character in word) for word in words.split())


def _any(character: str) -> str:
    return next((f"[{re.escape(alike)}]" for alike in _ALIKE if character in alike), re.escape(character))
