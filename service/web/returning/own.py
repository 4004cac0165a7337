"""An answer that a person writes on the comparison page: the question's own fields, under names of their own."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field
from wtforms.form import BaseForm

from forms.answers import Answers
from forms.faults import Fault
from forms.merge import Item
from forms.questions import Question, RowRef, Rows, Text
from forms.text import N_
from service.web.returning.bare import BareFields

PREFIX = "eigen:"


class OwnAnswer(BareFields):
    """The fields of a question, or of one row of it, as the macros of `questions.html` draw them.

    Before anybody typed they hold what came from Word; a text where both changed holds both, so that nothing has to be
    copied. ``answers`` are today's: in them the rows are found that a cell may name.
    """

    def __init__(self, item: Item, answers: Answers, typed: MultiDict[str, str] | None) -> None:
        self.item = item
        self.answers = answers
        self.path = PREFIX + item.path
        self.wrong: list[Fault] = []
        inputs: dict[str, Field] = {}
        shown: dict[str, Any] = {}
        for question, name, value in self._asked(_beginning(item)):
            inputs |= question.inputs(name)
            shown |= question.write(value, name)
        self.fields = BaseForm(inputs)
        self.fields.process(typed, **shown)
        for question, name, _ in self._asked(None):
            if isinstance(question, RowRef):
                self.fields[name].choices = [self.fields[name].choices[0], *question.targets(answers)]

    @property
    def questions(self) -> list[tuple[Question, str]]:
        """Return what is asked: each question with the name of its field."""
        return [(question, name) for question, name, _ in self._asked(None)]

    def value(self) -> Any:
        """Return the answer that was typed, None when nothing was."""
        data = self.fields.data
        read = {question.key: question.read(data, name) for question, name, _ in self._asked(None)}
        if not isinstance(self.item.question, Rows):
            return read[self.item.question.key]
        cells = {key: cell for key, cell in read.items() if cell is not None}
        row = self.item.if_word if isinstance(self.item.if_word, dict) else {}
        kept = {one.key: row[one.key] for one in self.item.question.columns if one.internal and one.key in row}
        return {"id": self.item.row_id, **kept, **cells} if cells else None

    def check(self) -> list[Fault]:
        """Put what is wrong with what was typed beside the fields, and return it with their names as paths."""
        self.wrong = self._faults()
        return self.wrong

    def _faults(self) -> list[Fault]:
        value, question = self.value(), self.item.question
        if value is None:
            return [Fault(self.path, N_("Schrijf hier het antwoord, of kies hierboven iets anders"))]
        if not isinstance(question, Rows):
            return list(question.faults(value, self.path, self.answers))
        return [
            fault
            for column, name, _ in self._asked(None)
            if value.get(column.key) is not None
            for fault in column.faults(value[column.key], name, self.answers)
        ]

    def _asked(self, value: Any) -> Iterator[tuple[Question, str, Any]]:
        question = self.item.question
        if not isinstance(question, Rows):
            yield question, self.path, value
            return
        row = value if isinstance(value, dict) else {}
        for column in (column for column in question.columns if not column.internal):
            yield column, f"{self.path}.{column.key}", row.get(column.key)


def _beginning(item: Item) -> Any:
    """Return what the fields hold at first: what came from Word, with what was changed here beside it."""
    if item.kind != "conflict":
        return item.if_word
    if isinstance(item.question, Rows):
        ours, theirs = (value if isinstance(value, dict) else {} for value in (item.if_nu, item.if_word))
        columns = item.question.columns
        return {**ours, **{one.key: _both(one, ours.get(one.key), theirs.get(one.key)) for one in columns}}
    return _both(item.question, item.ours, item.theirs)


def _both(question: Question, ours: Any, theirs: Any) -> Any:
    """Return two texts in one, each line that they share once; of any other answer what came from Word."""
    if not isinstance(question, Text):
        return theirs if theirs is not None else ours
    if isinstance(ours, dict) and isinstance(theirs, dict):  # a text with attachments
        return {**ours, "tekst": _both(Text(question.key, question.label), ours.get("tekst"), theirs.get("tekst"))}
    if not isinstance(ours, str) or not isinstance(theirs, str):
        return theirs if theirs is not None else ours
    old, new = ours.split("\n"), theirs.split("\n")
    lines: list[str] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        lines += old[first:last] if tag == "equal" else [*old[first:last], *new[start:end]]
    return "\n".join(lines)
