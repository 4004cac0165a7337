"""Dutch text as sentences of words, each with its place in the text as it was given.

A line is a paragraph, as in an answer; a line that was broken off to fit a screen goes on in the next one. Linear in the
length of the text, whatever stands in it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from service.plain import lists

Kind = Literal["word", "dotted", "number", "address", "foreign", "mark"]

_LETTER = "(?:[^\\W\\d_][\u0300-\u036f]*)"
# Every part is bounded or starts with what the one before it can't hold: no text makes it look back far.
_TOKEN = re.compile(
    rf"""
      (?P<address> [\w.+\-]{{1,64}}@[\w.\-]+ | (?:https?://|www\.)\S+ )
    | (?P<dotted>  {_LETTER}(?:\.{_LETTER}){{1,7}}\.?(?!\w) )         # o.a., d.m.v., A.B.
    | (?P<number>  \d+(?:[.,:/\-]\d+)*\w* | {_LETTER}{{1,3}}\d\w* )  # 3e, 9.00, 12-3-2026, 2B, V4
    | (?P<word>    t/m\b | ['’](?:[smntk]|er)\b | {_LETTER}+(?:['’\-]{_LETTER}+)* )
    | (?P<mark>    [^\w\s] | _ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LATIN = re.compile("['’A-Za-z\u00c0-\u024f]")
_ITEM = re.compile(r"[ \t]*(?:[-–—•*·▪◦☐☒☑]|\d{1,2}[.)]|[a-z]\))[ \t]+")
_ENDS = frozenset(".?!…")
_CLOSING = frozenset("’'”\"»)]")
_OPENING = frozenset("‘'“\"«„([:")
#: Abbreviations that may be the last word of a sentence.
_LAST = frozenset(["e.d", "a.u.b", "s.v.p", "n.v.t", "z.s.m", "o.i.d", "i.d"])
_WRAPPED = 50  # characters; a shorter line was ended by the writer
_HEADING = 8  # words


class Token(NamedTuple):
    """A word, number or mark; ``start`` and ``end`` are characters of the text, ``lower`` is how it is looked up."""

    start: int
    end: int
    text: str
    lower: str
    kind: Kind

    @property
    def counts(self) -> bool:
        """Whether a reader of Dutch would call it a word."""
        return self.kind != "mark" and self.kind != "foreign"


@dataclass(frozen=True)
class Sentence:
    """A sentence with its end mark, a bullet without its bullet, or a heading."""

    tokens: tuple[Token, ...]
    kind: Literal["sentence", "item", "heading"]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """What a reader would count: words, abbreviations and numbers."""
        return tuple(token for token in self.tokens if token.counts)

    @cached_property
    def _opening(self) -> int:
        return next(place for place, token in enumerate(self.tokens) if token.counts)

    def starts(self, place: int) -> bool:
        """Tell whether any word at this place gets a capital: first in the sentence, or in what somebody says."""
        return place <= self._opening or self.tokens[place - 1].text in _OPENING


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Return the words, numbers and marks between two places of a text."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind: Kind = match.lastgroup  # type: ignore[assignment]  # the groups are named as the kinds
        found = match.group()
        if kind == "word" and not _LATIN.match(found):
            kind = "foreign"
        yield Token(match.start(), match.end(), found, lowered(found), kind)


def lowered(word: str) -> str:
    """Return a word as word lists write it: small letters, composed accents, straight apostrophes, no end point."""
    if not word.isascii():
        word = unicodedata.normalize("NFC", word).replace("’", "'")
    return word.lower().rstrip(".") or word


def sentences(text: str) -> list[Sentence]:
    """Split a text into sentences, bullets and headings; what holds no word is left out."""
    found: list[Sentence] = []
    for start, end, kind in _paragraphs(text):
        inside: list[Token] = []
        listed = list(tokens(text, start, end))
        for index, token in enumerate(listed):
            inside.append(token)
            if _ends(listed, index):
                found += _sentence(inside, kind)
                inside = []
        found += _sentence(inside, kind)
    return found


def paragraph_lengths(text: str) -> list[int]:
    """Return how many characters every paragraph, bullet and heading holds."""
    return [end - start for start, end, _kind in _paragraphs(text)]


def _sentence(inside: list[Token], kind: Literal["sentence", "item", "heading"]) -> list[Sentence]:
    # Marks that follow the end mark (a closing quote) belong to the sentence before; they hold no word of their own.
    return [Sentence(tuple(inside), kind)] if any(token.counts for token in inside) else []


def _paragraphs(text: str) -> Iterator[tuple[int, int, Literal["sentence", "item", "heading"]]]:
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\r\n\u2028\u2029\x0b\x0c]+", text)]
    lines = [(start, end) for start, end in lines if text[start:end].strip()]
    number = 0
    while number < len(lines):
        start, end = lines[number]
        item = _ITEM.match(text, start, end)
        while number + 1 < len(lines) and _goes_on(text, lines[number], lines[number + 1]):
            number += 1
            end = lines[number][1]
        if item:
            yield item.end(), end, "item"
        elif number + 1 < len(lines) and _is_heading(text[start:end]):
            yield start, end, "heading"
        else:
            yield start, end, "sentence"
        number += 1


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Tell whether a line was broken off only because it was full."""
    between = text[line[1] : following[0]]
    last = text[line[0] : line[1]].rstrip()[-1]
    first = text[following[0] : following[1]].lstrip()[0]
    if between.count("\n") > 1 or line[1] - line[0] < _WRAPPED or last in _ENDS or last in ":;":
        return False
    return (first.islower() or last == ",") and not _ITEM.match(text, *following)


def _is_heading(line: str) -> bool:
    line = line.strip()
    return line[-1] not in ".?!…,;" and len(line) < 100 and len(line.split()) <= _HEADING


def _ends(listed: list[Token], index: int) -> bool:
    token = listed[index]
    following = _after(listed, index)
    if token.kind == "dotted":
        return token.text.endswith(".") and token.lower in _LAST and following is not None and _capital(following)
    if token.text not in _ENDS and not (token.text in _CLOSING and _end_before(listed, index)):
        return False
    direct = listed[index + 1] if index + 1 < len(listed) else None
    if direct is None:
        return True
    if direct.start == token.end and (direct.text in _ENDS or direct.text in _CLOSING):
        return False  # the last of several marks ends it
    if following is None:
        return True
    if token.text != ".":
        return _capital(following) or (token.text in "?!" and following.start > token.end)
    before = listed[index - 1] if index else None
    if before is None or before.end != token.start:
        return True
    if before.lower in lists.TITLES or (len(before.text) == 1 and before.text.isupper()):
        return False
    if before.kind == "number" and not _capital(following):
        return False
    return following.start > token.end or _capital(following)


def _end_before(listed: list[Token], index: int) -> bool:
    before = index - 1
    while before >= 0 and listed[before].text in _CLOSING and index - before < 4:
        before -= 1
    return before >= 0 and listed[before].text in _ENDS and listed[before].end == listed[before + 1].start


def _after(listed: list[Token], index: int) -> Token | None:
    """Return the next word or number, past opening marks."""
    for token in listed[index + 1 : index + 6]:
        if token.counts:
            return token
    return None


def _capital(token: Token) -> bool:
    # ’s Middags: the capital stands on the next word.
    return token.text[0].isupper() or token.text[0] in "'’" or token.kind == "number"
