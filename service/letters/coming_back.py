"""A version for parents that comes back: what changed in it, as a change of the whole answers.

A changed text becomes what parents read; staff's own text stays. What is the letter's alone, such as a difficult word
explained, is no answer: what somebody typed there goes to Aanvullingen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from forms.answers import Answers, get, put
from forms.faults import Message
from forms.for_parents import FOR_PARENTS, LETTER, is_for_parents, letter_answers, returned
from forms.model import Form
from forms.questions import Question, Rows
from service.word import Found, Outside, Reading


def printed_then(form: Form, variant: str, then: Answers, version: int) -> Answers:
    """Return what a file was printed with, of the whole answers of then, as that version of the form names them.

    Where an upgrade changed an answer, staff's stands in it, not what parents read: they differ in what was not changed
    in the file, and that counts as it was.
    """
    if not is_for_parents(variant):
        return then
    now = form.upgrade(then, version)
    letter = letter_answers(form, now)
    if version == form.version:
        return letter
    printed = then
    for question in form.questions:
        if get(then, question.key) == get(now, question.key):
            printed = put(printed, question.key, get(letter, question.key))
    return printed


def as_whole(form: Form, then: Answers, reading: Reading, base: Answers, theirs: Answers) -> Reading:
    """Return what was read of a letter as a reading of the whole answers, over ``then``, that the letter was made of.

    ``base`` and ``theirs`` are what the letter was printed with and what it says now, under today's names.
    """
    letter = letter_answers(form, then)
    changed = letter
    for question in form.questions:
        changed = put(changed, question.key, _patched(question, letter, base, theirs))
    whole = returned(form, then, letter, changed)
    texts = _rows(whole)
    gone = tuple(row_id for row_id in _rows(then) if row_id not in texts)
    read = of_form(form, reading)
    return replace(
        read,
        answers=whole,
        found={**read.found, **_found_texts(form, reading, texts)},
        gone_rows={FOR_PARENTS.key: gone} if gone else {},
        outside=(*reading.outside, *_beside(base, theirs)),
    )


def of_form(form: Form, reading: Reading) -> Reading:
    """Return a reading without what only a letter has."""
    keys = {question.key for question in form.all_questions}
    answers = reading.answers
    for question in LETTER.questions:
        answers = put(answers, question.key, None)
    return replace(
        reading,
        form=form,
        answers=answers,
        found={key: found for key, found in reading.found.items() if key in keys},
        missing=tuple(key for key in reading.missing if key in keys),
        gone_rows={key: rows for key, rows in reading.gone_rows.items() if key in keys},
    )


def _patched(question: Question, letter: Answers, base: Answers, theirs: Answers) -> Any:
    """Return the answer that a letter has now: as it was made, with what changed in the file."""
    made, was, now = (get(answers, question.key) for answers in (letter, base, theirs))
    if now == was:
        return made
    if was == made or not (isinstance(question, Rows) and all(isinstance(one, list) for one in (made, was, now))):
        return now
    return _patched_rows(made, was, now)


def _patched_rows(made: list[Any], base: list[Any], theirs: list[Any]) -> list[Any] | None:
    """Return rows with the cells that changed in the file, the rows that came, and without those that are gone."""
    then, mine = ({row["id"]: row for row in rows} for rows in (base, made))
    rows = []
    for row in theirs:
        was = then.get(row["id"])
        if was is None:
            rows.append(row)
        elif row["id"] in mine:
            changes = {name: row.get(name) for name in {*row, *was} if row.get(name) != was.get(name)}
            patched = {**mine[row["id"]], **changes}
            rows.append({name: cell for name, cell in patched.items() if cell is not None})
    return rows or None


def _beside(base: Answers, theirs: Answers) -> Iterator[Outside]:
    """Yield what was typed in the places of the letter's own answers."""
    for question in LETTER.questions:
        was, now = get(base, question.key), get(theirs, question.key)
        if was == now or now is None:
            continue
        rows = now if isinstance(question, Rows) else [now]
        known = {row["id"]: row for row in was or ()} if isinstance(question, Rows) else {}
        for row in rows:
            said = ": ".join(_texts(question, row, known)) if isinstance(question, Rows) else question.text(now, {})
            if said:
                yield Outside("unplaced", said, Message("", question.label))


def _texts(rows: Rows, row: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for column in rows.columns:
        said = column.text(row.get(column.key), {})
        if said and row.get(column.key) != known.get(row["id"], {}).get(column.key):
            yield said


def _rows(answers: Answers) -> dict[str, Mapping[str, Any]]:
    """Return what parents read, by the id of its row."""
    return {row["id"]: row for row in get(answers, FOR_PARENTS.key) or ()}


def _found_texts(form: Form, reading: Reading, rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Found]:
    """Return how the texts that parents read were found: as the answers were that they stand in the place of."""
    hows: dict[str, str] = {}
    places: list[Found] = []
    for row_id, row in rows.items():
        path = row.get("waar", "")
        place = reading.found.get(form.key_at(path))
        if place is not None:
            inside = path.removeprefix(place.key)[1:].partition("]")[0]
            hows[row_id] = place.rows.get(inside, place.how)
            places.append(place)
    if not places:
        return {}
    least = min(places, key=lambda place: place.sureness)
    return {FOR_PARENTS.key: Found(FOR_PARENTS.key, least.how, least.where, hows, least.sureness)}
