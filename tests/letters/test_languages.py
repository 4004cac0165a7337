"""Which languages letters come in, and how a version of a document is called in one."""

from __future__ import annotations

import pytest

from service.letters import LANGUAGES, PLAIN, NoSuchLanguage, language, made_variant, split_variant


def test_plain_dutch_comes_first_and_then_the_forms_own_dutch():
    assert list(LANGUAGES)[:2] == [PLAIN, "nl"]


def test_there_are_letters_in_english_turkish_and_arabic():
    assert {"en", "tr", "ar"} <= set(LANGUAGES)


def test_a_language_says_its_own_name_and_its_dutch_one():
    assert [(language(tag).name, language(tag).dutch_name) for tag in ("tr", "ar")] == [
        ("Türkçe", "Turks"),
        ("العربية", "Arabisch"),
    ]
    assert language(PLAIN).name == "Eenvoudig Nederlands"


def test_only_arabic_is_read_from_right_to_left():
    assert [tag for tag, found in LANGUAGES.items() if found.rtl] == ["ar"]


@pytest.mark.parametrize("tag", ["xx", "", "nl_EENVOUDIG", "nl-x-eenvoudig", "../nl", "TR"])
def test_a_language_that_is_not_there_is_refused_with_those_that_are(tag):
    with pytest.raises(NoSuchLanguage) as refused:
        language(tag)
    assert str(refused.value) == refused.value.reason.text()
    assert all(known in str(refused.value) for known in LANGUAGES)


@pytest.mark.parametrize("variant", ["ouders", "ouders_toestemming"])
@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_name_of_a_made_version_says_its_language(variant, tag):
    assert split_variant(made_variant(variant, tag)) == (variant, tag)


def test_plain_dutch_is_not_named_and_a_document_for_staff_has_no_language():
    assert made_variant("ouders", PLAIN) == "ouders"
    assert made_variant("ouders", "tr") == "ouders.tr"
    assert split_variant("") == ("", "")
    assert split_variant("toestemming") == ("toestemming", "")
