"""The answers that a template uses, as they are printed."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from forms.answers import Answers, get, put
from forms.model import Form
from forms.questions import Question, Rows
from service.word.filling import BLANK_ROW, Parts, Row
from service.word.places import Place
from service.word.plan import Both, Either, Else, For, Given, If, Not, Plan, Test, Use


@dataclass(frozen=True)
class Asked:
    """A question, or a column, whose answers a template uses; ``absent`` is what it prints without an answer."""

    question: Question
    absent: Parts

    def printed(self, value: Any, answers: Answers) -> Parts:
        """Return the printed parts of a value."""
        return self.absent if value is None else self.question.printed(value, answers)


@dataclass(frozen=True)
class AskedRows:
    """A question whose rows a template repeats, and the columns of it that the template uses."""

    question: Rows
    columns: tuple[Asked, ...]

    def rows(self, value: Any, answers: Answers) -> Sequence[Row]:
        """Return the rows of an answer, a blank one when there are none."""
        if not value:
            return (self._row(BLANK_ROW, 1, {}, answers),)
        return [self._row(row["id"], number, row, answers) for number, row in enumerate(value, 1)]

    def _row(self, row_id: str, number: int, row: Mapping[str, Any], answers: Answers) -> Row:
        cells = {column.question.key: column.printed(row.get(column.question.key), answers) for column in self.columns}
        said = (row_id if row_id.isalnum() else escape(row_id, {'"': "&quot;"})).encode()
        crc = zlib.crc32(f"{self.question.key}[{row_id}].".encode())
        return Row(row_id, number, cells, said, b"" if row_id == BLANK_ROW else said, crc)


def asked(
    plans: Iterable[Plan], places: Iterable[Place], form: Form
) -> tuple[tuple[Asked, ...], tuple[AskedRows, ...]]:
    """Return the questions that a template uses the answers of, and those whose rows it repeats."""
    items = [item for plan in plans for item in plan]
    uses = [place.use for place in places]
    for item in items:
        if isinstance(item, If | Else) and item.test:
            uses += _tested(item.test)
    repeated = dict.fromkeys(item.rows.key for item in items if isinstance(item, For))
    printed = dict.fromkeys(use.key for use in uses if use.question and not use.rows)
    columns = {key: {use.key for use in uses if use.question and use.rows and use.rows.key == key} for key in repeated}
    return (
        tuple(_asked(form.question(key)) for key in printed),
        tuple(
            AskedRows(question, tuple(_asked(column) for column in question.columns if column.key in columns[key]))
            for key in repeated
            if isinstance(question := form.question(key), Rows)
        ),
    )


def without(answers: Answers, hidden: Iterable[str]) -> Answers:
    """Return the answers without those to questions that are not asked."""
    for key in hidden:
        if get(answers, key) is not None:
            answers = put(answers, key, None)
    return answers


def _asked(question: Question) -> Asked:
    return Asked(question, question.printed(None, {}))


def _tested(test: Test) -> Iterator[Use]:
    if isinstance(test, Given):
        yield test.use
    elif isinstance(test, Not):
        yield from _tested(test.test)
    elif isinstance(test, Both | Either):
        yield from _tested(test.left)
        yield from _tested(test.right)
