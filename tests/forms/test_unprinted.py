"""What was printed reads back as the answer it was: the way back from a document, for every kind of question."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import all_forms
from forms.answers import Answers, get
from forms.model import Form
from forms.printed import Table, as_parts
from forms.questions import (
    Line,
    OneOf,
    Period,
    Question,
    Rows,
    SomeOf,
    TextWithAttachments,
)
from forms.questions.base import Parts
from tests.forms.kinds import AWKWARD, QUESTIONS
from tests.forms.made import answers as made_answers
from tests.forms.made import values
from tests.forms.tiny import tiny

KINDS = pytest.mark.parametrize("kind", list(QUESTIONS))
EVERY = pytest.mark.parametrize("form", all_forms().values(), ids=list(all_forms()))
OPTIONS = (("vmbo", "vmbo-tl"), ("havo", "havo"), ("iets", "‘iets’ anders"))


def read_back(question: Question, value: Any, known: Any, answers: Answers) -> Any:
    """The answer as it is read from what was printed of ``value``, of a document that was made with ``known``."""
    printed = question.printed(value, answers)
    if isinstance(question, Rows):
        table = printed[""]
        assert isinstance(table, Table)
        return question.unprinted_rows([(row.id, as_parts(row.cells)) for row in table.rows], known, answers) or None
    return question.unprinted(as_parts(printed), known, answers)


@KINDS
@given(data=st.data())
def test_an_answer_comes_back_from_what_was_printed(kind: str, data: st.DataObject):
    question = QUESTIONS[kind]
    value, known = (question.normal(data.draw(st.none() | values(question))) for _ in range(2))
    assert read_back(question, value, None, {"vraag": value}) == value
    assert read_back(question, value, value, {"vraag": value}) == value
    assert read_back(question, value, known, {"vraag": value}) == value


@EVERY
@given(data=st.data())
def test_all_answers_of_a_form_come_back_from_what_was_printed(form: Form, data: st.DataObject):
    answers = data.draw(made_answers(form))
    assert form.check(answers) == []
    assert form.clean(answers) == (answers, [])
    for question in form.questions:
        value = get(answers, question.key)
        assert read_back(question, value, None, answers) == value, question.key


@KINDS
@given(data=st.data())
def test_parts_that_were_not_found_come_from_what_is_known(kind: str, data: st.DataObject):
    question = QUESTIONS[kind]
    value = question.normal(data.draw(values(question)))
    if isinstance(question, Rows):
        return
    parts = as_parts(question.printed(value, {}))
    found = data.draw(st.lists(st.sampled_from(sorted(parts)), unique=True))
    assert question.unprinted({name: parts[name] for name in found}, value, {}) == value


@KINDS
@given(data=st.data())
def test_an_emptied_answer_is_none(kind: str, data: st.DataObject):
    question = QUESTIONS[kind]
    if isinstance(question, Rows):
        return
    value = question.normal(data.draw(values(question)))
    answers = {"vraag": value}
    empty = as_parts(question.printed(None, answers))
    assert question.unprinted(empty, value, answers) is None
    assert question.unprinted(empty, None, answers) is None


@KINDS
@given(data=st.data())
def test_whatever_stands_in_a_document_is_read_and_said_in_a_fault_when_it_is_no_answer(kind: str, data: st.DataObject):
    question = QUESTIONS[kind]
    if isinstance(question, Rows):
        return
    value = question.normal(data.draw(st.none() | values(question)))
    shapes = as_parts(question.printed(None, {}))
    drawn: dict[str, st.SearchStrategy[str | bool]] = {
        name: st.booleans() if isinstance(part, bool) else st.text(max_size=12) for name, part in shapes.items()
    }
    parts: Parts = data.draw(st.fixed_dictionaries({}, optional=drawn))
    back = question.unprinted(parts, value, {})
    list(question.faults(back, "vraag", {}))
    assert isinstance(question.text(back, {}), str)
    assert question.normal(back) == back


@KINDS
def test_an_answer_is_stored_in_one_way_and_what_is_ill_formed_is_left_for_the_check(kind: str):
    question = QUESTIONS[kind]
    form = tiny(question)
    for value in AWKWARD:
        normal = question.normal(value)
        assert question.normal(normal) == normal
        once, _ = form.clean({"vraag": value})
        assert form.clean(once)[0] == once
        text_only, _ = tiny(Line("iets", "Iets")).clean({"vraag": value})
        assert bool(form.check(once)) == bool(form.check(text_only)), value
        assert isinstance(question.text(value, {}), str)


def test_answers_that_mean_the_same_are_stored_alike():
    some = SomeOf("s", "S", options=OPTIONS, other="Anders")
    assert some.normal({"keuzes": ["havo", "vmbo"], "anders": None}) == {"keuzes": ["vmbo", "havo"]}
    assert OneOf("o", "O", options=OPTIONS, double=True).normal(["havo", "vmbo"]) == ["vmbo", "havo"]
    assert TextWithAttachments("t", "T").normal({"tekst": "x", "bijlagen": []}) == {"tekst": "x"}
    rows = Rows("r", "R", columns=(Period("p", "P"), some))
    assert rows.normal([{"id": "a1", "p": {"van": "x", "tot": None}, "s": None}]) == [{"id": "a1", "p": {"van": "x"}}]
    assert Period("p", "P").normal({"van": None}) is None
    assert tiny(Line("a.b", "B"), some).clean({"a": {"b": None}, "s": None})[0] == {}
