"""What each label stands for, where one label can stand for several things: "Datum" of the form or of a row.

The reading that explains the most labels, with the fewest jumps from one group of questions to another, is the right
one. A group is the form itself ("") or a question with rows.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from forms.questions import Rows
from service.word.reading.labels.entries import SURE, Entry
from service.word.reading.labels.names import Names, Target

#: What it costs to go to the rows of a question, to go there under its own heading, and to come back.
_JUMP, _ANNOUNCED, _BACK = 0.5, 0.05, 0.2
#: How close a second meaning may come before a label has none.
_MARGIN = 0.03
#: How much a label says less for the form itself when it can be one of rows.
_DOUBT = 0.1
_EXACT = 0.999


@dataclass(frozen=True)
class Meaning:
    """What an entry answers; ``score`` says how surely. No target: nothing that the form asks."""

    target: Target | None = None
    score: float = 0.0


def meanings(names: Names, entries: Sequence[Entry]) -> list[Meaning]:
    """Return what each entry answers."""
    groups = ["", *(question.key for question in names.form.questions if isinstance(question, Rows))]
    announced = _announced(names, entries)
    costs = dict.fromkeys(groups, _JUMP) | {"": 0.0}
    twice = _twice(entries)
    ways: list[dict[str, str]] = []
    block, headed = -1, False
    for entry, heads in zip(entries, announced, strict=True):
        # What belongs together stands together: in a table, or under a heading.
        within = entry.block == block and not headed
        block, headed = entry.block, entry.empty and bool(entry.label)
        if entry.rows:
            costs = dict.fromkeys(groups, 1000.0) | {entry.rows: min(costs.values())}
            ways.append(dict.fromkeys(groups, min(groups, key=lambda one: costs[one])))
            continue
        now, way = {}, {}
        for group in groups:
            before = min(groups, key=lambda one: costs[one] + _step(one, group, heads, within))
            now[group] = costs[before] + _step(before, group, heads, within) - _best(entry, group).score
            now[group] += _DOUBT if group == "" and _of_rows(entry, heads, twice) else 0.0
            way[group] = before
        costs = now
        ways.append(way)
    group = min(groups, key=lambda one: costs[one])
    path: list[str] = []
    for way in reversed(ways):
        path.append(group)
        group = way[group]
    return [_best(entry, group) for entry, group in zip(entries, reversed(path), strict=True)]


def _of_rows(entry: Entry, announced: str, twice: set[Target]) -> bool:
    """Tell whether a label is sooner one of rows: of those it stands under, or because the form asks it elsewhere."""
    if any(target.rows == announced and score >= SURE for target, score in entry.matches if target.rows):
        return True
    again = entry.matches and entry.matches[0][0] in twice
    return bool(again) and any(target.rows and score >= SURE for target, score in entry.matches)


def _twice(entries: Sequence[Entry]) -> set[Target]:
    """Return the questions of the form itself that seem to be asked more than once."""
    asked = Counter(target for entry in entries for target, score in entry.matches if not target.rows and score >= SURE)
    return {target for target, times in asked.items() if times > 1 and target.kind == "field"}


def _step(before: str, after: str, announced: str, within: bool) -> float:
    if before == after:
        return 0.0
    cost = _BACK if after == "" else _ANNOUNCED if after == announced else _JUMP
    return cost if within else cost / 2


def _best(entry: Entry, group: str) -> Meaning:
    """Return what an entry answers within a group of questions."""
    found = [(target, score) for target, score in entry.matches if target.rows == group]
    if not found:
        return Meaning()
    target, score = found[0]
    if not entry.empty and target.kind == "heading":
        target, score = next(((t, s) for t, s in found if t.kind == "field" and s >= SURE), (target, score))
    close = [other for other, s in found[1:] if s > score - _MARGIN and other.kind == "field"]
    if target.kind == "field" and close and score < _EXACT:
        return Meaning()
    return Meaning(target, score)


def _announced(names: Names, entries: Sequence[Entry]) -> list[str]:
    """Return for each entry the question with rows whose heading it stands under, "" for none."""
    found, current = [], ""
    for entry in entries:
        for target, score in entry.matches:
            if score < SURE:
                break
            if target.kind == "heading":
                current = ""
            elif not target.rows and isinstance(names.question(target), Rows):
                current = target.key
                break
        found.append(current)
    return found
