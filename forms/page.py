"""One page of a form as a WTForms form: what was typed, the answers in it, and the faults beside the fields."""

from collections.abc import Iterable
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms.form import BaseForm

from forms.answers import Answers, get, put
from forms.faults import Fault
from forms.model import Form, Step
from forms.questions import Question, RowRef, Rows
from forms.questions.rows import ROWS_MAX
from forms.row_ids import is_row_id

Typed = list[tuple[str, str]]


class Page:
    """A step's fields, filled with answers or with what somebody typed over them.

    ``typed`` is raw form input, as (name, value) pairs; it may hold anything. ``fields`` is the bound WTForms form.
    """

    def __init__(self, form: Form, step: Step, answers: Answers, typed: Typed | None = None) -> None:
        self.form = form
        self.step = step
        self.before = answers
        self.input = MultiDict(typed) if typed is not None else None
        self.rows = {question.key: self._row_ids(question) for question in _all_rows(step)}
        inputs: dict[str, Any] = {}
        shown: dict[str, Any] = {}
        for question in step.questions:
            inputs |= question.inputs(question.key)
            if isinstance(question, Rows):
                inputs |= question.row_inputs(question.key, self.rows[question.key])
            shown |= question.write(get(answers, question.key), question.key)
        self.fields = BaseForm(inputs)
        self.fields.process(self.input, **shown)
        self.faults: list[Fault] = []
        self._offer_targets()

    def answers(self) -> Answers:
        """Return all answers with those of this page as they are typed now, normalised."""
        data = self.fields.data | self.rows
        answers = self.before
        for question in self.step.questions:
            answers = put(answers, question.key, question.read(data, question.key))
        return self.form.clean(answers)[0]

    def validate(self, *, final: bool = False, **context: Any) -> bool:
        """Check the page's answers by the form's own rules and put each fault beside its field."""
        keys = {question.key for question in self.step.questions}
        found = self.form.check(self.answers(), final=final, **context)
        self.faults = [fault for fault in found if self.form.key_at(fault.path) in keys]
        for fault in self.faults:
            name = self.field_name(fault.path)
            if name in self.fields:
                self.fields[name].errors = [*self.fields[name].errors, fault]
        return not self.faults

    def field_name(self, path: str) -> str:
        """Return the name of the field that a fault's or remark's path points at, the question's first one if it has none."""
        candidates = [path, f"{path}.antwoord", f"{path}.keuzes", f"{path}.van", path.rpartition(".")[0]]
        return next((name for name in candidates if name in self.fields), path)

    def _row_ids(self, question: Rows) -> list[str]:
        if self.input is None:
            value = get(self.before, question.key)
            return [row["id"] for row in value] if isinstance(value, list) else []
        sent = [row_id for row_id in self.input.getlist(question.key) if is_row_id(row_id)]
        return list(dict.fromkeys(sent))[: ROWS_MAX + 1]

    def _offer_targets(self) -> None:
        answers = self.answers()
        for question in _all_rows(self.step):
            for column in question.columns:
                if isinstance(column, RowRef):
                    for row_id in self.rows[question.key]:
                        field = self.fields[question.cell_path(question.key, row_id, column)]
                        field.choices = [field.choices[0], *column.targets(answers)]


def _all_rows(step: Step) -> Iterable[Rows]:
    return (question for question in step.questions if isinstance(question, Rows))


def with_rows(question: Question, typed: Typed, row_ids: list[str]) -> Typed:
    """Return the input with the rows of a question in this order; the fields of rows that are gone go with them."""
    gone = {f"{question.key}[{value}" for name, value in typed if name == question.key and value not in row_ids}
    rest = [(name, value) for name, value in typed if name != question.key and name.partition("]")[0] not in gone]
    return [*rest, *((question.key, row_id) for row_id in row_ids)]
