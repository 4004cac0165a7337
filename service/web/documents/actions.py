"""The buttons of a page besides saving: rows, starter phrases, answers that were taken over, remarks.

Each changes what is typed and nothing that is saved, so they work without a script.
"""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.exceptions import BadRequest
from wtforms import SelectMultipleField

from forms.model import Step
from forms.page import Page, Typed, with_rows
from forms.questions import Question, Rows
from forms.questions.rows import ROWS_MAX, new_row_id
from service.web.documents.shown import field_id
from service.work.writing import Writing


@dataclass(frozen=True)
class Done:
    """What a button did: the input as it is now, which field to go to, and which remark to put away."""

    typed: Typed
    target: str
    hide: str = ""


def act(writing: Writing, step: Step, typed: Typed, action: str) -> Done:
    """Do what a button says: ``rij-erbij:doelen``, ``rij-op:doelen:a1``, ``zin:aanpak:Een instructie …`` and so on."""
    verb, _, rest = action.partition(":")
    if verb in ("rij-erbij", "rij-weg", "rij-op", "rij-neer"):
        key, _, row_id = rest.partition(":")
        question = _question(step, key)
        if not isinstance(question, Rows):
            raise BadRequest
        return _rows(writing, step, typed, question, verb, row_id)
    if verb == "zin":
        name, _, phrase = rest.partition(":")
        return Done(_with_phrase(typed, name, phrase), field_id(name))
    if verb == "leeg":
        question = _question(step, rest)
        return Done(
            [*_emptied(writing, step, typed, question.key), ("klopt", question.key)], f"vraag-{field_id(question.key)}"
        )
    if verb == "klopt":
        question = _question(step, rest)
        return Done([*typed, ("klopt", question.key)], f"vraag-{field_id(question.key)}")
    if verb == "verberg":
        remark_id, _, name = rest.partition(":")
        return Done(typed, field_id(name), hide=remark_id[:100])
    raise BadRequest


def _rows(writing: Writing, step: Step, typed: Typed, question: Rows, verb: str, row_id: str) -> Done:
    row_ids = Page(writing.form, step, writing.answers, typed).rows[question.key]
    target = f"vraag-{field_id(question.key)}"
    if verb == "rij-erbij":
        if len(row_ids) < ROWS_MAX:
            row_id = new_row_id()
            row_ids = [*row_ids, row_id]
            target = f"rij-{row_id}"
        return Done(with_rows(question, typed, row_ids), target)
    if row_id not in row_ids:
        return Done(typed, target)
    place = row_ids.index(row_id)
    rest = [*row_ids[:place], *row_ids[place + 1 :]]
    if verb == "rij-weg":
        return Done(with_rows(question, typed, rest), target)
    place = max(0, place - 1) if verb == "rij-op" else place + 1
    return Done(with_rows(question, typed, [*rest[:place], row_id, *rest[place:]]), f"rij-{row_id}")


def _question(step: Step, key: str) -> Question:
    for question in step.questions:
        if question.key == key:
            return question
    raise BadRequest


def _with_phrase(typed: Typed, name: str, phrase: str) -> Typed:
    """Return the input with a phrase on a line of its own after what was typed in a field."""
    before = next((value for typed_name, value in typed if typed_name == name), "").rstrip()
    rest = [(typed_name, value) for typed_name, value in typed if typed_name != name]
    return [*rest, (name, f"{before}\n{phrase} " if before else f"{phrase} ")]


def _emptied(writing: Writing, step: Step, typed: Typed, key: str) -> Typed:
    """Return the input with nothing at a question."""
    rest = [(name, value) for name, value in typed if writing.form.key_at(name) != key]
    fields = Page(writing.form, step, writing.answers, typed).fields
    single = [field.name for field in fields if not isinstance(field, SelectMultipleField)]
    return [*rest, *((name, "") for name in single if writing.form.key_at(name) == key and "[" not in name)]
