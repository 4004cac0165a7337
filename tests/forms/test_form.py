"""A form as a whole: what it does not know, what it cleans, older answers, pages of rows."""

from __future__ import annotations

from typing import Any

import pytest

from forms.answers import get, put, strings
from forms.faults import NewerVersion
from forms.page import Page, with_rows
from forms.questions import Date, Line, OneOf, Period, RowRef, Rows, SomeOf, Text, YesNo
from tests.forms.tiny import paths, schema_accepts, sent, tiny

GOALS = tiny(
    Rows("doelen", "Doelen", columns=(Text("doel", "Doel", required=True), Date("wanneer", "Wanneer")), row="doel"),
    Rows("terug", "Terug", columns=(RowRef("doel", "Doel", to="doelen", shows="doel", row="Doel"),)),
)
TWO = {"doelen": [{"id": "a1", "doel": "Lezen"}, {"id": "b2", "doel": "Rekenen", "wanneer": "2026-12-01"}]}


def test_an_answer_to_no_question_is_refused_by_name():
    form = tiny(Line("a.b", "B"))
    assert paths(form, {"a": {"b": "x", "c": "y"}, "d": 1}, final=False) == ["a.c", "d"]
    assert paths(form, {"a": "x"}, final=False) == ["a"]
    assert "‘d’" in form.check({"d": 1})[0].text()
    assert not schema_accepts(form, {"a": {"c": "y"}}, final=False)


def test_a_name_from_outside_can_always_be_shown():
    form = tiny(Line("a.b", "B"), Period("p", "P"), SomeOf("s", "S", options=(("x", "X"),)), Rows("r", "R", columns=()))
    for name in ("\ud800", "x" * 100_000, "%s %(x)d", ""):
        answers = {name: 1, "a": {name: 1}, "p": {name: 1}, "s": {name: 1}, "r": [{"id": "a1", name: 1}]}
        faults = form.check(answers)
        assert len(faults) == 5
        for fault in faults:
            assert (fault.path + fault.text()).encode("utf-8")
            assert len(fault.path) < 80


def test_answers_deeper_than_any_answer_are_refused_and_break_nothing():
    deep: Any = "x"
    for _ in range(5000):
        deep = {"x": [deep]}
    form = tiny(Line("a", "A"))
    cleaned, _ = form.clean({"a": deep})
    assert paths(form, cleaned, final=False) == ["a"]


@pytest.mark.parametrize("answers", [[], "x", None, 3])
def test_answers_that_are_no_object_are_refused(answers):
    assert paths(GOALS, answers, final=False) == [""]


def test_two_questions_cannot_have_one_key():
    for second in ("a", "a.b"):
        with pytest.raises(ValueError, match="twice"):
            tiny(Line("a", "A"), Text(second, "Ook a"))


def test_text_is_normalised_and_what_was_removed_is_told():
    form = tiny(Text("t", "Tekst"), Rows("r", "Rijen", columns=(Line("c", "Cel"),)))
    cleaned, notices = form.clean({"t": "\r\neen \t\r\n\x07twee\ue000\r\rdrie\n\n", "r": [{"id": "a1", "c": "x\x00"}]})
    assert cleaned == {"t": "een\ntwee\n\ndrie", "r": [{"id": "a1", "c": "x"}]}
    assert [(notice.path, notice.values["removed"]) for notice in notices] == [("t", 2), ("r[a1].c", 1)]
    assert form.clean(cleaned) == (cleaned, [])


def test_older_answers_are_brought_to_the_form_of_now_one_version_at_a_time():
    form = tiny(
        Line("naam", "Naam"),
        upgrades=(
            lambda answers: put(put(answers, "naam2", get(answers, "oud")), "oud", None),
            lambda answers: put(put(answers, "naam", get(answers, "naam2")), "naam2", None),
        ),
    )
    assert form.version == 3
    assert form.upgrade({"oud": "x"}, 1) == {"naam": "x"}
    assert form.upgrade({"naam2": "x"}, 2) == {"naam": "x"}
    assert form.upgrade({"naam": "x"}, 3) == {"naam": "x"}
    for version in (0, 4):
        with pytest.raises(NewerVersion):
            form.upgrade({}, version)


def test_putting_an_answer_leaves_the_others_as_they_were():
    before = {"a": {"b": 1, "c": 2}}
    assert put(before, "a.b", 3) == {"a": {"b": 3, "c": 2}}
    assert put(before, "a.b", None) == {"a": {"c": 2}}
    assert put({"a": {"b": 1}}, "a.b", None) == {}
    assert before == {"a": {"b": 1, "c": 2}}


def test_every_text_in_answers_is_found_with_its_place():
    assert ("doelen[b2].doel", "Rekenen") in list(strings(TWO))


def test_a_fault_points_at_the_row_and_cell_by_the_rows_own_id():
    answers = {
        "doelen": [{"id": "a1"}, {"id": "b2", "doel": "x", "wanneer": "morgen"}],
        "terug": [{"id": "c1", "doel": "z9"}],
    }
    assert paths(GOALS, answers, final=False) == ["doelen[b2].wanneer", "terug[c1].doel"]
    assert paths(GOALS, {"doelen": [{"id": "a1"}]}) == ["doelen[a1].doel"]
    assert GOALS.step_of("doelen[a1].doel").slug == "alles"


def test_a_row_keeps_its_id_when_rows_change_places():
    page = Page(GOALS, GOALS.steps[0], TWO)
    turned = with_rows(GOALS.question("doelen"), sent(page), ["b2", "a1"])
    back = Page(GOALS, GOALS.steps[0], {}, turned).answers()
    assert [row["id"] for row in back["doelen"]] == ["b2", "a1"]
    assert back["doelen"][1] == {"id": "a1", "doel": "Lezen"}


def test_a_row_that_is_taken_away_takes_its_fields_along():
    typed = with_rows(GOALS.question("doelen"), sent(Page(GOALS, GOALS.steps[0], TWO)), ["b2"])
    assert not [name for name, _ in typed if "[a1]" in name]
    assert Page(GOALS, GOALS.steps[0], TWO, typed).answers() == {"doelen": [TWO["doelen"][1]]}


def test_an_evaluation_can_only_name_a_goal_that_is_there():
    page = Page(GOALS, GOALS.steps[0], TWO | {"terug": [{"id": "e1", "doel": "b2"}]})
    choices = [choice.value for choice in page.fields["terug[e1].doel"].iter_choices()]
    assert choices == ["", "a1", "b2"]
    assert GOALS.question("terug").printed([{"id": "e1", "doel": "b2"}], TWO)[""].plain() == "Doel 2"


def test_a_fault_stands_beside_its_own_field():
    page = Page(
        GOALS, GOALS.steps[0], {}, [("doelen", "a1"), ("doelen[a1].doel", "x"), ("doelen[a1].wanneer", "morgen")]
    )
    assert not page.validate()
    assert [fault.path for fault in page.fields["doelen[a1].wanneer"].errors] == ["doelen[a1].wanneer"]
    assert not page.fields["doelen[a1].doel"].errors
    assert page.fields["doelen[a1].wanneer"].data == "morgen", "what was typed stays to be mended"


def test_a_page_leaves_the_answers_of_other_pages_alone():
    form = tiny(YesNo("ja", "Ja"))
    assert Page(form, form.steps[0], {"elders": "x"}, [("ja", "nee")]).answers() == {"elders": "x", "ja": False}


def test_the_schema_lists_once_what_only_the_check_can_hold():
    rules = GOALS.schema()["x-rules"]
    assert {"rule": "De rij die genoemd wordt, bestaat.", "paths": ["terug"]} in rules
    assert {"rule": "Elke rij heeft een eigen kenmerk (id).", "paths": ["doelen", "terug"]} in rules
    assert len({rule["rule"] for rule in rules}) == len(rules)


def test_a_table_as_text_has_each_answer_once() -> None:
    choice = OneOf("domein", "Domein", options=(("leren", "leren"), ("gedrag", "gedrag")))
    rows = Rows("doelen", "Doelen", columns=(choice, Text("doel", "Doel")))
    shown = rows.printed([{"id": "a1", "domein": "leren", "doel": "Lezen"}], {})[""]
    assert shown.plain() == "leren · Lezen"
