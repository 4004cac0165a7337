"""A Word file that belongs to no document here becomes the first revision of a new one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from forms.additions import added
from forms.answers import Answers, get, put
from forms.faults import Fault
from forms.merge import Item
from forms.model import Form
from forms.questions.base import typed_text
from forms.questions.date import day_of
from service.store import Document, Settled
from service.work.returning.accepting import EVENT, Choices, reason_of
from service.work.returning.desk import Desk
from service.work.returning.differences import Placing, stored
from service.work.returning.looking import placing
from service.work.writing import school_year

_FOR_ALL_TIME = ("leerling.naam", "leerling.geboortedatum")
"""Facts of a pupil that hold for a document of any year; a class or a mentor may have been another then."""


def begin(
    desk: Desk,
    upload_id: str,
    type_: str,
    subject_id: str,
    choices: Choices,
    additions: Collection[int] | None = None,
    *,
    today: date,
) -> Document:
    """Make a new document about a pupil of what was placed in a file, and return it.

    ``choices`` by path: "nu" leaves an answer out, ("eigen", value) takes another; without a choice it is kept as it was
    placed. ``additions``: the numbers of the texts that go to Aanvullingen, None for all. What was placed and is no
    answer to its question goes there too, with the question's label, so that nothing is lost.

    Raises `UnknownType`, `NotFound`, `NotComparable`, `Settled`, and `Unfit` when what was typed cannot be stored.
    """
    beside = placing(desk, upload_id, type_, subject_id)
    if not beside.upload.waiting:
        raise Settled
    form = beside.form
    answers, unfit = _fit(beside, choices)
    with desk.changing() as dossiers:
        facts = {f"leerling.{name}": value for name, value in dossiers.subject(subject_id).facts.items()}
        for key in _FOR_ALL_TIME:
            if get(answers, key) is None and _fits(form, key, facts.get(key), answers):
                answers = put(answers, key, facts[key])
        numbers = beside.all_extras if additions is None else additions
        texts = [*beside.stored_extras(numbers), *((item.question.label, _text(item)) for item in unfit)]
        answers = stored(form, added(answers, texts), {})
        document = dossiers.start_document(
            form.type,
            [subject_id],
            form.version,
            answers,
            {},
            school_year(day_of(get(answers, "datum")) or today),
            event=EVENT,
            reason=reason_of(beside.upload),
        )
        dossiers.assign_upload(upload_id, document.id)
        dossiers.settle_upload(upload_id, "verwerkt", document.number)
    return document


def _fit(beside: Placing, choices: Choices) -> tuple[Answers, list[Item]]:
    """Return the answers that are chosen and can be stored, and what was placed and cannot.

    To leave one out can make another wrong (an evaluation of a goal that is not there), so it goes on until none is.
    """
    form, items = beside.form, beside.merge.items
    chosen = {item.path: "word" for item in items} | beside.known_choices(choices)
    unfit: list[Item] = []
    wrong = [item for item in items if item.faults and chosen[item.path] == "word"]
    while True:
        unfit += wrong
        chosen |= {item.path: "nu" for item in wrong}
        answers = beside.answers(chosen)
        faults = form.check(form.clean(answers)[0])
        wrong = [item for item in _named(form, faults, items) if chosen[item.path] == "word"]
        if not wrong:
            return answers, unfit


def _named(form: Form, faults: Iterable[Fault], items: Iterable[Item]) -> list[Item]:
    """Return the items that faults are about: the row that one names, or all of a question where it names none of them."""
    found: dict[str, Item] = {}
    for fault in faults:
        asked = {item.path: item for item in items if item.question.key == form.key_at(fault.path)}
        found |= {path: item for path, item in asked.items() if fault.path.startswith(path)} or asked
    return list(found.values())


def _fits(form: Form, key: str, value: Any, answers: Answers) -> bool:
    if value is None or key not in [question.key for question in form.questions]:
        return False
    return not list(form.question(key).faults(value, key, answers))


def _text(item: Item) -> str:
    """Return what was placed, as text."""
    value = item.theirs
    return typed_text({name: cell for name, cell in value.items() if name != "id"} if item.row_id else value)
