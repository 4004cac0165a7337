"""How plain a text has to be, as data.

The figures come from 29 texts about pupils' care that were measured: plain ones and those full of jargon lie clearly
apart in each of them but sentence length and Douma, which short sentences full of jargon fool.
"""

from collections.abc import Mapping
from dataclasses import dataclass

#: The measures of a text; None where nothing could be measured. In `check` stands what each of them is.
Measures = Mapping[str, float | None]

#: Where a measure is as bad as it gets, for the bar: the texts full of jargon.
WORST = {
    "sentence_length": 22.0,
    "longest_sentence": 36.0,
    "douma": 20.0,
    "zipf": 3.6,
    "long_words": 34.0,
    "passive": 60.0,
    "hits": 30.0,
    "unexplained": 5.0,
    "paragraph_lines": 14.0,
}
_AT_LEAST = frozenset({"douma", "zipf"})

_FEW_WORDS = 8
_SMALL_ZIPF = 0.1
_DOUMA_WORDS = 20  # the formula is one of whole texts: a few words more or less of two syllables turn it over


@dataclass(frozen=True)
class Thresholds:
    """The bounds of a text (None: not held) and of the remarks about its parts.

    ``sentence_length`` words on average, ``longest_sentence`` words, ``zipf`` on average (at least), ``douma`` (at least),
    ``long_words`` of 10 letters and more in percent, ``passive`` sentences in percent, ``hits`` in 100 words,
    ``unexplained`` terms and abbreviations in all, ``paragraph_lines`` of some 90 characters.
    """

    sentence_length: float
    longest_sentence: float
    zipf: float
    long_words: float
    passive: float
    hits: float | None = None
    douma: float | None = None
    unexplained: float | None = None
    paragraph_lines: float | None = None
    remark_sentence: int = 15  # words; a longer sentence gets a remark
    remark_apart: int = 6  # words between auxiliary and participle
    remark_rare: float = 3.0  # Zipf
    remark_letters: int = 14

    def missed(self, measures: Measures) -> dict[str, float]:
        """Return the measures out of bounds, each with how far: 0 just over it, 1 as bad as it gets."""
        return {name: far for name in WORST if (far := self._far(name, measures)) is not None}

    def _far(self, name: str, measures: Measures) -> float | None:
        bound, value = getattr(self, name), measures[name]
        if bound is None or value is None:
            return None
        words = measures["words"] or 0
        sentences = measures["sentences"] or 0
        if name == "zipf":
            # A few words are mostly nouns, which are rarer than the small words between them.
            bound -= _SMALL_ZIPF * max(0, _FEW_WORDS - words)
        elif name == "douma" and words < _DOUMA_WORDS:
            return None
        elif bound and name == "long_words":
            bound = max(bound, 100 / words)  # one may always be
        elif bound and name == "hits" and words >= _FEW_WORDS:
            bound = max(bound, 100 / words)
        elif bound and name == "passive" and sentences >= _FEW_WORDS // 2:
            bound = max(bound, 100 / sentences)
        sign = -1 if name in _AT_LEAST else 1
        over = (value - bound) * sign
        return min(1.0, over / max((WORST[name] - bound) * sign, 0.01)) if over > 1e-9 else None


#: What staff write for parents: it only ever gives remarks.
STAFF = Thresholds(sentence_length=12, longest_sentence=18, zipf=4.8, long_words=8, passive=10, hits=5)

#: Our own fixed text for parents: the tests fail when it misses one.
OWN = Thresholds(
    sentence_length=10,
    longest_sentence=15,
    zipf=4.8,
    long_words=7,
    passive=0,
    douma=80,
    unexplained=0,
    paragraph_lines=6,
)
