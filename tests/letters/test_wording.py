"""The fixed texts of a letter: what falls back on what, names and dates in lines, and a school's own wording."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.for_parents.lines import LINES, PLACEHOLDERS
from service.letters import LANGUAGES, LineRefused, NoSuchLanguage, corrected, fixed_texts, places, wording, wordings
from service.letters.wordings import shipped

SCHOOL_LINE = "voor_ouders"
NAMED = LINES[SCHOOL_LINE]
DAY = date(2026, 3, 2)
FOREIGN = [tag for tag, found in LANGUAGES.items() if not found.dutch]
LRI, RLM, PDI = "\u2066", "\u200f", "\u2069"


def test_a_line_names_the_pupil():
    assert wording("tr").line(SCHOOL_LINE, {"leerling": "Yara Bakkali"}).startswith("Yara Bakkali adlı")


def test_every_line_is_named_in_every_language_and_no_key_is_ever_printed():
    values = dict.fromkeys(PLACEHOLDERS, "Yara")
    for tag in LANGUAGES:
        said = {key: wording(tag).line(key, values) for key in LINES}
        assert [key for key, text in said.items() if not text or "%(" in text or text == key] == []


@pytest.mark.parametrize("tag", FOREIGN)
def test_a_line_that_was_not_translated_is_in_plain_dutch(monkeypatch, tag):
    label = "Opvoedbehoeften"
    without = {text: said for text, said in shipped(tag).items() if text not in (NAMED, label)}
    monkeypatch.setattr(wordings, "shipped", lambda asked: without if asked == tag else shipped(asked))
    lacking = wording(tag)
    assert lacking.text(NAMED) == NAMED
    assert lacking.text(label) == "Wat uw kind thuis nodig heeft"


def test_a_text_that_nobody_worded_is_said_as_it_is(monkeypatch):
    monkeypatch.setattr(wordings, "shipped", lambda tag: {})
    assert wording("ar").text("Opvoedbehoeften") == "Opvoedbehoeften"


def test_the_forms_own_dutch_has_the_official_labels():
    assert wording("nl").label("Opvoedbehoeften") == "Opvoedbehoeften"


def test_a_language_that_is_not_there_has_no_wording():
    with pytest.raises(NoSuchLanguage):
        wording("xx")


def test_dutch_is_always_checked_and_another_language_when_somebody_did():
    assert {tag: wording(tag).checked for tag in LANGUAGES} == {tag: tag not in FOREIGN for tag in LANGUAGES}
    assert wording("tr", checked=["tr"]).checked
    assert [tag for tag in LANGUAGES if wording(tag).foreign] == FOREIGN


@pytest.mark.parametrize(
    ("tag", "written"),
    [("nl@eenvoudig", "2 maart 2026"), ("nl", "2 maart 2026"), ("en", "2 March 2026"), ("tr", "2 Mart 2026")],
)
def test_a_date_is_written_as_in_a_sentence(tag, written):
    assert wording(tag).date(DAY) == written


def test_an_arabic_date_is_read_from_the_right_day_first():
    assert wording("ar").date(DAY) == f"{RLM}2 مارس 2026{RLM}"


def test_in_a_line_that_is_read_from_the_right_a_name_keeps_its_own_order():
    arabic = wording("ar")
    assert f"{LRI}Yara Bakkali (2B){PDI}" in arabic.line(SCHOOL_LINE, {"leerling": "Yara Bakkali (2B)"})
    line = arabic.line("opp.officieel_van", {"datum": arabic.date(DAY)})
    assert f"{RLM}2 مارس 2026{RLM}" in line
    assert LRI + RLM not in line


def test_a_dutch_word_in_an_arabic_text_keeps_its_own_order_and_no_sign_of_it_is_lost():
    kept = wording("ar").line("vraag.hulp_waar", {})
    assert f"({LRI}ouder- en jeugdsteunpunt{PDI})" in kept
    label = wording("ar").label("praktijkonderwijs")
    assert label.replace(LRI, "").replace(PDI, "") == shipped("ar")["praktijkonderwijs"]


def test_a_line_without_a_translation_keeps_its_order_as_a_whole_in_an_arabic_letter(monkeypatch):
    monkeypatch.setattr(wordings, "shipped", lambda tag: {})
    arabic = wording("ar")
    assert arabic.line(SCHOOL_LINE, {"leerling": "Yara Bakkali"}) == f"{LRI}Voor de ouders van Yara Bakkali{PDI}"
    assert arabic.label("vmbo-tl") == f"{LRI}vmbo-tl{PDI}"


@given(st.text())
def test_whatever_a_name_holds_the_marks_of_direction_around_it_are_closed(name):
    line = wording("ar").line(SCHOOL_LINE, {"leerling": name})
    depth = 0
    for sign in line:
        depth += {"LRI": 1, "RLI": 1, "FSI": 1, "PDI": -1}.get(unicodedata.bidirectional(sign), 0)
        assert depth >= 0
        assert unicodedata.bidirectional(sign) not in ("LRE", "RLE", "LRO", "RLO", "PDF")
    assert depth == 0


def test_lines_in_other_languages_have_no_marks_of_direction():
    assert wording("tr").line(SCHOOL_LINE, {"leerling": "Yara"}).isprintable()


def test_a_line_that_begins_with_a_name_begins_with_a_capital():
    assert wording("tr").line("plan.titel", {"naam": "çocuğunuz"}) == "Çocuğunuz için plan"
    assert wording("nl").line("uw_kind", {}) == "uw kind"


def test_a_place_that_there_is_no_value_for_is_left_open():
    assert wording().line("plan.titel", {}) == "Het plan voor "


def test_a_school_words_a_line_its_own_way():
    own = {"tr": {NAMED: "Veliler: %(leerling)s"}}
    assert wording("tr", own).line(SCHOOL_LINE, {"leerling": "Yara"}) == "Veliler: Yara"
    assert wording("en", own).line(SCHOOL_LINE, {"leerling": "Yara"}) == "For the parents of Yara"


def test_what_a_school_says_in_plain_dutch_stands_in_a_letter_that_lacks_the_translation(monkeypatch):
    monkeypatch.setattr(wordings, "shipped", lambda tag: {})
    own = {"nl@eenvoudig": {NAMED: "Ouders van %(leerling)s"}}
    assert wording("tr", own).line(SCHOOL_LINE, {"leerling": "Yara"}) == "Ouders van Yara"


def test_a_percent_sign_in_a_schools_own_line_is_a_percent_sign():
    own = {"tr": {NAMED: corrected(NAMED, "%100 %(leerling)s 5 %s")}}
    assert wording("tr", own).line(SCHOOL_LINE, {"leerling": "Yara"}) == "%100 Yara 5 %s"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Vul een tekst in"),
        (" \n ", "Vul een tekst in"),
        ("Voor de ouders", "Laat %(leerling)s staan"),
        ("Voor de ouders van %(leerling)", "Laat %(leerling)s staan"),
        ("%(leerling)s en %(moeder)s", "%(moeder)s kan hier niet"),
        ("%(leerling)s en %(naam", "Schrijf een plaats zo: %(naam)s"),
        ("%(leerling)s " + "a" * 600, "te lang: 613 tekens"),
    ],
)
def test_a_line_whose_places_are_not_those_of_the_text_is_refused_and_says_why(text, said):
    with pytest.raises(LineRefused) as refused:
        corrected(NAMED, text)
    assert said in str(refused.value)
    assert refused.value.reason.text() == str(refused.value)


def test_a_line_is_kept_on_one_line_without_marks_of_direction():
    assert corrected(NAMED, " \u202eVeliler:\n %(leerling)s ") == "Veliler: %(leerling)s"


@given(st.sampled_from(fixed_texts()), st.text())
def test_whatever_a_school_types_is_refused_or_a_line_with_the_same_places(text, typed):
    try:
        kept = corrected(text.msgid, typed)
    except LineRefused:
        return
    assert set(places(kept)) == set(places(text.msgid))
    assert corrected(text.msgid, kept) == kept
    assert wording("tr", {"tr": {text.msgid: kept}}).text(text.msgid) == kept
