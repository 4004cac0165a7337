"""What holds for every document type."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from forms import all_forms, example, form_of
from forms.additions import ADDITIONS, ADDITIONS_STEP
from forms.answers import get, put
from forms.faults import UnknownType
from forms.for_parents import FOR_PARENTS
from forms.length import pages
from forms.model import Form
from forms.page import Page
from forms.phrases import KINDS, default_phrases
from forms.progress import progress
from forms.questions import OneOf, Question, Rows, SomeOf
from tests.forms.tiny import paths, schema_accepts, sent

CORE = ["ihp_vakoverstijgend", "ihp_vakspecifiek", "izo_aanmelding", "opp", "zat_aanmelding"]
EVERY = pytest.mark.parametrize("form", all_forms().values(), ids=list(all_forms()))

#: What a final document needs: "Required (final)" of each type, and the pupil's name.
NEEDED = {
    "izo_aanmelding": {"leerling.naam", "hulpvraag_leerling", "begeleidingsvraag_docenten"},
    "zat_aanmelding": {
        "leerling.naam",
        "factoren.belemmerend",
        "factoren.stimulerend",
        "inzet_zorgteam",
        "hulpvraag_leerling",
        "hulpvraag_ouders",
        "hulpvraag_school",
        "toestemming",
    },
    "ihp_vakoverstijgend": {
        "leerling.naam",
        "datum",
        "leerling.mentor",
        "periode",
        "leerling.klas",
        "doelen",
        "aanpak",
    },
    "ihp_vakspecifiek": {"leerling.naam", "datum", "docent", "periode", "leerling.klas", "doelen", "aanpak"},
    "opp": {
        "leerling.naam",
        "leerling.geboortedatum",
        "leerling.klas",
        "opsteller",
        "datum",
        "factoren.bevorderend",
        "factoren.belemmerend",
        "uitstroombestemming",
        "onderbouwing",
        "doelen",
        "ondersteuning",
        "overleg",
    },
}


def all_questions(form: Form) -> list[Question]:
    """The questions and the columns of their rows."""
    return [
        one
        for question in form.questions
        for one in (question, *(question.columns if isinstance(question, Rows) else ()))
    ]


def test_the_five_core_forms_are_there():
    assert sorted(all_forms()) == CORE


def test_an_unknown_type_is_refused_by_name():
    with pytest.raises(UnknownType):
        form_of("opp2")
    with pytest.raises(UnknownType):
        example("../opp")


@EVERY
def test_keys_are_plain_and_short_enough_for_word(form: Form):
    for question in form.questions:
        names = [question.key]
        names += [f"{question.key}.{part}" for part in question.printed(None, {}) if part]
        if isinstance(question, Rows):
            names += [f"{question.key}.rabcdef.{cell}" for cell in question.cells({}, {})]
        for name in names:
            assert re.fullmatch(r"[a-z0-9_.-]{1,64}", name), name
        assert re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*", question.key)


@EVERY
def test_a_page_has_three_to_seven_questions_or_rows(form: Form):
    for step in form.steps:
        fewest = 1 if any(isinstance(question, Rows) for question in step.questions) else 3
        assert fewest <= len(step.questions) <= 7, step.slug
    slugs = [step.slug for step in form.steps]
    assert len(set(slugs)) == len(slugs)


@EVERY
def test_every_form_knows_the_head_of_a_document(form: Form):
    keys = {question.key for question in form.questions}
    assert keys >= {f"leerling.{name}" for name in ("naam", "geboortedatum", "klas", "leerjaar", "mentor")}
    assert keys >= {"school.naam", "school.locatie", "school.contactpersoon", "datum", "opsteller", "schooljaar"}


@EVERY
def test_every_question_has_a_label_and_options_that_differ(form: Form):
    for question in all_questions(form):
        assert question.label.strip() == question.label != ""
        if isinstance(question, OneOf | SomeOf):
            assert len(set(question.values)) == len(question.values)
            assert all(re.fullmatch(r"[a-z0-9_-]+", value) for value in question.values)


@EVERY
def test_conditions_and_rows_point_back_at_questions_that_are_there(form: Form):
    seen: list[str] = []
    for question in form.questions:
        if question.when:
            assert any(question.when.key in (key, f"{key}.antwoord") for key in seen), question.key
        seen.append(question.key)
        for column in question.columns if isinstance(question, Rows) else ():
            to = getattr(column, "to", "")
            assert not to or to in seen


@EVERY
def test_the_example_is_full_and_final(form: Form):
    answers = example(form.type)
    assert form.check(answers, final=True) == []
    assert form.clean(answers) == (answers, [])
    assert [question.key for question in form.asked(answers) if get(answers, question.key) is None] == [ADDITIONS.key]
    for final in (False, True):
        assert schema_accepts(form, answers, final=final)


@EVERY
def test_the_schemas_are_good_schemas_and_a_draft_may_be_empty(form: Form):
    for final in (False, True):
        Draft202012Validator.check_schema(form.schema(final))
    assert schema_accepts(form, {}, final=False)
    assert form.check({}) == []
    assert not schema_accepts(form, {}, final=True)


@EVERY
def test_a_final_document_needs_what_its_format_says_and_nothing_more(form: Form):
    assert {path.rpartition(".")[0] if path.startswith("factoren") else path for path in paths(form, {})} == NEEDED[
        form.type
    ] | ({"hoorrecht"} if form.type == "opp" else set())
    answers: dict[str, Any] = {}
    for key in NEEDED[form.type]:
        answers = put(answers, key, get(example(form.type), key))
    if form.type == "opp":
        for voice in ("hoorrecht", "hoorrecht_niet"):
            assert paths(form, put(answers, voice, get(example("opp"), voice))) == []
        assert paths(form, answers) == ["hoorrecht"]
    else:
        assert paths(form, answers) == []


@EVERY
def test_what_is_missed_by_the_check_is_missed_by_the_schema_but_for_consent(form: Form):
    for key in NEEDED[form.type] - {"toestemming"}:
        lacking = put(example(form.type), key, None)
        assert paths(form, lacking) != [], key
        assert not schema_accepts(form, lacking, final=True), key


@EVERY
def test_the_example_comes_back_from_the_pages_as_it_went_in(form: Form):
    answers = put(example(form.type), FOR_PARENTS.key, None)  # that has a page of its own
    back: dict[str, Any] = {}
    for step in form.steps:
        page = Page(form, step, back, sent(Page(form, step, answers)))
        assert page.validate(), page.faults
        back = page.answers()
    assert back == answers


@EVERY
def test_everything_that_is_answered_is_printed(form: Form):
    printed = form.printed(example(form.type))
    assert printed.keys() == {question.key for question in form.questions}
    for question in form.asked(example(form.type)):
        assert printed[question.key][""] or question is ADDITIONS, question.key


@EVERY
def test_every_form_ends_with_a_page_for_what_was_typed_beside_the_questions(form: Form):
    assert form.steps[-1] is ADDITIONS_STEP


@EVERY
def test_the_page_for_additions_only_counts_when_there_are_any(form: Form):
    answers = example(form.type)
    without = progress(form, answers)
    assert ADDITIONS_STEP not in [one.step for one in without.steps]
    assert (without.next, without.percentage, without.done) == (None, 100, len(without.steps))
    some = progress(form, answers | {ADDITIONS.key: [{"id": "a1", "tekst": "Bel de ouders."}]})
    assert (some.next, some.percentage, some.done, some.steps[-1].step) == (None, 100, len(some.steps), ADDITIONS_STEP)


@EVERY
def test_phrases_are_of_kinds_that_are_there(form: Form):
    assert {kind for question in all_questions(form) for kind in question.phrases} <= set(KINDS)


@EVERY
def test_what_is_sensitive_is_not_for_the_parents_version_by_itself(form: Form):
    assert [question.key for question in all_questions(form) if question.sensitive and question.parents] == []


def test_a_phrase_goes_on_from_the_words_of_its_kind():
    for kind in list(KINDS)[:8]:
        start = KINDS[kind].removesuffix(" …")
        assert [phrase for phrase in default_phrases()[kind] if not phrase.startswith(f"{start} ")] == [], kind


def test_every_kind_offers_at_least_six_phrases_that_differ():
    assert default_phrases().keys() == KINDS.keys()
    for kind, phrases in default_phrases().items():
        assert len(set(phrases)) == len(phrases) >= 6, kind


def test_the_izo_referral_asks_after_a_diagnosis_but_never_needs_it():
    form = form_of("izo_aanmelding")
    assert form.question("stoornis").sensitive
    assert not form.question("stoornis").required
    with_one = example("izo_aanmelding") | {"stoornis": {"antwoord": True, "toelichting": "dyslexie"}}
    assert paths(form, with_one) == ["stoornis_waarom_nodig"]


def test_an_opp_can_leave_two_destinations_open_and_no_more():
    form, opp = form_of("opp"), example("opp")
    assert paths(form, opp | {"uitstroombestemming": "havo"}) == []
    for wrong in (["havo"], ["havo", "havo"], ["havo", "vwo", "wo"], [], "hav"):
        assert paths(form, opp | {"uitstroombestemming": wrong}) == ["uitstroombestemming"]
    assert form.printed(opp)["uitstroombestemming"][""].plain() == "vmbo-tl / havo"


def test_an_opp_does_not_end_before_it_begins():
    assert paths(form_of("opp"), example("opp") | {"einddatum": "2026-11-24"}) == ["einddatum"]


def test_support_that_still_runs_needs_no_end():
    zat = example("zat_aanmelding")
    assert "tot" not in zat["inzet_zorgteam"][0]["periode"]
    assert paths(form_of("zat_aanmelding"), zat) == []
    zat["inzet_zorgteam"][0]["periode"] = {"tot": "2026-12-01"}
    assert paths(form_of("zat_aanmelding"), zat) == ["inzet_zorgteam[z1].periode.van"]


def test_the_length_of_an_opp_grows_with_what_is_written():
    form, opp = form_of("opp"), example("opp")
    now = pages(form, opp)
    assert 2 < now[""] < 4
    longer = pages(form, opp | {"onderbouwing": opp["onderbouwing"] * 5})
    assert longer[""] - now[""] == pytest.approx(longer["onderbouwing"] - now["onderbouwing"])
    assert longer[""] > now[""]
    assert pages(form_of("izo_aanmelding"), {}) == {}
