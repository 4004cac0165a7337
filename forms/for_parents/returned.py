"""The way back from a letter that was edited in Word: what changed in it, as a change of the whole answers."""

from typing import Any

from forms.answers import Answers, get, put
from forms.for_parents.parts import Leaf, cells, leaf, rows_of
from forms.for_parents.writing import staff_text, with_own_text, with_shown
from forms.merge.rows import woven
from forms.model import Form
from forms.questions import Line, Question, Rows

Row = dict[str, Any]


def returned(form: Form, then: Answers, letter: Answers, read: Answers) -> Answers:
    """Return the whole answers as Word would have them.

    ``letter`` is what the file was made of, `letter_answers` of ``then``; ``read`` what was read back of it. A changed
    text is what parents read from now on, and staff's own stays as it is. A text that was emptied and a row that was
    taken out are no longer shown to parents, and stay among the answers. Any other change, such as a date, a tick or a
    new row, is a change of the answer itself.
    """
    answers = then
    for question in form.questions:
        was, now = get(letter, question.key), get(read, question.key)
        if was == now:
            continue
        if not isinstance(question, Rows):
            answers = _leaf(form, answers, leaf(question, was), leaf(question, now))
        elif _are_rows(was) and _are_rows(now):
            answers = _rows(form, answers, question, rows_of(was), rows_of(now))
        else:
            answers = put(answers, question.key, now)
    return answers


def _leaf(form: Form, answers: Answers, was: Leaf, now: Leaf) -> Answers:
    """Return the answers with what changed in one answer or one cell."""
    mine = _at(form, answers, now)
    facts = now.bare()
    if facts != was.bare():
        texts = dict(now.question.texts(mine, now.path))
        answers = _put(form, answers, now, now.question.with_texts(facts, now.path, texts))
    before, after = (dict(one.question.texts(one.value, one.path)) for one in (was, now))
    for path, text in after.items():
        if path not in before:
            answers = _added(form, answers, now, path, text)
        elif before[path] != text:
            answers = with_own_text(form, answers, path, text)
    for path in before.keys() - after.keys():
        answers = with_shown(form, answers, path, False)
    return answers


def _added(form: Form, answers: Answers, one: Leaf, path: str, text: str) -> Answers:
    """Return the answers with a text that was typed where the letter had none: after what staff wrote there unseen."""
    unseen = staff_text(form, answers, path)
    between = " / " if isinstance(one.question, Line) or path.endswith(".anders") else "\n"
    whole = text if unseen is None else f"{unseen}{between}{text}"
    value = one.question.with_texts(_at(form, answers, one), one.path, {path: whole})
    return _put(form, answers, one, value)


def _rows(form: Form, answers: Answers, question: Rows, was: list[Row], now: list[Row]) -> Answers:
    """Return the answers with what changed in a table."""
    before = {row["id"]: row for row in was}
    known = {row["id"]: row for row in rows_of(get(answers, question.key))}
    after = {row["id"]: row for row in now}
    order = list(known)
    stayed = [row_id for row_id in after if row_id in before and row_id in known]
    moved = stayed != [row_id for row_id in known if row_id in stayed]
    order = woven(list(after), order) if moved else woven(order, list(after))
    rows = [known.get(row_id) or after[row_id] for row_id in order if row_id in known or row_id not in before]
    if rows != list(known.values()):
        answers = put(answers, question.key, rows)
    for row_id, row in after.items():
        if row_id in known:
            pairs = zip(cells(question, before.get(row_id, {"id": row_id})), cells(question, row), strict=True)
            for cell_was, cell_now in pairs:
                if cell_was.value != cell_now.value:
                    answers = _leaf(form, answers, cell_was, cell_now)
    for row_id in before:
        if row_id not in after:
            answers = with_shown(form, answers, f"{question.key}[{row_id}]", False)
    return answers


def _are_rows(value: Any) -> bool:
    return value is None or len(rows_of(value)) == len(value if isinstance(value, list) else [None])


def _at(form: Form, answers: Answers, one: Leaf) -> Any:
    """Return the whole answer, or the whole cell, that a part of a letter was made of."""
    question, row_id = _place(form, one)
    value = get(answers, question.key)
    if not row_id:
        return value
    return next((row.get(one.question.key) for row in rows_of(value) if row["id"] == row_id), None)


def _put(form: Form, answers: Answers, one: Leaf, value: Any) -> Answers:
    question, row_id = _place(form, one)
    if not row_id:
        return put(answers, question.key, value)
    rows = [
        {name: cell for name, cell in (row | {one.question.key: value}).items() if cell is not None}
        if row["id"] == row_id
        else row
        for row in rows_of(get(answers, question.key))
    ]
    return put(answers, question.key, rows)


def _place(form: Form, one: Leaf) -> tuple[Question, str]:
    """Return the question that an answer lies in, and the id of its row, "" where it has none."""
    question = form.question(form.key_at(one.path))
    rest = one.path.removeprefix(question.key)
    return question, rest[1:].partition("]")[0] if rest.startswith("[") else ""
