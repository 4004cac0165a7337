"""Answers with an overlay of what parents read on them, about what is there and about what is not."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from forms import all_forms
from forms.answers import Answers, put
from forms.for_parents import FOR_PARENTS, parts
from forms.model import Form
from forms.row_ids import derived_row_id
from tests.forms import made

FORMS = st.sampled_from(list(all_forms().values()))


def paths(form: Form, answers: Answers) -> list[str]:
    """The paths of all questions, rows and texts that are answered."""
    found = parts(form, answers)
    whole = [path for part in found for path in (part.path, part.question.key)]
    return list(dict.fromkeys([*whole, *(piece.path for part in found for piece in part.pieces)]))


@st.composite
def answers(draw: st.DrawFn, form: Form) -> Answers:
    """Answers to a form, with notes for parents about some of them and about texts that are no longer there."""
    given = draw(made.answers(form))
    staff = {piece.path: piece.staff for part in parts(form, given) for piece in part.pieces}
    about = [*paths(form, given), "doelen[weg].doel", "gewist"]
    chosen = draw(st.lists(st.sampled_from(about), unique=True, max_size=12))
    rows: list[dict[str, Any]] = []
    for path in chosen:
        row: dict[str, Any] = {}
        if draw(st.booleans()):
            row["tekst"] = draw(made.texts)
            beside = draw(st.one_of(st.none(), st.just(staff.get(path)), made.texts))
            row |= {"bij": beside} if beside else {}
        if draw(st.booleans()):
            row["getoond"] = draw(st.booleans())
        if row:
            row_id = derived_row_id(FOR_PARENTS.key, (path,), {other["id"] for other in rows})
            rows.append({"id": row_id, "waar": path, **row})
    return put(given, FOR_PARENTS.key, rows or None)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Form, Answers]:
    """A form and answers to it with notes for parents."""
    form = draw(FORMS)
    return form, draw(answers(form))
