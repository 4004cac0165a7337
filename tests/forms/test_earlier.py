"""Questions that a form no longer has."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.earlier import guessed
from forms.printed import Part, as_parts
from forms.questions import Date, Number, OneOf, Period, Question, RowRef, Rows, SomeOf, Text, YesNo, YesNoText
from tests.forms.kinds import QUESTIONS
from tests.forms.made import values

PLAIN = [kind for kind, question in QUESTIONS.items() if not isinstance(question, Rows)]


def members(parts: dict[str, Part]) -> dict[str, Part]:
    """The parts that a template prints beside each other: the boxes and members, or else the whole."""
    named = {name: part for name, part in parts.items() if name}
    return named or parts


@pytest.mark.parametrize("kind", PLAIN)
@given(data=st.data())
def test_an_answer_that_did_not_change_reads_back_as_it_was_stored(kind: str, data: st.DataObject):
    question = QUESTIONS[kind]
    value = question.normal(data.draw(values(question)))
    parts = members(as_parts(question.printed(value, {})))
    then = guessed("vraag", value, parts)
    assert then.unprinted(parts, value, {}) == value


@pytest.mark.parametrize(
    ("value", "parts", "kind"),
    [
        ({"van": "2026-09-01"}, {"": "01-09-2026 t/m …"}, Period),
        (None, {"van": "1 september 2026", "tot": ""}, Period),
        (None, {"ja": True, "nee": False}, YesNo),
        (None, {"ja": True, "nee": False, "toelichting": "x"}, YesNoText),
        (None, {"a": True, "b": True}, SomeOf),
        (None, {"a": True, "b": False}, OneOf),
        (None, {"a": True, "anders": False, "anders_namelijk": ""}, SomeOf),
        (None, {"": "een tekst"}, Text),
        ("2026-09-01", {"": "1 september 2026"}, Date),
        ("2026-09-01", {"": "2026-09-01"}, Text),
        ("vmbo_tl", {"": "Vmbo-TL"}, OneOf),
        (3, {"": "3"}, Number),
        (None, {"doel": "Lezen", "bereikt.ja": True}, Rows),
        ([{"id": "a1"}], {}, Rows),
        (None, {}, Text),
    ],
)
def test_the_shape_of_an_answer_and_of_what_was_printed_say_its_kind(value: Any, parts: dict[str, Part], kind: type):
    assert type(guessed("vraag", value, parts)) is kind


def test_a_change_in_the_document_is_read():
    then = guessed("vraag", "vmbo_tl", {"": "Vmbo-TL"})
    assert then.unprinted({"": "Vmbo-TL"}, "vmbo_tl", {}) == "vmbo_tl"
    boxes: dict[str, Part] = {"ja": False, "deels": True}
    assert guessed("vraag", "ja", boxes).unprinted(boxes, "ja", {}) == "deels"
    assert guessed("vraag", "2026-09-01", {"": "28 sept. 2026"}).unprinted({"": "28 sept. 2026"}, "2026-09-01", {}) == (
        "2026-09-28"
    )


def test_rows_are_read_by_the_kinds_of_their_cells():
    goals = [{"id": "d1", "doel": "Lezen"}, {"id": "d2", "doel": "Rekenen"}]
    known = [{"id": "a1", "naar": "d2", "bereikt": "ja", "dag": "2026-09-01"}, {"id": "a2", "tekst": "x"}]
    found: list[tuple[str, dict[str, Part]]] = [
        ("a1", {"naar": "Doel 1", "bereikt.ja": False, "bereikt.deels": True, "dag": "1 september 2026", "tekst": ""}),
        ("a2", {"naar": "", "bereikt.ja": False, "bereikt.deels": False, "dag": "", "tekst": "y"}),
    ]
    parts = {name: part for _, cells in reversed(found) for name, part in cells.items()}
    answers = {"deel": {"doelen": goals}, "terug": known}
    then = guessed("terug", known, parts, answers)
    assert isinstance(then, Rows)
    kinds: dict[str, type[Question]] = {column.key: type(column) for column in then.columns}
    assert kinds == {"naar": RowRef, "bereikt": OneOf, "dag": Date, "tekst": Text}
    assert then.unprinted_rows(found, known, answers) == [
        {"id": "a1", "naar": "d1", "bereikt": "deels", "dag": "2026-09-01"},
        {"id": "a2", "tekst": "y"},
    ]
