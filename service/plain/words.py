"""What is known about Dutch words: how common they are, their lemma, their parts, their syllables.

How common: the Zipf scale of wordfreq 3 (its software is Apache-2.0, its data CC BY-SA 4.0, by Robyn Speer and the
makers of the sources it names): log10 of how often a word stands in a billion words, 7 for "de", 3 for "gymzaal", 0 for
what the list doesn't have. Lemmas: simplemma 2 (MIT; its Dutch data under the licences it ships).

Both lists are loaded at the first word, Dutch only, and stay: together some 90 MB. What was found out about a word is
kept for a bounded number of words.
"""

import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from service.plain import lists

#: A longer "word" is no word: it is not looked up and not kept.
LONGEST = 45
_COMMON = 3.5
_PART = 3.0
_SHORT_PART = 4.0
_COMPOUND = 8
# Heard as one: the longest first. What is written with a trema starts a new syllable.
_SYLLABLE = re.compile("aai|eeu|ieu|oei|ooi|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáàâäéèêëíìîïóòôöúùûü]")
_STRESS = str.maketrans("áéíóú", "aeiou")  # on a word that is said with stress: "wél"
_JOINTS = ("", "s", "e", "en", "n")


class Known(NamedTuple):
    """``own`` 0–8: how common the word or its lemma is; ``zipf`` the same, or the mean of its parts if that is more."""

    zipf: float
    own: float
    lemma: str
    parts: tuple[str, ...]


def known(word: str) -> Known:
    """Return what is known of a word in small letters (see ``sentences.lowered``)."""
    return _known(word) if len(word) <= LONGEST else Known(0.0, 0.0, word, ())


def forget() -> None:
    """Leave what was found out about words; the lists stay."""
    _known.cache_clear()


def syllables(word: str) -> int:
    """Return how many syllables a word has, at least one: its groups of vowels, as Douma counted them."""
    return max(1, len(_SYLLABLE.findall(word)))


def in_dictionary(word: str) -> bool:
    """Tell whether the dictionary of lemmas knows a word, as itself or as a form of another."""
    from simplemma import is_known

    return len(word) <= LONGEST and is_known(word, lang="nl")


@lru_cache(maxsize=20_000)
def _known(word: str) -> Known:
    lemma = _lemma(word)
    own = max(_zipf(word), _zipf(lemma))
    parts = _hyphened(word) or (_split(word) if own < _COMMON and len(word) >= _COMPOUND else ())
    zipf = max(own, sum(map(_zipf, parts)) / len(parts)) if parts else own
    return Known(zipf, own, lemma, parts)


def _lemma(word: str) -> str:
    # Verbs that fall apart are marked in the dictionary: "op_stellen".
    return _lemmatize()(word, "nl").replace("_", "")


def _zipf(word: str) -> float:
    frequency = _frequencies().get(word) or _frequencies().get(word.translate(_STRESS))
    return round(math.log10(frequency) + 9, 2) if frequency else 0.0


def _hyphened(word: str) -> tuple[str, ...]:
    parts = tuple(part for part in word.split("-") if part)
    return parts if len(parts) > 1 and all(_is_part(part) for part in parts) else ()


def _split(word: str, most: int = 3) -> tuple[str, ...]:
    """Return the common words that a compound is made of, () when it is none.

    As few as can be ("onderwijs" + "behoeften", not "onder" + "wijs" + …), and then the rarest as common as can be.
    """
    splits: list[tuple[str, ...]] = []
    for cut in range(3, len(word) - 2):
        first = _without_joint(word[:cut])
        if not first:
            continue
        rest = word[cut:]
        found = (rest,) if _is_part(rest) else _split(rest, most - 1) if most > 2 and len(rest) > 6 else ()
        if found:
            splits.append((first, *found))
    return max(splits, key=lambda parts: (-len(parts), min(map(_zipf, parts))), default=())


def _without_joint(start: str) -> str:
    """Return the word that stands before a joint: "handeling" for "handelings"; "" when there is none."""
    for joint in _JOINTS:
        if start.endswith(joint) and _is_part(part := start[: len(start) - len(joint)]):
            return part
    return ""


def _is_part(word: str) -> bool:
    return len(word) > 2 and word not in lists.NO_PARTS and _zipf(word) >= (_PART if len(word) > 3 else _SHORT_PART)


# The two libraries take a third of a second and 90 MB: only who checks a text pays for them.


@lru_cache(maxsize=1)
def _frequencies() -> Mapping[str, float]:
    from wordfreq import get_frequency_dict

    return get_frequency_dict("nl", "best")


@lru_cache(maxsize=1)
def _lemmatize() -> Callable[[str, str], str]:
    from simplemma import Lemmatizer

    return Lemmatizer(cache_max_size=1).lemmatize  # what was found is kept by _known
