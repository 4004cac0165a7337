"""Changing what parents read: a text of their own, what is shown to them, and that a text still holds."""

from typing import Any

from forms.answers import Answers, get, put
from forms.for_parents.parts import stands_apart
from forms.for_parents.question import FOR_PARENTS, notes_of
from forms.model import Form
from forms.questions import Rows
from forms.questions.base import paragraphs
from forms.row_ids import derived_row_id


def with_text(form: Form, answers: Answers, path: str, text: str | None) -> Answers:
    """Return the answers with a parents' text in place of the text at a path, written beside what staff wrote there now.

    None takes it away, and so does staff's own text or nothing but blanks: parents read a copy again.
    """
    staff = staff_text(form, answers, path)
    stored = paragraphs(text or "")
    if stored is None or stored == staff:
        return _changed(answers, path, tekst=None, bij=None)
    return with_own_text(form, answers, path, stored)


def with_own_text(form: Form, answers: Answers, path: str, text: str) -> Answers:
    """Return the answers with a parents' text in place of the text at a path, also where it says what staff's text does."""
    return _changed(answers, path, tekst=text, bij=staff_text(form, answers, path))


def with_shown(form: Form, answers: Answers, path: str, shown: bool | None) -> Answers:
    """Return the answers with the choice whether parents see what stands at a path; None leaves it to the form.

    A choice about a question or a row goes for all of it: earlier choices about what lies in it follow. Only a private
    column that was hidden stays so: showing its row does not show it.
    """
    for inner, note in notes_of(answers).items():
        inside = inner.startswith((f"{path}[", f"{path}.")) and note.get("getoond") is not None
        if inside and not (shown and _private(form, inner)):
            answers = _changed(answers, inner, getoond=shown)
    return _changed(answers, path, getoond=shown)


def seen(form: Form, answers: Answers, path: str) -> Answers:
    """Return the answers with the parents' text at a path held to be right beside what staff wrote there now."""
    if notes_of(answers).get(path, {}).get("tekst") is None:
        return answers
    return _changed(answers, path, bij=staff_text(form, answers, path))


def staff_text(form: Form, answers: Answers, path: str) -> str | None:
    """Return what staff wrote at the path of a text, None where nothing stands."""
    key = form.key_at(path)
    try:
        question = form.question(key)
    except KeyError:
        return None
    return dict(question.texts(get(answers, key), key)).get(path)


def _private(form: Form, path: str) -> bool:
    """Tell whether a path lies in a cell that is only shown where it is chosen itself."""
    try:
        question = form.question(form.key_at(path))
    except KeyError:
        return False
    _, _, rest = path.removeprefix(question.key).partition("].")
    return isinstance(question, Rows) and any(
        stands_apart(column) for column in question.columns if f"{rest}.".startswith(f"{column.key}.")
    )


def _changed(answers: Answers, path: str, **cells: Any) -> Answers:
    """Return the answers with these cells in the row about a path; a row that says nothing any more goes."""
    before = get(answers, FOR_PARENTS.key)
    rows: list[dict[str, Any]] = list(before) if isinstance(before, list) else []
    known = next((row for row in rows if row.get("waar") == path), None)
    row = {name: cell for name, cell in {**(known or {"waar": path}), **cells}.items() if cell is not None}
    if known is None:
        row = {"id": derived_row_id(FOR_PARENTS.key, (path,), {other["id"] for other in rows}), **row}
        place = len(rows)
    else:
        place = rows.index(known)
    others = [other for other in rows if other.get("waar") != path]
    if row.keys() <= {"id", "waar"}:
        return put(answers, FOR_PARENTS.key, others or None)
    return put(answers, FOR_PARENTS.key, [*others[:place], row, *others[place:]])
