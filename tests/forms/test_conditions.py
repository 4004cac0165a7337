"""A question is asked or not by the answers before it; what is hidden counts for nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.conditions import Has, Is, Not, Yes
from forms.questions import Line, OneOf, SomeOf, Text, YesNo, YesNoText
from tests.forms.tiny import accepts, paths, schema_accepts, tiny

OPTIONS = (("a", "A"), ("b", "B"))

#: Each question hangs on the one before it, in every way a question can.
CHAIN = tiny(
    YesNo("weet", "Weten de ouders ervan?", required=True),
    Text("waarom_niet", "Waarom niet?", when=Not("weet"), required=True),
    YesNoText("groep.hulp", "Eerdere hulp?", when=Not("weet")),
    Line("groep.welke", "Welke?", when=Yes("groep.hulp.antwoord"), required=True),
    OneOf("soort", "Soort", options=OPTIONS, required=True, when=Is("groep.welke", "arts")),
    SomeOf("vorm", "Vorm", options=OPTIONS, when=Is("soort", "a")),
    Line("bij_b", "Bij b", when=Has("vorm", "b"), required=True),
)

CHAIN_ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "weet": st.sampled_from([True, False, None]),
        "waarom_niet": st.sampled_from(["omdat", None]),
        "groep": st.one_of(
            st.none(),
            st.fixed_dictionaries(
                {},
                optional={
                    "hulp": st.sampled_from(
                        [{"antwoord": True, "toelichting": "x"}, {"antwoord": False}, {"antwoord": True}, None]
                    ),
                    "welke": st.sampled_from(["arts", "coach", None]),
                },
            ),
        ),
        "soort": st.sampled_from(["a", "b", None]),
        "vorm": st.sampled_from([{"keuzes": ["a"]}, {"keuzes": ["a", "b"]}, {"keuzes": ["b"]}, None]),
        "bij_b": st.sampled_from(["x", None]),
    },
)

FULL: dict[str, Any] = {
    "weet": False,
    "waarom_niet": "omdat",
    "groep": {"hulp": {"antwoord": True, "toelichting": "coach"}, "welke": "arts"},
    "soort": "a",
    "vorm": {"keuzes": ["b"]},
    "bij_b": "x",
}


def asked(answers: Any) -> list[str]:
    return [question.key for question in CHAIN.asked(answers)]


def test_a_question_is_asked_when_its_condition_holds():
    assert asked({}) == ["weet"]
    assert asked({"weet": True}) == ["weet"]
    assert asked({"weet": False}) == ["weet", "waarom_niet", "groep.hulp"]


def test_an_answer_that_is_hidden_again_keeps_nothing_alive():
    assert asked(FULL) == [question.key for question in CHAIN.questions]
    hidden = FULL | {"weet": True}
    assert asked(hidden) == ["weet"]
    assert CHAIN.kept(hidden) == {"weet": True}
    assert paths(CHAIN, hidden) == []


def test_a_required_question_is_missed_only_while_it_is_asked():
    assert paths(CHAIN, {"weet": True}) == []
    assert paths(CHAIN, {"weet": False}) == ["waarom_niet"]
    assert paths(CHAIN, {}) == ["weet"]
    assert paths(CHAIN, {"weet": False, "waarom_niet": "omdat"}, final=False) == []


def test_unanswered_is_not_no():
    assert not Not("weet").holds({})
    assert not Not("weet").holds({"weet": None})
    assert not Yes("weet").holds({"weet": 1})


def test_a_hidden_answer_must_still_be_of_its_kind():
    assert paths(CHAIN, {"weet": True, "soort": "z"}, final=False) == ["soort"]


@given(answers=CHAIN_ANSWERS)
def test_the_final_schema_follows_the_same_chain_as_the_check(answers: Any):
    for final in (False, True):
        assert accepts(CHAIN, answers, final=final) == schema_accepts(CHAIN, answers, final=final)


@pytest.mark.parametrize("key", ["waarom_niet", "groep.welke", "soort", "bij_b"])
def test_each_link_of_a_full_chain_is_missed_by_check_and_schema(key: str):
    name, _, rest = key.partition(".")
    lacking = dict(FULL)
    if rest:
        lacking[name] = {other: value for other, value in FULL[name].items() if other != rest}
    else:
        del lacking[name]
    assert paths(CHAIN, lacking) == [key]
    assert not schema_accepts(CHAIN, lacking, final=True)
    if key != "waarom_niet":  # every link hangs on the first, however many links lie between
        hidden = lacking | {"weet": True}
        assert paths(CHAIN, hidden) == []
        assert schema_accepts(CHAIN, hidden, final=True)


def test_where_a_group_holds_something_required_null_will_not_do():
    form = tiny(Line("leerling.klas", "Klas"), Line("leerling.naam", "Naam", required=True))
    lacking: list[Any] = [{}, {"leerling": None}, {"leerling": {}}, {"leerling": {"naam": None}}, {"leerling": 1}]
    for answers in lacking:
        assert not accepts(form, answers, final=True)
        assert not schema_accepts(form, answers, final=True)
    assert schema_accepts(form, {"leerling": None}, final=False)
    assert accepts(form, {"leerling": None}, final=False)
