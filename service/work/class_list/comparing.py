"""What keeping a class list would do to the pupils that are there, and doing it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forms.faults import Message
from forms.text import N_
from service.store import Dossiers, Subject
from service.work.class_list.reading import ClassList, Row, Unread
from service.work.pupils import Facts, bare_number, same_pupil


@dataclass(frozen=True)
class Change:
    """A pupil who is known, with the facts as they would become and those that differ: name -> (then, now)."""

    subject_id: str
    line: int
    facts: Facts
    differing: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True)
class Comparison:
    """What keeping a list would do."""

    new: tuple[Row, ...] = ()
    changed: tuple[Change, ...] = ()
    same: tuple[Row, ...] = ()
    unread: tuple[Unread, ...] = ()
    digest: str = field(default="", compare=False)

    @property
    def size(self) -> int:
        """Return how many pupils would be added or changed."""
        return len(self.new) + len(self.changed)


def compare(listed: ClassList, subjects: Sequence[Subject]) -> Comparison:
    """Return what keeping the list would do to the pupils that are there.

    A pupil is found by number, else by name and date of birth. Where one of the two says no date of birth, name and
    class will do; a name alone is asked about. What the list leaves empty stays as it is.
    """
    by_number = {number: subject for subject in subjects if (number := bare_number(subject.facts))}
    by_name: dict[Any, list[Subject]] = {}
    for subject in subjects:
        by_name.setdefault(same_pupil(subject.facts)[0], []).append(subject)
    new, changed, same, unread = [], [], [], list(listed.unread)
    claimed: dict[str, int] = {}
    for row in listed.rows:
        known = _known(row, by_number, by_name)
        if isinstance(known, Message):
            unread.append(Unread(row.line, row.facts["naam"], known))
        elif known is None:
            new.append(row)
        elif claimed.setdefault(known.id, row.line) != row.line:
            why = Message("", N_("Deze leerling staat ook op regel %(line)d"), {"line": claimed[known.id]})
            unread.append(Unread(row.line, row.facts["naam"], why))
        else:
            then = known.facts
            differing = {name: (then.get(name), now) for name, now in row.facts.items() if then.get(name) != now}
            if differing:
                changed.append(Change(known.id, row.line, {**then, **row.facts}, differing))
            else:
                same.append(row)
    made = Comparison(tuple(new), tuple(changed), tuple(same), tuple(sorted(unread, key=lambda one: one.line)))
    return Comparison(made.new, made.changed, made.same, made.unread, _digest(made))


def save(dossiers: Dossiers, comparison: Comparison) -> None:
    """Add and change the pupils, in the transaction of these dossiers: all of them or, when it raises, none."""
    for row in comparison.new:
        dossiers.add_subject("leerling", row.facts)
    for change in comparison.changed:
        dossiers.change_subject(change.subject_id, change.facts)


def _known(
    row: Row, by_number: Mapping[str, Subject], by_name: Mapping[Any, list[Subject]]
) -> Subject | Message | None:
    number = bare_number(row.facts)
    if number and number in by_number:
        return by_number[number]
    name, born = same_pupil(row.facts)
    namesakes = by_name.get(name, [])
    same = [subject for subject in namesakes if subject.facts.get("geboortedatum") == born]
    if not same:
        return _unsure(row, [subject for subject in namesakes if _could_be(row.facts, subject.facts)])
    if len(same) > 1:
        return Message("", N_("Er zijn meer leerlingen met deze naam en geboortedatum. Zet het leerlingnummer erbij"))
    if same and number and bare_number(same[0].facts):
        return Message(
            "",
            N_("Een leerling met deze naam en geboortedatum heeft al nummer %(nummer)s. Kijk na welk nummer klopt"),
            {"nummer": same[0].facts["nummer"]},
        )
    return same[0]


def _unsure(row: Row, namesakes: list[Subject]) -> Subject | Message | None:
    """Return which of these is meant, if their class says so: else somebody would stand there twice."""
    if len(namesakes) == 1 and row.facts.get("klas") in (None, namesakes[0].facts.get("klas")):
        return namesakes[0]
    if namesakes:
        return Message(
            "",
            N_(
                "Er is al een leerling die %(naam)s heet. Zet hier en bij die leerling het nummer of de geboortedatum erbij"
            ),
            {"naam": row.facts["naam"]},
        )
    return None


def _could_be(facts: Facts, others: Facts) -> bool:
    """Say whether neither number nor date of birth tells two namesakes apart."""
    apart = (bare_number(facts), bare_number(others)), (facts.get("geboortedatum"), others.get("geboortedatum"))
    return not any(one and other and one != other for one, other in apart)


def _digest(comparison: Comparison) -> str:
    """Return a mark of what was shown, so that only that is done."""
    shown = [
        [row.facts for row in comparison.new],
        [[change.subject_id, change.facts, list(change.differing.items())] for change in comparison.changed],
    ]
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()
