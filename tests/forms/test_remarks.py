"""Remarks help a writer and block nothing."""

from __future__ import annotations

from typing import Any

import pytest

from forms import all_forms, example, form_of
from forms.answers import Answers, put
from forms.remarks import RemarkRule, Smart


def remarks(type_: str, answers: Answers) -> dict[str, str]:
    """The remarks on these answers, by where they point."""
    return {remark.path: remark.text() for remark in form_of(type_).remarks(answers)}


def test_a_full_example_calls_for_no_remark():
    for type_, form in all_forms().items():
        assert form.remarks(example(type_)) == []


def test_an_empty_form_calls_for_no_remark():
    for form in all_forms().values():
        assert form.remarks({}) == []


@pytest.mark.parametrize(
    ("type_", "worry", "strengths"),
    [
        ("izo_aanmelding", "probleem", ["wat_gaat_goed"]),
        ("zat_aanmelding", "factoren.belemmerend.gezin", ["factoren.stimulerend", "sterke_kanten"]),
        ("opp", "factoren.belemmerend.thuis", ["factoren.bevorderend"]),
        ("ihp_vakoverstijgend", "ontwikkelingsperspectief.belemmerend", ["ontwikkelingsperspectief.stimulerend"]),
    ],
)
def test_worries_without_strengths_are_pointed_out(type_, worry, strengths):
    answers = example(type_)
    for key in strengths:
        answers = put(answers, key, None)
    assert any("sterke kanten" in text for text in remarks(type_, answers).values())
    assert not any("sterke kanten" in text for text in remarks(type_, put({}, "opsteller", "x")).values())
    assert any("sterke kanten" in text for text in remarks(type_, put({}, worry, "druk")).values())


def goal(**cells: Any) -> list[str]:
    """What is said of one goal."""
    rule: RemarkRule = Smart("doelen", seen="succescriterium")
    return [remark.path for remark in rule.remarks({"doelen": [{"id": "d1", **cells}]})]


def test_a_goal_says_what_how_it_is_seen_and_when():
    assert goal(doel="Yara leest", succescriterium="elke dag", wanneer="2027-01-01") == []
    assert goal(doel="Yara leest", wanneer="2027-01-01") == ["doelen[d1].succescriterium"]
    assert goal(doel="Yara leest", succescriterium="elke dag") == ["doelen[d1].wanneer"]
    assert goal(doel="Yara leest") == ["doelen[d1].succescriterium"]
    assert goal() == []


def test_a_vague_word_without_any_number_is_asked_after():
    assert goal(doel="Yara leest beter", succescriterium="dat zie je", wanneer="2027-01-01") == ["doelen[d1].doel"]
    assert goal(doel="Yara leest beter", succescriterium="8 van de 10 goed", wanneer="2027-01-01") == []
    assert goal(doel="Yara verbetert", succescriterium="dat zie je", wanneer="2027-01-01") == []


def test_a_parent_with_authority_who_has_not_agreed_is_named():
    opp = example("opp")
    opp["ouders"][1]["akkoord"] = "nog_niet"
    assert remarks("opp", opp) == {
        "ouders[p2].akkoord": "Rachid Bakkali heeft nog niet gereageerd op het handelingsdeel."
    }
    opp["ouders"][1]["akkoord"] = "nee"
    assert "gaat niet akkoord" in remarks("opp", opp)["ouders[p2].akkoord"]
    opp["ouders"][1]["gezag"] = False
    assert remarks("opp", opp) == {}
    assert "ouders" in remarks("opp", put(opp, "ouders", None))


def test_a_pupil_who_was_not_heard_is_pointed_out_until_it_says_why_not():
    silent = put(put(example("opp"), "hoorrecht", None), "hoorrecht_niet", None)
    assert "hoorrecht" in remarks("opp", silent)
    assert remarks("opp", put(silent, "hoorrecht_niet", "Yara wilde niet.")) == {}


def test_what_became_of_the_pupils_words_is_asked():
    opp = example("opp")
    del opp["hoorrecht"][0]["invloed"]
    assert list(remarks("opp", opp)) == ["hoorrecht[h1].invloed"]


def test_an_opp_later_than_six_weeks_after_the_start_is_pointed_out():
    opp = example("opp") | {"start_extra_ondersteuning": "2026-10-14"}
    assert remarks("opp", put(opp, "vastgesteld.datum", "2026-11-25")) == {}
    late = remarks("opp", put(opp, "vastgesteld.datum", "2026-11-26"))
    assert "25 november 2026" in late["vastgesteld.datum"]


def test_a_remark_keeps_its_id_while_it_holds_and_each_has_its_own():
    opp = put(put(example("opp"), "hoorrecht", None), "hoorrecht_niet", None)
    for row in opp["doelen"]:
        row.pop("wanneer")
    said = form_of("opp").remarks(opp)
    ids = [remark.id for remark in said]
    assert len(ids) == len(set(ids)) == 4
    assert all(ids)
    opp["doelen"][0]["doel"] = "Iets anders"
    assert [remark.id for remark in form_of("opp").remarks(opp)] == ids
