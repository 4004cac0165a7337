"""How much two texts say the same: word by word, so that a typing error is forgiven and another word is not.

"Belemmerende factoren" and "bevorderende factoren" look alike as strings and mean the opposite; as words they differ.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from rapidfuzz.distance import OSA

_WORD = re.compile(r"[^\W_]+")
#: "3.", "3.2", "a)" before a label, and the star of an obligatory question.
_NUMBERING = re.compile(
    r"^\s*(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.):]\s+|\d{1,2}(?:\.\d{1,2})+\s+|\*\s*)", re.IGNORECASE
)
#: A label is never longer than this many words.
LONGEST = 45
#: How much a word counts that is one or two letters off, and one that stands in a heading above instead.
_MISTYPED, _ABOVE = 0.95, 1.0
#: What a name is worth more that the heading above completes: under "Gesprek met de ouders" a "Datum" is that of the talk.
_COMPLETED, _COMPLETE = 0.02, 0.97
#: The part of a text, by weight, that has to be known at least.
_LEAST = 0.6
#: Words of at least this many letters may differ in the last few: "bijzonderheden".
_LONG, _ENDING = 10, 3


def without_number(text: str) -> str:
    """Return a label without the number or star before it."""
    return _NUMBERING.sub("", text)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return tuple(_WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))


@dataclass(frozen=True)
class Match:
    """``name`` of a vocabulary that a text comes close to; ``score`` from 0 to 1."""

    name: int
    score: float


@dataclass
class Vocabulary:
    """Names to be found, each a list of words with how far it can be trusted (0 to 1)."""

    names: list[tuple[tuple[str, ...], float]] = field(default_factory=list)
    #: Numbers of the names that take no words from a heading above.
    alone: set[int] = field(default_factory=set)
    _weights: dict[str, float] = field(default_factory=dict)
    _places: dict[str, list[int]] = field(default_factory=dict)
    _near: dict[str, dict[str, float]] = field(default_factory=dict)
    _by_letter: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: tuple[str, ...], trust: float, alone: bool = False) -> None:
        """Add a name; ``alone``: it takes no words from a heading above."""
        if alone:
            self.alone.add(len(self.names))
        self.names.append((name, trust))

    def ready(self) -> None:
        """Weigh the words: one that stands in many names says little."""
        counts = Counter(word for name in {name for name, _ in self.names} for word in set(name))
        self._weights = {word: 1 / sqrt(count) for word, count in counts.items()}
        for word in self._weights:
            self._by_letter.setdefault(word[0], []).append(word)
        for number, (name, _) in enumerate(self.names):
            for word in set(name):
                self._places.setdefault(word, []).append(number)

    def best(self, text: str, above: Sequence[str] = ()) -> list[Match]:
        """Return the names that a text comes closest to, the closest first.

        ``above`` are headings that it stands under: a name may take words from those, as "Leerling" does under "Sterke
        kanten".
        """
        said = self._joined(words(without_number(text)))
        if not said or len(said) > LONGEST:
            return []
        own = self._hits(said)
        # Running text is no label: too little of it can be part of a name.
        known = sum(self._weights.get(word, 1.0) for word in said if self._near[word])
        if known < _LEAST * sum(self._weights.get(word, 1.0) for word in said):
            return []
        context = self._hits(tuple(word for heading in above for word in words(heading)))
        numbers = {number for word in own if self._weights[word] > 0 for number in self._places[word]}
        found = (Match(number, self._score(number, said, own, context)) for number in numbers)
        return sorted((match for match in found if match.score > 0), key=lambda match: -match.score)

    def _score(self, number: int, said: Sequence[str], own: Mapping[str, float], context: Mapping[str, float]) -> float:
        name, trust = self.names[number]
        context = {} if number in self.alone else context
        wanted = sum(self._weights[word] for word in name)
        recall = sum(self._weights[word] * max(own.get(word, 0), context.get(word, 0) * _ABOVE) for word in name)
        inside = set(name)
        spoken = [(self._weights.get(word, 1.0), self._near[word]) for word in said]
        covered = sum(weight * max((near[word] for word in near.keys() & inside), default=0) for weight, near in spoken)
        recall, precision = recall / wanted, covered / sum(weight for weight, _ in spoken)
        score = trust * 2 * recall * precision / (recall + precision) if recall + precision else 0.0
        completed = min(recall, precision) >= _COMPLETE and any(word not in own for word in name)
        return score + _COMPLETED if completed else score

    def _hits(self, said: Iterable[str]) -> dict[str, float]:
        """Return the words of the vocabulary that a text says, with how surely."""
        hits: dict[str, float] = {}
        for word in said:
            for known, sure in self._nearest(word).items():
                hits[known] = max(sure, hits.get(known, 0))
        return hits

    def _nearest(self, word: str) -> dict[str, float]:
        if word not in self._near:
            self._near[word] = {word: 1.0} if word in self._weights else self._mistyped(word)
        return self._near[word]

    def _mistyped(self, word: str) -> dict[str, float]:
        return {known: _MISTYPED for known in self._by_letter.get(word[0], ()) if _alike(word, known)}

    def _joined(self, said: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words with those made one that the vocabulary writes as one: "geboorte datum"."""
        made: list[str] = []
        for word in said:
            if (made and word not in self._weights and made[-1] + word in self._weights) or (
                made and made[-1] not in self._weights and made[-1] + word in self._weights
            ):
                made[-1] += word
            else:
                made.append(word)
        return tuple(made)


def same(text: str, other: str) -> float:
    """Return how much two short texts are the same, 0 to 1: for the options of a question."""
    left, right = words(without_number(text)), words(other)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    hits = sum(any(_alike(word, known) for known in right) for word in left) / len(left)
    found = sum(any(_alike(word, known) for known in left) for word in right) / len(right)
    return _MISTYPED * (found if hits == 1 else min(hits, found) * hits)


def _alike(word: str, known: str) -> bool:
    if word == known:
        return True
    shortest = min(len(word), len(known))
    stem = shortest - _ENDING + 1
    # One of them may be the plural, or have another ending.
    if shortest >= _LONG and abs(len(word) - len(known)) < _ENDING and word[:stem] == known[:stem]:
        return True
    allowed = min(_slips(word), _slips(known))
    if allowed < max(1, abs(len(word) - len(known))):
        return False
    return OSA.distance(word, known, score_cutoff=allowed) <= allowed


def _slips(word: str) -> int:
    """Return how many letters of a word may be wrong."""
    return 0 if len(word) < 5 or word.isdecimal() else 1 if len(word) < 9 else 2
