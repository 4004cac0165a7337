"""The difficult words of a letter: those that stand in it, and what they mean in its language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.letters import LANGUAGES, fixed_texts, wording
from service.letters.terms import OFFICIAL
from service.letters.words import as_rows, difficult_words
from service.plain import Term, shipped

TEXT = (
    "Uw kind heeft dyslexie. In het OPP staat het handelingsdeel. Het ontwikkelingsperspectief is het plan. Dyslexie!"
)


def words(text, glossary=None):
    return [one.word for one in difficult_words(text, glossary or shipped())]


def test_words_stand_in_the_order_of_the_letter_each_once():
    assert words(TEXT) == ["Dyslexie", "OPP, ontwikkelingsperspectief", "Handelingsdeel"]


def test_a_word_stands_there_as_the_letter_has_it():
    assert words("Praat met de zorgcoördinator.") == ["Zorgcoördinator"]


def test_another_form_of_a_word_is_not_explained_again():
    assert words("Een interventie. Meer interventies. Interventie!") == ["Interventie"]


def test_a_word_that_is_not_in_the_letter_is_not_explained():
    assert words("Uw kind leest goed.") == []
    assert words("") == []


def test_a_letter_in_another_language_explains_the_dutch_words_that_stand_in_it():
    found = difficult_words("Een tolk legt het OPP uit.", shipped(), "Bir tercüman OPP'yi açıklar. Tolkien.")
    assert [one.word for one in found] == ["OPP"]


def test_a_plain_word_for_a_stiff_one_is_no_difficult_word():
    assert words("Dit is eveneens zo.") == []


@pytest.mark.parametrize("term", [term for term in OFFICIAL if not term.isupper()])
def test_every_official_word_is_explained_where_it_stands(term):
    (found,) = difficult_words(f"Dit gaat over {term}.", shipped())
    assert (found.meaning, found.official) == (OFFICIAL[term], True)


def test_an_abbreviation_is_found_in_capitals_only():
    assert words("Het ZAT helpt.") == ["ZAT"]
    assert words("Hij zat stil.") == []


def test_a_long_list_is_cut_and_the_words_of_our_own_texts_stay():
    many = (
        "dyslexie, dyscalculie, faalangst, observatie, jeugdhulp, meldcode, orthopedagoog, psychiater, psycholoog, OPP"
    )
    kept = words(f"Dit zijn {many}.")
    assert len(kept) == 8
    assert kept[-1] == "OPP"


def test_explanations_of_our_own_words_are_in_the_language_of_the_letter():
    for tag in LANGUAGES:
        (row,) = as_rows(difficult_words("Het OPP.", shipped()), wording(tag))
        assert row["uitleg"] == wording(tag).text(OFFICIAL["OPP"])


def test_what_is_explained_in_dutch_is_marked_as_dutch_in_another_language():
    found = difficult_words("Uw kind heeft dyslexie.", shipped())
    said = {tag: as_rows(found, wording(tag))[0]["uitleg"] for tag in ("nl@eenvoudig", "en", "tr", "ar")}
    assert said == {
        "nl@eenvoudig": "Veel moeite met lezen en schrijven",
        "en": "In Dutch: veel moeite met lezen en schrijven",
        "tr": "Hollandaca: veel moeite met lezen en schrijven",
        "ar": "بالهولندية: \u2066veel moeite met lezen en schrijven\u2069",
    }


def test_a_school_explains_a_word_in_its_own_way():
    own = shipped().with_changes([Term("OPP", "explain", "ons plan voor jouw kind")])
    (found,) = difficult_words("Het OPP.", own)
    assert (found.meaning, found.official) == ("ons plan voor jouw kind", False)


def test_a_word_that_a_school_took_out_of_its_list_is_not_explained_unless_our_own_texts_use_it():
    own = shipped().with_changes(removed=["dyslexie", "OPP"])
    assert words("Dyslexie staat in het OPP.", own) == ["OPP"]


def test_rows_have_ids_of_their_own_that_stay_the_same():
    found = difficult_words(TEXT, shipped())
    rows = as_rows(found, wording())
    assert len({row["id"] for row in rows}) == len(rows)
    assert rows == as_rows(found, wording())


def test_explanations_of_official_words_are_fixed_texts():
    assert set(OFFICIAL.values()) <= {text.msgid for text in fixed_texts() if text.kind == "term"}


@given(st.text())
def test_any_text_is_answered_with_words_that_stand_in_it(text):
    found = difficult_words(text, shipped())
    assert len(found) <= 8
    assert all(one.word and one.meaning for one in found)
