"""Texts for parents as the plain-language check sees them: remarks with their numbers, marks in the text, the bar on top."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from forms.text import N_
from service.plain import STAFF, Check, Glossary, Improvement, Remark, check

_BETWEEN = "\n\n"
_BLOCKS = 5
_VERDICTS = (
    N_("Nog erg moeilijk"),
    N_("Nog moeilijk"),
    N_("Kan makkelijker"),
    N_("Bijna goed leesbaar"),
    N_("Goed leesbaar"),
)
#: The measures of the bar: what they are called and in what they are counted, with the bound of a text by staff.
_MEASURES = (
    ("sentence_length", N_("Woorden per zin"), N_("hooguit %(bound)s")),
    ("longest_sentence", N_("Langste zin"), N_("hooguit %(bound)s")),
    ("hits", N_("Moeilijke woorden"), N_("van de 100, hooguit %(bound)s")),
    ("passive", N_("Lijdende zinnen"), N_("van de 100, hooguit %(bound)s")),
)


@dataclass(frozen=True)
class Numbered:
    """A remark with its number on the page; its places are counted in the text it is about."""

    number: int
    remark: Remark
    words: str

    @property
    def adds(self) -> bool:
        """Tell whether what can be put in leaves the words as they are, with an explanation behind them."""
        return (self.remark.instead or "").startswith(f"{self.words} (")

    @property
    def unlisted(self) -> bool:
        """Tell whether it is about a word that the list of difficult words doesn't have."""
        return self.remark.kind in ("rare_word", "long_word", "abbreviation")

    @property
    def whole_sentence(self) -> bool:
        """Tell whether it is about a sentence as a whole, and not about words in it."""
        return self.remark.kind in ("long_sentence", "far_apart")


class Stretch(NamedTuple):
    """A stretch of a text: which remarks run over it, and the numbers of those that end with it."""

    text: str
    words: bool
    sentence: bool
    ends: tuple[int, ...]


class Measure(NamedTuple):
    """A measure of the bar; ``title`` and ``bound`` are msgids."""

    title: str
    value: float
    bound: str
    most: float
    fine: bool


@dataclass(frozen=True)
class Looked:
    """Several texts that are read one after another, as one letter: a term is explained once in all of them."""

    texts: Mapping[str, str]
    check: Check
    remarks: Mapping[str, tuple[Numbered, ...]]

    @property
    def count(self) -> int:
        """Return how many remarks there are."""
        return len(self.check.remarks)

    @property
    def blocks(self) -> int:
        """Return how readable it is, from 1 to 5; 5 is within every bound."""
        return _BLOCKS if self.check.readable else 1 + min(_BLOCKS - 2, self.check.score // 25)

    @property
    def verdict(self) -> str:
        """Return how readable it is in a few words, a msgid."""
        return _VERDICTS[self.blocks - 1]

    @property
    def measures(self) -> list[Measure]:
        """Return what the bar shows, leaving out what can't be measured."""
        values, missed = self.check.measures, self.check.missed
        return [
            Measure(title, value, bound, getattr(STAFF, name), name not in missed)
            for name, title, bound in _MEASURES
            if (value := values[name]) is not None
        ]

    @property
    def improvements(self) -> list[tuple[Improvement, str]]:
        """Return the changes that help most, each with the name of the text where to begin."""
        where = {one.number: name for name, several in self.remarks.items() for one in several}
        order = {id(remark): number for number, remark in enumerate(self.check.remarks, 1)}
        return [(one, where.get(order.get(id(one.first), 0), "")) for one in self.check.improvements]

    def marked(self, name: str) -> list[Stretch]:
        """Return a text in stretches, so that each remark can be marked in it where it stands; in one go over the remarks."""
        text, remarks = self.texts[name], self.remarks[name]
        opened: dict[int, Counter[bool]] = defaultdict(Counter)
        ends: dict[int, list[int]] = defaultdict(list)
        for one in remarks:
            opened[one.remark.start][one.whole_sentence] += 1
            opened[one.remark.end][one.whole_sentence] -= 1
            ends[one.remark.end].append(one.number)
        stretches, running = [], Counter[bool]()
        for start, end in pairwise(sorted({0, len(text), *opened})):
            running.update(opened[start])
            stretches.append(Stretch(text[start:end], running[False] > 0, running[True] > 0, tuple(ends[end])))
        return stretches


def look(texts: Mapping[str, str], glossary: Glossary) -> Looked:
    """Look at texts by their names, in their order; nothing is kept of them."""
    whole = check(_BETWEEN.join(texts.values()), glossary=glossary)
    found: dict[str, list[Numbered]] = {name: [] for name in texts}
    starts, place = [], 0
    for name, text in texts.items():
        starts.append((place, place + len(text), name))
        place += len(text) + len(_BETWEEN)
    at = 0
    for number, remark in enumerate(whole.remarks, 1):
        while at + 1 < len(starts) and starts[at + 1][0] <= remark.start:
            at += 1
        start, end, name = starts[at]
        moved = Remark(
            remark.start - start,
            min(remark.end, end) - start,
            remark.kind,
            remark.message,
            remark.values,
            remark.instead,
        )
        found[name].append(Numbered(number, moved, texts[name][moved.start : moved.end]))
    return Looked(texts, whole, {name: tuple(several) for name, several in found.items()})
