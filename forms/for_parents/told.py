"""How the overlay reads for people who compare: which text a row is about, and what parents read before it and after."""

from collections.abc import Callable, Mapping
from typing import Any

from forms.answers import Answers, get, put
from forms.for_parents.parts import rows_of
from forms.for_parents.question import FOR_PARENTS
from forms.model import Form
from forms.questions import Rows
from forms.text import N_

_GONE = N_("een tekst die er niet meer is")


def place_name(form: Form, answers: Answers, path: str, translate: Callable[[str], str] = str) -> str:
    """Return what stands at a path: ``Doelen, doel 2: Startsituatie``; the official labels stay Dutch."""
    try:
        question = form.question(form.key_at(path))
    except KeyError:
        return translate(_GONE)
    row_id, _, rest = path.removeprefix(question.key).removeprefix("[").partition("]")
    if not isinstance(question, Rows) or not row_id:
        return question.label
    number = next((n for n, row in enumerate(rows_of(get(answers, question.key)), 1) if row["id"] == row_id), 0)
    if not number:
        return f"{question.label}, {translate(_GONE)}"
    row = f"{question.label}, {translate(question.row)} {number}"
    label = next((one.label for one in question.columns if rest.startswith(f".{one.key}")), "")
    return f"{row}: {label}" if label else row


def with_copies(*sides: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """Return a row of the overlay as it is on several sides, with the copy that parents read where it has no text."""
    rows = [dict(row or {}) for row in sides]
    copy = next((row["bij"] for row in rows if row.get("tekst") is not None and row.get("bij") is not None), None)
    return [row | {"tekst": copy} if row.get("tekst") is None and copy is not None else row for row in rows]


def without_sensitive(form: Form, answers: Answers) -> Answers:
    """Return the answers without the sensitive ones, and without what was written for parents about those."""
    sensitive = {question.key for question in form.questions if question.sensitive}
    for key in sensitive:
        answers = put(answers, key, None)
    notes = rows_of(get(answers, FOR_PARENTS.key))
    open_ = [note for note in notes if form.key_at(str(note.get("waar"))) not in sensitive]
    return put(answers, FOR_PARENTS.key, open_ or None) if len(open_) < len(notes) else answers
