"""Rules over several answers of a final document, consent among them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from forms.questions import Date, Line, OneOf, Person, Rows, YesNo
from forms.rules import AtLeastOne, Consent, InOrder, Policy
from tests.forms.tiny import paths, schema_accepts, tiny

DECISIONS = (("gegeven", "gegeven"), ("geweigerd", "geweigerd"), ("ingetrokken", "ingetrokken"))
CONSENT = tiny(
    Date("leerling.geboortedatum", "Geboortedatum"),
    Date("datum", "Datum"),
    Rows(
        "toestemming",
        "Toestemming",
        columns=(
            Person("naam", "Naam"),
            OneOf("relatie", "Relatie", options=(("moeder", "moeder"), ("leerling", "leerling"))),
            YesNo("gezag", "Gezag"),
            OneOf("besluit", "Besluit", options=DECISIONS),
            Date("datum", "Datum"),
            Date("tot", "Tot"),
        ),
    ),
    rules=(Consent("toestemming"),),
)
MOTHER = {"id": "m1", "naam": "Samira", "relatie": "moeder", "gezag": True, "besluit": "gegeven", "datum": "2026-10-29"}
PUPIL = {"id": "l1", "naam": "Yara", "relatie": "leerling", "besluit": "gegeven", "datum": "2026-10-29"}
TODAY = date(2026, 11, 3)


def lacking(*rows: dict[str, Any], born: str = "2013-03-14", **more: Any) -> list[str]:
    """Where consent is lacking."""
    answers: dict[str, Any] = {"leerling": {"geboortedatum": born}, "toestemming": list(rows) or None}
    return paths(CONSENT, answers, **({"today": TODAY} | more))


def test_with_every_parents_consent_a_document_can_be_final():
    assert lacking(MOTHER) == []


def test_without_any_recorded_consent_it_stays_a_concept():
    assert lacking() == ["toestemming"]
    assert lacking(MOTHER | {"gezag": False}) == ["toestemming"]
    assert lacking(MOTHER | {"gezag": None}) == ["toestemming"]
    answers = {"leerling": {"geboortedatum": "2013-03-14"}}
    assert paths(CONSENT, answers, final=False) == [], "a concept can always be kept"


@pytest.mark.parametrize("decision", ["geweigerd", "ingetrokken", None])
def test_refused_withdrawn_or_open_consent_is_no_consent(decision):
    assert lacking(MOTHER | {"besluit": decision}) == ["toestemming[m1].besluit"]


def test_one_parent_of_two_is_not_enough():
    assert lacking(MOTHER, MOTHER | {"id": "v1", "besluit": "geweigerd"}) == ["toestemming[v1].besluit"]


def test_consent_says_when_it_was_given():
    assert lacking(MOTHER | {"datum": None}) == ["toestemming[m1].datum"]


def test_consent_holds_until_its_last_day_and_no_longer():
    assert lacking(MOTHER | {"tot": "2026-11-03"}) == []
    assert lacking(MOTHER | {"tot": "2026-11-02"}) == ["toestemming[m1].tot"]


def test_consent_is_measured_on_the_documents_date_when_no_day_is_given():
    answers = {"leerling": {"geboortedatum": "2013-03-14"}, "toestemming": [MOTHER | {"tot": "2026-11-02"}]}
    assert paths(CONSENT, answers | {"datum": "2026-11-02"}) == []
    assert paths(CONSENT, answers | {"datum": "2026-11-03"}) == ["toestemming[m1].tot"]


def test_a_pupil_consents_too_from_the_age_on():
    assert lacking(MOTHER, born="2010-11-04") == []
    assert lacking(MOTHER, born="2010-11-03") == ["toestemming"]
    assert lacking(MOTHER, PUPIL, born="2010-11-03") == []
    assert lacking(MOTHER, PUPIL | {"besluit": "ingetrokken"}, born="2010-11-03") == ["toestemming[l1].besluit"]
    assert lacking(MOTHER, PUPIL | {"besluit": "geweigerd"}, born="2013-03-14") == []


def test_the_age_is_the_schools_own():
    assert lacking(MOTHER, born="2010-11-03", policy=Policy(consent_age=18)) == []
    assert lacking(MOTHER, born="2014-11-03", policy=Policy(consent_age=12)) == ["toestemming"]


def test_an_adult_pupil_consents_alone():
    assert lacking(PUPIL, born="2008-11-03") == []
    assert lacking(PUPIL, born="2008-11-04") == ["toestemming"]
    assert lacking(born="2008-11-03", policy=Policy(consent_age=21)) == ["toestemming"]


def test_a_pupil_is_never_the_parent_with_authority():
    assert lacking(PUPIL | {"gezag": True}) == ["toestemming"]


def test_a_document_dated_on_a_leap_day_counts_years_as_people_do():
    assert lacking(MOTHER, born="2008-02-29", today=date(2024, 2, 28)) == []
    assert lacking(MOTHER, born="2008-02-29", today=date(2024, 2, 29)) == ["toestemming"]


def test_at_least_one_of_some_questions_is_answered():
    form = tiny(Line("a.x", "X"), Line("a.y", "Y"), rules=(AtLeastOne(("a.x", "a.y"), "Vul er één in"),))
    for answers, good in (({}, False), ({"a": {"x": None}}, False), ({"a": {"y": "1"}}, True), ({"a": None}, False)):
        assert (paths(form, answers) == []) is good
        assert schema_accepts(form, answers, final=True) is good
    assert paths(form, {}) == ["a.x"]
    assert paths(form, {}, final=False) == []


def test_an_end_does_not_come_before_its_beginning():
    form = tiny(
        Date("begin", "Begin"), Date("eind", "Eind"), rules=(InOrder("begin", "eind", "Kies een eind na %(first)s"),)
    )
    assert paths(form, {"begin": "2026-11-25", "eind": "2026-11-24"}) == ["eind"]
    assert paths(form, {"begin": "2026-11-25", "eind": "2026-11-25"}) == []
    assert paths(form, {"eind": "2026-11-25"}) == []
    assert (
        form.check({"begin": "2026-11-25", "eind": "2026-11-24"}, final=True)[0].text()
        == "Kies een eind na 25 november 2026"
    )
    assert [rule["rule"] for rule in form.schema()["x-rules"]] == ["De einddatum ligt niet vóór de begindatum."]
