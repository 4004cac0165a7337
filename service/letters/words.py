"""The difficult words of a letter: those that really stand in it, each with what it means."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from forms.row_ids import derived_row_id
from service.letters.terms import IN_DUTCH, OFFICIAL
from service.letters.wordings import Wording
from service.plain import Glossary, Term, shipped
from service.plain.sentences import sentences

KEY = "brief.woorden"
_MOST = 8  # a letter has two pages, and a long list is not read
_SAME = 5  # letters


class Explained(NamedTuple):
    """A word as it stands in the list, and what it means; ``official`` when a fixed text says so, which is translated."""

    word: str
    meaning: str
    official: bool


def difficult_words(text: str, glossary: Glossary, printed: str | None = None) -> list[Explained]:
    """Return the words in a Dutch text that parents may not know, in the order in which they first stand there.

    ``printed`` is the same letter in another language, where only the words count that stand there in Dutch too. Words of
    our own texts first when there are too many. Words that mean the same are one: "ontwikkelingsperspectief, OPP".
    """
    found = [one for one in _found(text, glossary) if printed is None or _stands_in(one.word, printed)]
    kept = set(sorted(found, key=lambda one: not one.official)[:_MOST])
    meanings: dict[tuple[str, bool], list[str]] = {}
    for one in found:
        if one in kept:
            meanings.setdefault((one.meaning, one.official), []).append(one.word)
    return [Explained(_first(", ".join(words)), *meaning) for meaning, words in meanings.items()]


def as_rows(words: Iterable[Explained], wording: Wording) -> list[dict[str, Any]]:
    """Return difficult words as rows of the question `KEY`, explained in the language of a letter where that can be."""
    rows: list[dict[str, Any]] = []
    for one in words:
        row_id = derived_row_id(KEY, (one.word,), {row["id"] for row in rows})
        rows.append({"id": row_id, "woord": one.word, "uitleg": _meaning(one, wording)})
    return rows


def _meaning(one: Explained, wording: Wording) -> str:
    if one.official:
        return wording.text(one.meaning)
    return wording.filled(IN_DUTCH, {"uitleg": one.meaning}) if wording.foreign else _first(one.meaning)


def _found(text: str, glossary: Glossary) -> Iterator[Explained]:
    """Yield the words as they stand in the text; another form of the same word ("doel", "doelen") is not said again."""
    known = glossary.with_changes(_official(glossary))
    seen: set[tuple[str, str]] = set()
    for sentence in sentences(text):
        for hit in known.find(sentence.tokens):
            word = text[sentence.tokens[hit.first].start : sentence.tokens[hit.last - 1].end]
            same = (hit.term.term, word[:_SAME].lower())
            if hit.term.kind != "simplify" and same not in seen:
                seen.add(same)
                official = OFFICIAL.get(hit.term.term) == hit.term.plain
                yield Explained(word, hit.term.plain if official else hit.plain or hit.term.plain, official)


def _official(glossary: Glossary) -> list[Term]:
    """Return the terms of our own texts, without those that a school explains in its own words."""
    ours = shipped().terms
    return [term for term in _terms() if glossary.terms.get(term.term) in (None, ours.get(term.term))]


@cache
def _terms() -> tuple[Term, ...]:
    return tuple(Term(word, "explain", meaning) for word, meaning in OFFICIAL.items())


def _stands_in(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]
