"""How far a document is, from its answers alone."""

from __future__ import annotations

import pytest

from forms import form_of
from forms.conditions import Not
from forms.examples import read_example
from forms.faults import Fault, Remark
from forms.model import Form, Step
from forms.progress import SEEN, progress
from forms.questions import Line, Text, YesNo

FORM = Form(
    "klein",
    "Klein",
    "Klein",
    steps=(
        Step(
            "een",
            "Een",
            (Line("naam", "Naam", required=True), YesNo("weet", "Weet"), Text("waarom", "Waarom", when=Not("weet"))),
        ),
        Step("twee", "Twee", (Text("doel", "Doel"), Text("hoe", "Hoe"))),
        Step("drie", "Drie", (Text("extra", "Extra", when=Not("weet")),)),
    ),
    minutes=10,
)


def states(answers, **more):
    return [step.state for step in progress(FORM, answers, **more).steps]


def test_only_questions_that_are_asked_count():
    assert progress(FORM, {"weet": True}).asked == 4
    assert progress(FORM, {"weet": False}).asked == 6


def test_a_page_that_asks_nothing_is_left_out():
    assert [step.step.slug for step in progress(FORM, {}).steps] == ["een", "twee"]
    assert [step.number for step in progress(FORM, {"weet": False}).steps] == [1, 2, 3]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, "leeg"),
        ({"naam": "x"}, "bezig"),
        ({"naam": "x", "weet": True}, "klaar"),
        ({"naam": "x", "weet": False}, "bezig"),
    ],
)
def test_a_page_is_done_when_every_asked_question_has_an_answer(answers, expected):
    assert states(answers)[0] == expected


def test_what_stood_there_from_the_start_is_nobodys_work():
    assert states({"naam": "x"}, start={"naam": "x"})[0] == "leeg"
    assert states({"naam": "y"}, start={"naam": "x"})[0] == "bezig"


def test_answers_that_were_taken_over_wait_to_be_looked_at():
    answers = {"doel": "a", "hoe": "b"}
    origins = {"doel": {"type": "opp"}, "hoe": {"type": "opp"}}
    step = progress(FORM, answers, origins=origins).steps[1]
    assert (step.state, step.ready, step.answered) == ("leeg", 2, 2)
    seen = {key: {**origin, SEEN: True} for key, origin in origins.items()}
    assert progress(FORM, answers, origins=seen).steps[1].state == "klaar"


def test_a_page_with_a_draft_is_gone_on_with():
    found = progress(FORM, {"naam": "x", "weet": True}, unsaved={"twee"})
    assert found.steps[1].state == "bezig"
    assert found.next is not None
    assert found.next.number == 2


def test_faults_and_remarks_are_counted_on_their_page():
    found = progress(FORM, {"doel": "x"}, faults=[Fault("naam", "m")], remarks=[Remark("doel", "m", id="r")])
    assert [(step.missing, step.tips) for step in found.steps] == [(1, 0), (0, 1)]
    assert found.missing == 1


def test_a_page_with_only_voluntary_questions_open_is_not_pointed_at_again():
    found = progress(FORM, {"naam": "x", "weet": True, "doel": "x"})
    assert found.next is None
    assert found.percentage == 75


def test_the_time_left_shrinks_with_every_answer():
    assert progress(FORM, {"weet": True}).minutes > progress(FORM, {"weet": True, "naam": "x"}).minutes
    assert progress(FORM, {"weet": True, "naam": "x", "doel": "x", "hoe": "x"}).minutes == 0


def test_an_example_is_done():
    for type_ in ("izo_aanmelding", "opp"):
        found = progress(form_of(type_), read_example(type_))
        assert found.done == len(found.steps)
        assert found.percentage == 100
