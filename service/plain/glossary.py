"""The words of this field that parents may not know, each with plainer words or an explanation.

What we ship stands in glossary.toml; a school lays its own over it (`Glossary.with_changes`).
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal, NamedTuple, get_args

from forms.faults import Message
from forms.text import N_
from service.plain.sentences import Token, tokens
from service.plain.words import known

Kind = Literal["replace", "simplify", "explain"]

GAP = "…"
_WIDEST_GAP = 6  # words
_LONGEST_TERM = 60
_LONGEST_PLAIN = 200


class TermRefused(ValueError):
    """A term can't be kept as it is; ``reason`` says why and what to do."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.message)
        self.reason = reason


@dataclass(frozen=True)
class Term:
    """A word, or a few, with what to do about it.

    ``replace`` a term of the field by ``plain``; ``simplify`` a stiff word to ``plain``; ``explain`` a term that stays, the
    first time it is used, by ``plain``. ``forms`` are other forms of it, each with what stands in its place ("" when that
    can't be said in one way). In a form "…" stands for up to six words: "spreekt … aan op". Forms in the dictionary are
    found without being named. A term in capitals (ZAT) is found in capitals only.

    Raises TermRefused when there is no word in it, nothing plain, or either is too long.
    """

    term: str
    kind: Kind
    plain: str
    forms: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for written in (self.term, *self.forms):
            words = [token for token in tokens(written) if token.counts]
            if not words or written.startswith(GAP) or written.endswith(GAP):
                raise TermRefused(Message("", N_("‘%(term)s’ is geen woord. Vul een woord in"), {"term": written}))
            if len(written) > _LONGEST_TERM:
                raise TermRefused(
                    Message("", N_("‘%(term)s’ is te lang. Gebruik een korter begrip"), {"term": written})
                )
        if not self.plain.strip():
            raise TermRefused(Message("", N_("Vul in wat je schrijft in plaats van ‘%(term)s’"), {"term": self.term}))
        if len(self.plain) > _LONGEST_PLAIN:
            raise TermRefused(
                Message("", N_("De uitleg van ‘%(term)s’ is te lang. Maak die korter"), {"term": self.term})
            )
        if self.kind not in get_args(Kind):
            raise TermRefused(Message("", N_("Kies wat er met ‘%(term)s’ gebeurt"), {"term": self.term}))

    def written(self) -> Iterator[tuple[str, str | None]]:
        """Return each way to write it, with what stands in its place; None when a person has to find that."""
        yield self.term, self.plain
        for form, plain in self.forms.items():
            yield form, plain or None


class Hit(NamedTuple):
    """A term found at ``tokens[first:last]``; ``plain`` None when the words to put there can't be given."""

    term: Term
    first: int
    last: int
    plain: str | None


class _Entry(NamedTuple):
    words: tuple[str, ...]
    capitals: bool
    term: Term
    plain: str | None


@dataclass(frozen=True)
class Glossary:
    """Terms by their name, and the abbreviations that everybody knows."""

    terms: Mapping[str, Term]
    known_abbreviations: frozenset[str] = frozenset()

    def with_changes(self, changed: Iterable[Term] = (), removed: Iterable[str] = ()) -> "Glossary":
        """Return this glossary with terms added or put in the place of ours, and without those ``removed`` by name.

        What was changed goes before what was there: a term of the school wins from a form of one of ours.
        """
        own = {term.term: term for term in changed}
        gone = {*removed, *own}
        kept = {name: term for name, term in self.terms.items() if name not in gone}
        return Glossary(own | kept, self.known_abbreviations)

    def find(self, words: tuple[Token, ...]) -> Iterator[Hit]:
        """Return the terms in a sentence in order, the longest at each place."""
        place = 0
        while place < len(words):
            hit = self._at(words, place)
            if hit:
                yield hit
            place = hit.last if hit else place + 1

    def _at(self, words: tuple[Token, ...], place: int) -> Hit | None:
        token = words[place]
        if not token.counts:
            return None
        best: Hit | None = None
        lemma = known(token.lower).lemma if token.kind == "word" else token.lower
        for key in dict.fromkeys((token.lower, lemma)):
            for entry in self._index.get(key, ()):
                last = _matches(entry, words, place)
                if last and (best is None or last > best.last):
                    exact = all(one.lower == form for one, form in zip(words[place:last], entry.words, strict=False))
                    plain = entry.plain if exact or entry.term.kind == "explain" else None
                    best = Hit(entry.term, place, last, plain)
        return best

    @cached_property
    def _index(self) -> Mapping[str, list[_Entry]]:
        index: dict[str, list[_Entry]] = {}
        for term in self.terms.values():
            for written, plain in term.written():
                found = tuple(token.text if token.text == GAP else token.lower for token in tokens(written))
                capitals = written.isupper() and "." not in written
                index.setdefault(found[0], []).append(_Entry(found, capitals, term, None if GAP in found else plain))
        return index


def _matches(entry: _Entry, words: tuple[Token, ...], place: int) -> int:
    """Return the place after the last word of an entry that starts at a place; 0 when it doesn't stand there."""
    at = place
    gap = False
    for form in entry.words:
        if form == GAP:
            gap = True
            continue
        reach = min(len(words), at + _WIDEST_GAP + 1) if gap else min(len(words), at + 1)
        at = next((here + 1 for here in range(at, reach) if _is_form(words[here], form, entry, gap)), 0)
        if not at:
            return 0
        gap = False
    return at


def _is_form(token: Token, form: str, entry: _Entry, gap: bool) -> bool:
    if token.lower == form:
        return not entry.capitals or token.text.isupper()
    if gap or len(entry.words) > 1 or entry.capitals or token.kind != "word":
        return False
    return known(token.lower).lemma == form


@cache
def shipped() -> Glossary:
    """Return the glossary that comes with the program."""
    data: dict[str, Any] = tomllib.loads((files("service.plain") / "glossary.toml").read_text(encoding="utf-8"))
    terms = {}
    for kind in get_args(Kind):
        for name, said in data[kind].items():
            plain, forms = (said, {}) if isinstance(said, str) else (said["plain"], said["forms"])
            terms[name] = Term(name, kind, plain, forms)
    return Glossary(terms, frozenset(data["known"]["abbreviations"]))
