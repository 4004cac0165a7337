"""Three-way merging of plain values: one was changed on two sides, and both changes are kept where they do not touch.

``base`` is what both sides started from. None is no answer. What both sides changed differently is a `Conflict`: nothing
is guessed. The result does not depend on which side is called ours.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from typing import Any

Merger = Callable[[Any, Any, Any], Any]

#: Beyond this many different lines, or pairs of lines that are alike, none are matched: the time that difflib takes grows
#: with the square of the first and with the second.
_MOST_LINES, _MOST_PAIRS = 5_000, 1_000_000


class Conflict(ValueError):
    """Both sides changed the same thing, each in its own way: a person decides."""


def one_side(base: Any, ours: Any, theirs: Any) -> Any:
    """Return the value of the side that changed it; Conflict when both did, and not alike."""
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    raise Conflict


def merged_lines(base: Any, ours: Any, theirs: Any) -> Any:
    """Return a text with the lines that either side changed, added or took away; Conflict where those touch (diff3).

    Two changes touch when no line that both sides left alone stands between them.
    """
    try:
        return one_side(base, ours, theirs)
    except Conflict:
        if not all(text is None or isinstance(text, str) for text in (base, ours, theirs)):
            raise
    first, mine, other = (text.split("\n") if text else [] for text in (base, ours, theirs))
    merged = _diff3(first, mine, other)
    # A merge in which either side's changes would not be found again is no merge: the next upload of the same file
    # would take it for another change.
    if _diff3(first, merged, other) != merged or _diff3(first, mine, merged) != merged:
        raise Conflict
    return "\n".join(merged).strip("\n") or None


def merged_choices(base: Any, ours: Any, theirs: Any) -> Any:
    """Return the choices that either side added and neither took away; None when none are left."""
    if not all(chosen is None or isinstance(chosen, list) for chosen in (base, ours, theirs)):
        return one_side(base, ours, theirs)
    before, mine, other = base or [], ours or [], theirs or []
    kept = [choice for choice in mine if choice in other or choice not in before]
    return [*kept, *(choice for choice in other if choice not in mine and choice not in before)] or None


def merged_members(base: Any, ours: Any, theirs: Any, mergers: Mapping[str, Merger]) -> Any:
    """Return an answer in parts merged part by part, each by its own merger or else by `one_side`."""
    if not all(value is None or isinstance(value, dict) for value in (base, ours, theirs)):
        return one_side(base, ours, theirs)
    before, mine, other = base or {}, ours or {}, theirs or {}
    merged = {
        name: mergers.get(name, one_side)(before.get(name), mine.get(name), other.get(name))
        for name in dict.fromkeys((*mine, *other))
    }
    return {name: part for name, part in merged.items() if part is not None} or None


def _diff3(base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    """Return the lines merged; Conflict.

    Lines of the base that stand on both sides hold the merge together; what lies between two of them comes from the side
    that changed it.
    """
    in_ours, in_theirs = _matched(base, ours), _matched(base, theirs)
    merged: list[str] = []
    place = mine = other = 0
    for held in [*(line for line in in_ours if line in in_theirs), len(base)]:
        to_mine, to_other = in_ours.get(held, len(ours)), in_theirs.get(held, len(theirs))
        merged += one_side(base[place:held], ours[mine:to_mine], theirs[other:to_other])
        merged += base[held : held + 1]
        place, mine, other = held + 1, to_mine + 1, to_other + 1
    return merged


def _matched(base: list[str], side: list[str]) -> dict[int, int]:
    """Return for the lines of the base that the side left alone, in order, where they stand in the side."""
    start = 0
    while start < min(len(base), len(side)) and base[start] == side[start]:
        start += 1
    end = 0
    while end < min(len(base), len(side)) - start and base[-1 - end] == side[-1 - end]:
        end += 1
    matched = {place: place for place in range(start)}
    middle, other = base[start : len(base) - end], side[start : len(side) - end]
    times = Counter(other)
    if max(len(middle), len(other)) <= _MOST_LINES and sum(times[line] for line in middle) <= _MOST_PAIRS:
        for match in SequenceMatcher(None, middle, other, autojunk=False).get_matching_blocks():
            matched |= {start + match.a + n: start + match.b + n for n in range(match.size)}
    return matched | {len(base) - n: len(side) - n for n in range(end, 0, -1)}
