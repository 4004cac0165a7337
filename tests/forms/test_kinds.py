"""Every kind of question has one opinion: the check, the JSON Schema and the page take and refuse the same answers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from forms.faults import Fault
from forms.page import Page
from forms.printed import Printed
from forms.questions.date import day_of
from tests.forms.kinds import AWKWARD, GOOD, QUESTIONS, almost, anything
from tests.forms.tiny import accepts, schema_accepts, sent, tiny

KINDS = pytest.mark.parametrize("kind", list(QUESTIONS))


def beyond_schema(value: Any) -> bool:
    """What the form lists in x-rules: a period that runs backwards, an id used twice, a row that is not there."""
    if isinstance(value, dict):
        first, last = day_of(value.get("van")), day_of(value.get("tot"))
        return bool(first and last and first > last) or any(beyond_schema(inner) for inner in value.values())
    if isinstance(value, list):
        rows = [row for row in value if isinstance(row, dict)]
        ids = [row.get("id") for row in rows]
        named = [row["naar"] for row in rows if row.get("naar") is not None]
        return (
            any(ids.count(row_id) > 1 for row_id in ids)
            or any(name not in ids for name in named)
            or any(beyond_schema(inner) for inner in value)
        )
    return False


@KINDS
@given(data=st.data())
def test_the_check_and_the_schema_take_and_refuse_the_same_answers(kind: str, data: st.DataObject):
    form = tiny(QUESTIONS[kind])
    answers = {"vraag": data.draw(almost(GOOD[kind]))}
    for final in (False, True):
        in_schema = schema_accepts(form, answers, final=final)
        assert accepts(form, answers, final=final) == (in_schema and not beyond_schema(answers)), final


@KINDS
def test_the_check_and_the_schema_agree_on_awkward_answers(kind: str):
    form = tiny(QUESTIONS[kind])
    said = {
        (final, str(value)[:60]): (
            accepts(form, {"vraag": value}, final=final),
            schema_accepts(form, {"vraag": value}, final=final) and not beyond_schema(value),
        )
        for value in AWKWARD
        for final in (False, True)
    }
    assert {what: pair for what, pair in said.items() if pair[0] != pair[1]} == {}


@KINDS
@given(data=st.data())
def test_a_good_answer_is_good(kind: str, data: st.DataObject):
    answers = {"vraag": data.draw(GOOD[kind])}
    assert tiny(QUESTIONS[kind]).check(answers) == []


@KINDS
@given(data=st.data())
def test_an_answer_comes_back_from_its_page_as_it_went_in(kind: str, data: st.DataObject):
    form = tiny(QUESTIONS[kind])
    answers = form.clean({"vraag": data.draw(GOOD[kind])})[0]
    shown = Page(form, form.steps[0], answers)
    back = Page(form, form.steps[0], {}, sent(shown))
    assert back.answers() == answers
    assert back.validate(), [fault.text() for fault in back.faults]


@KINDS
@given(typed=st.text(max_size=20), again=st.booleans())
def test_whatever_is_typed_a_page_says_what_the_check_says(kind: str, typed: str, again: bool):
    form = tiny(QUESTIONS[kind])
    names = list(Page(form, form.steps[0], {"vraag": [{"id": "a1"}]} if kind == "rows" else {}).fields._fields)
    pairs = [(name, typed) for name in names for _ in range(1 + again)] + [("vraag", "a1"), ("vraag", typed)]
    page = Page(form, form.steps[0], {}, pairs)
    assert page.validate() == accepts(form, page.answers(), final=False)


@KINDS
@given(value=anything)
def test_every_fault_is_a_whole_sentence_in_which_nothing_is_left_open(kind: str, value: Any):
    for fault in tiny(QUESTIONS[kind]).check({"vraag": value}, final=True):
        assert isinstance(fault, Fault)
        assert "%(" not in fault.text()
        assert fault.path.startswith("vraag")


@KINDS
@given(data=st.data())
def test_what_can_be_printed_has_the_same_names_whatever_the_answer(kind: str, data: st.DataObject):
    question = QUESTIONS[kind]
    value = data.draw(GOOD[kind])
    empty, full = question.printed(None, {}), question.printed(value, {"vraag": value})
    assert empty.keys() == full.keys()
    assert not empty[""]
    assert all(isinstance(part, Printed) for part in full.values())


@KINDS
def test_an_empty_page_gives_no_answer(kind: str):
    form = tiny(QUESTIONS[kind])
    assert Page(form, form.steps[0], {}, sent(Page(form, form.steps[0], {}))).answers() == {}
    assert Page(form, form.steps[0], {}, list(MultiDict().items(multi=True))).answers() == {}


@KINDS
def test_a_half_character_is_refused_in_words(kind: str):
    question = QUESTIONS[kind]
    form = tiny(question)
    for value in ("a\ud800", {"toelichting": "\udfff"}, {"anders": "x\ud800"}, {"tekst": "\ud800"}):
        assert not accepts(form, {"vraag": value}, final=False)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("yes or no with a text", {"antwoord": False, "toelichting": None}),
        ("some of, and another", {"keuzes": ["a"], "anders": None}),
        ("some of, and another", {"keuzes": None, "anders": "iets"}),
        ("period with an open end", {"van": "2026-09-01", "tot": None}),
    ],
)
def test_a_part_that_was_not_given_may_be_null(kind: str, value: Any):
    form = tiny(QUESTIONS[kind])
    assert accepts(form, {"vraag": value}, final=True)
    assert schema_accepts(form, {"vraag": value}, final=True)
