"""The plain-language check: deterministic, it warns and never rewrites."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from forms.faults import Message
from forms.text import N_
from service.plain.glossary import Glossary, shipped
from service.plain.remarks import WORD_KINDS, Kind, Remark, Remarks
from service.plain.sentences import Sentence, paragraph_lengths, sentences
from service.plain.thresholds import STAFF, WORST, Measures, Thresholds
from service.plain.words import known, syllables

_LONG = 10  # letters
_EVERYWHERE = 6.3  # Zipf; the fifty words that stand in every text ("de", "een", "is") say nothing about this one
_LINE = 90  # characters, at 11 pt on a page
_MOST_IMPROVEMENTS = 3

#: Which remarks, mended, bring which measure back.
_MENDS: dict[str, tuple[Kind, ...]] = {
    "sentence_length": ("long_sentence",),
    "longest_sentence": ("long_sentence",),
    "douma": ("long_sentence", "long_word", "term"),
    "zipf": ("term", "rare_word"),
    "long_words": ("long_word", "term"),
    "passive": ("passive",),
    "hits": WORD_KINDS,
    "unexplained": ("term", "abbreviation"),
    "paragraph_lines": (),
}
_ADVICE: dict[Kind, str] = {
    "long_sentence": N_("Maak lange zinnen korter (%(count)d keer)"),
    "passive": N_("Zeg wie het doet (%(count)d keer)"),
    "far_apart": N_("Zet woorden die bij elkaar horen dichter bij elkaar (%(count)d keer)"),
    "term": N_("Vervang vaktaal, of leg die uit (%(count)d keer)"),
    "abbreviation": N_("Schrijf afkortingen uit (%(count)d keer)"),
    "rare_word": N_("Kies gewonere woorden (%(count)d keer)"),
    "long_word": N_("Maak lange woorden korter (%(count)d keer)"),
}


@dataclass(frozen=True)
class Improvement:
    """A change that helps: all remarks of one kind. ``first`` is where to begin."""

    kind: Kind
    first: Remark
    message: str
    values: dict[str, Any] = field(default_factory=dict)

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return the advice in the language of ``translate``, Dutch by default."""
        return Message("", self.message, self.values).text(translate)


@dataclass(frozen=True)
class Check:
    """What the check found.

    ``measures``, None where there is nothing to measure:

    * ``words``, ``sentences`` (bullets too, headings not);
    * ``sentence_length`` (average) and ``longest_sentence``, in words;
    * ``douma``: Flesch-Douma, 206.835 - 0.93 x words a sentence - 77 x syllables a word;
    * ``zipf``: how common the words are on average, compounds by their parts, names and the fifty commonest left out;
    * ``long_words`` (10 letters and more) and ``passive`` (sentences), in percent;
    * ``hits``: remarks about words in 100 words; ``unexplained``: terms and abbreviations, in all;
    * ``paragraph_lines``: the longest paragraph in lines of some 90 characters.

    ``missed`` names the measures out of bounds, each with how far (0 just over it, 1 as bad as it gets); a text is
    ``readable`` when there are none. ``score`` is 100 then, less the further it misses; 0 is the least.
    ``improvements`` are the three changes, at most, that help most.
    """

    measures: Measures
    missed: dict[str, float]
    remarks: tuple[Remark, ...]
    improvements: tuple[Improvement, ...]
    score: int

    @property
    def readable(self) -> bool:
        return not self.missed


def check(
    text: str, *, glossary: Glossary | None = None, thresholds: Thresholds = STAFF, exempt: Collection[str] = ()
) -> Check:
    """Say how plain a Dutch text is and what would make it plainer.

    Lines are paragraphs, ``"- "`` starts a bullet, as in an answer. ``glossary``: the shipped one unless given.
    ``exempt``: words (or terms) that nothing is said about, such as the official name of a document. Any text is
    answered, in time that grows with its length; what is not in Latin script is not looked at.
    """
    found = sentences(text)
    looked = Remarks(text, found, glossary or shipped(), thresholds, exempt)
    remarks = tuple(looked.all())
    measures = _measures(text, found, looked, remarks)
    missed = thresholds.missed(measures)
    score = 100 - ceil(100 * min(1.0, sum(missed.values()) / 3))
    return Check(measures, missed, remarks, _improvements(remarks, missed), score if not missed else min(score, 99))


def _measures(text: str, found: Sequence[Sentence], looked: Remarks, remarks: Sequence[Remark]) -> Measures:
    measured = [sentence for sentence in found if sentence.kind != "heading"]
    lengths = [len(sentence.words) for sentence in measured]
    words = sum(len(sentence.words) for sentence in found)
    weighed = [token.lower for token in looked.weighed]
    measures: dict[str, float | None] = dict.fromkeys(("words", "sentences", *WORST))
    kinds = Counter(remark.kind for remark in remarks)
    measures |= {"words": words, "sentences": len(measured), "unexplained": kinds["term"] + kinds["abbreviation"]}
    if lengths:
        measures["sentence_length"] = round(sum(lengths) / len(lengths), 1)
        measures["longest_sentence"] = max(lengths)
        measures["passive"] = round(100 * looked.passives / len(lengths), 1)
    if weighed:
        common = [zipf for word in weighed if (zipf := known(word).zipf) < _EVERYWHERE] or [_EVERYWHERE]
        measures["zipf"] = round(sum(common) / len(common), 2)
        measures["long_words"] = round(100 * sum(len(word) >= _LONG for word in weighed) / words, 1)
        measures["hits"] = round(100 * sum(kinds[kind] for kind in WORD_KINDS) / words, 1)
        heard = sum(syllables(word) for word in weighed) / len(weighed)
        average = sum(lengths) / len(lengths) if lengths else len(weighed)
        measures["douma"] = round(206.835 - 0.93 * average - 77 * heard, 1)
        measures["paragraph_lines"] = max(ceil(length / _LINE) for length in paragraph_lengths(text))
    return measures


def _improvements(remarks: Sequence[Remark], missed: dict[str, float]) -> tuple[Improvement, ...]:
    """Return the kinds of remarks that would bring back most of what is missed; then those there are most of."""
    kinds = Counter(remark.kind for remark in remarks)
    gains: Counter[Kind] = Counter()
    for measure, far in missed.items():
        share = sum(kinds[kind] for kind in _MENDS[measure])
        for kind in _MENDS[measure]:
            if kinds[kind]:
                gains[kind] += far * kinds[kind] / share  # type: ignore[assignment]  # a Counter may hold fractions
    order = sorted(kinds, key=lambda kind: (-gains[kind], -kinds[kind], kind))
    return tuple(
        Improvement(kind, next(r for r in remarks if r.kind == kind), _ADVICE[kind], {"count": kinds[kind]})
        for kind in order[:_MOST_IMPROVEMENTS]
    )
