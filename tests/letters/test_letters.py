"""Letters to parents: in every language whole, with the school's contact and the words that need explaining."""

from __future__ import annotations

import re
from datetime import date

import pytest

from forms import all_forms, example, form_of
from forms.answers import get, put
from forms.for_parents import with_shown, with_text
from service import word
from service.letters import LANGUAGES, Contact, wording
from tests.letters.made import CONTACT, LETTERS, everything, made, template, told, whole_text

EVERY_LETTER = pytest.mark.parametrize(("type_", "variant"), LETTERS, ids=[f"{one}.{other}" for one, other in LETTERS])
OPP = ("opp", "ouders")


def test_every_kind_of_document_has_a_letter_and_consent_has_one_of_its_own():
    assert set(LETTERS) == {(type_, "ouders") for type_ in all_forms()} | {("zat_aanmelding", "ouders_toestemming")}


@EVERY_LETTER
@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_name_of_a_line_and_no_open_place_is_ever_printed(type_, variant, tag):
    for answers in (example(type_), everything(type_), {}):
        text = whole_text(made(type_, variant, answers, tag))
        assert re.findall(r"vast\.\w+|label\.\w+|brief\.\w+|%\(|\{\{|\{%", text) == []


@EVERY_LETTER
def test_the_same_letter_is_the_same_file_and_says_its_language(type_, variant):
    assert made(type_, variant, tag="tr") == made(type_, variant, tag="tr")
    identity = word.identify(made(type_, variant, tag="tr"))
    assert (identity.variant, identity.language) == (variant, "tr")


@EVERY_LETTER
@pytest.mark.parametrize("tag", [tag for tag, found in LANGUAGES.items() if not found.dutch])
def test_a_letter_in_another_language_says_that_the_schools_text_is_dutch_and_who_helps(type_, variant, tag):
    text = whole_text(made(type_, variant, tag=tag))
    for key in ("taal.nederlands", "taal.tolk", "taal.telt", "taal.nagekeken"):
        assert wording(tag).line(key, {}) in text


@EVERY_LETTER
def test_a_dutch_letter_says_nothing_about_translations(type_, variant):
    text = whole_text(made(type_, variant))
    assert [line for key in ("taal.tolk", "taal.nagekeken") if (line := wording().line(key, {})) in text] == []


@EVERY_LETTER
@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_difficult_word_stands_in_the_letter(type_, variant, tag):
    made_of = told(type_, variant, everything(type_), tag)
    words = [one for row in get(made_of, "brief.woorden") for one in row["woord"].lower().split(", ")]
    without = put(made_of, "brief.woorden", None)
    text = word.printed_text(word.fill(template(type_, variant), without, wording=wording(tag), final=True)).lower()
    assert [one for one in words if one not in text] == []


def test_the_letter_says_whom_to_ask_and_where_there_is_help():
    answers = told(*OPP)
    assert get(answers, "brief") == {
        "vraag_bij": "Jeroen Smit",
        "telefoon": CONTACT.telefoon,
        "email": CONTACT.email,
        "hulp": CONTACT.hulp,
        "antwoord_voor": "2026-11-27",
        "ouders": get(answers, "brief.ouders"),
        "woorden": get(answers, "brief.woorden"),
    }


def test_a_school_that_said_nothing_about_itself_has_nothing_of_it_in_the_letter():
    brief = told(*OPP, contact=Contact())["brief"]
    assert set(brief) <= {"vraag_bij", "ouders", "woorden"}


def test_without_a_date_of_the_document_no_day_is_asked_for():
    assert get(told(*OPP, put(example("opp"), "datum", None)), "brief.antwoord_voor") is None


def test_each_parent_who_decides_about_the_child_is_named_once():
    rows = [
        {"id": "p1", "naam": "Samira", "gezag": True},
        {"id": "p2", "naam": "Rachid"},
        {"id": "p3", "naam": "Oma", "gezag": False},
        {"id": "p4", "naam": "Samira", "gezag": True},
        {"id": "p5", "gezag": True},
    ]
    named = get(told(*OPP, put(example("opp"), "ouders", rows)), "brief.ouders")
    assert [row["naam"] for row in named] == ["Samira", "Rachid"]


def test_the_pupil_is_no_parent():
    answers = put({}, "ouders", [{"id": "t1", "naam": "Yara", "relatie": "leerling", "gezag": True}])
    assert get(told(*OPP, answers), "brief.ouders") is None


def test_a_word_that_only_staff_read_is_not_explained_to_parents():
    form = form_of("opp")
    answers = put({}, "factoren.bevorderend.thuis", "Zij heeft dyslexie.")
    assert "Dyslexie" in [row["woord"] for row in get(told(*OPP, answers), "brief.woorden")]
    plainer = with_text(form, answers, "factoren.bevorderend.thuis", "Lezen is moeilijk.")
    assert "Dyslexie" not in [row["woord"] for row in get(told(*OPP, plainer), "brief.woorden") or ()]


def test_the_official_words_that_the_letter_itself_uses_are_explained():
    words = [row["woord"] for row in get(told(*OPP, {}), "brief.woorden")]
    assert "OPP" in words
    assert "Gezag" in words


def test_a_date_in_a_letter_is_in_its_language():
    text = whole_text(made(*OPP, tag="tr"))
    assert wording("tr").date(date(2026, 11, 27)) in text


def test_a_translation_that_was_checked_says_nothing_of_mistakes():
    answers = told(*OPP, tag="tr")
    read = wording("tr", checked=["tr"])
    text = whole_text(word.fill(template(*OPP), answers, wording=read))
    assert read.line("taal.nagekeken", {}) not in text
    assert read.line("taal.telt", {}) in text


@pytest.mark.parametrize("path", ["toestemming[t1].naam", "toestemming[t1]", "toestemming"])
def test_a_parent_whom_staff_hid_is_named_nowhere_in_the_letter(path):
    answers = with_shown(form_of("zat_aanmelding"), example("zat_aanmelding"), path, False)
    assert "Samira Bakkali-Amrani" not in whole_text(made("zat_aanmelding", "ouders", answers))


def test_somebody_whom_staff_hid_is_not_whom_parents_are_told_to_ask():
    answers = with_shown(form_of("opp"), example("opp"), "leerling.mentor", False)
    assert get(told(*OPP, answers), "brief.vraag_bij") != "Jeroen Smit"
