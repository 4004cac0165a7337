"""Every text for people is translated, in every language of locales/, and what is shipped is what was translated."""

from __future__ import annotations

import re

import pytest
from babel import Locale
from babel.messages.catalog import Catalog

from service.letters import LANGUAGES, fixed_texts, places
from tests.catalogues import DOMAINS, LOCALES, as_mo, as_po, in_letters, language_of, po_files, read, updated

EVERY_PO = [po for domain in DOMAINS for po in po_files(domain)]
CATALOGUES = pytest.mark.parametrize("po", [pytest.param(po, id=f"{language_of(po)}-{po.stem}") for po in EVERY_PO])
LETTERS = pytest.mark.parametrize("po", [pytest.param(po, id=language_of(po)) for po in po_files("ouder")])


@pytest.fixture(scope="module")
def texts() -> dict[str, Catalog]:
    return {domain: texts_of() for domain, texts_of in DOMAINS.items()}


def test_texts_are_found_in_the_code(texts):
    assert all(len(found) > 10 for found in texts.values())


@CATALOGUES
def test_the_translations_are_those_of_the_texts_in_the_code(po, texts):
    assert po.read_bytes() == as_po(updated(po, texts[po.stem])), "run `make catalogues`"
    assert po.with_suffix(".mo").read_bytes() == as_mo(read(po)), "run `make catalogues`"


@CATALOGUES
def test_every_text_is_translated(po):
    messages = [message for message in read(po) if message.id]
    assert [message.id for message in messages if not all(_strings(message.string)) or message.fuzzy] == []


@CATALOGUES
def test_a_plural_has_every_form_that_the_language_has(po):
    catalogue = read(po)
    plurals = [message for message in catalogue if message.pluralizable]
    assert [message.id for message in plurals if len(_strings(message.string)) != catalogue.num_plurals] == []


@CATALOGUES
def test_a_translation_names_the_same_values_as_its_text(po):
    wrong = {message.id: [str(error) for error in message.check()] for message in read(po) if message.id}
    assert {text: errors for text, errors in wrong.items() if errors} == {}


@LETTERS
def test_a_line_of_a_letter_has_each_of_its_places_in_every_language(po):
    messages = [message for message in read(po) if message.id]
    assert [m.id for m in messages if sorted(places(str(m.string))) != sorted(places(str(m.id)))] == []


@LETTERS
def test_a_line_of_a_letter_is_one_line_without_marks_that_turn_the_direction(po):
    unseen = re.compile("[\\x00-\\x1f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|^\\s|\\s$|  ")
    assert [message.id for message in read(po) if message.id and unseen.search(str(message.string))] == []


@LETTERS
def test_digits_are_written_as_on_a_dutch_form(po):
    other = re.compile("[^\\x00-\\x7f]")
    strings = [str(message.string) for message in read(po) if message.id]
    assert [text for text in strings if any(other.match(sign) and sign.isdigit() for sign in text)] == []


@pytest.mark.parametrize("tag", [tag for tag, language in LANGUAGES.items() if not language.dutch])
def test_a_translation_is_not_the_dutch_text(tag):
    """Names of school types and words that are the same there stay as they are: `vmbo-tl`, `Mentor`."""
    (po,) = (po for po in po_files("ouder") if language_of(po) == tag)
    same = [str(message.id) for message in read(po) if message.id and message.string == message.id]
    assert [text for text in same if " " in text] == []


def test_plain_dutch_says_our_lines_as_they_are_and_the_forms_labels_in_other_words(texts):
    plain = read(LOCALES / "nl@eenvoudig" / "LC_MESSAGES" / "ouder.po")
    ours = [text.msgid for text in fixed_texts() if text.kind != "label"]
    assert [text for text in ours if plain[text].string != text] == []
    assert plain["Opvoedbehoeften"].string == "Wat uw kind thuis nodig heeft"


def test_a_language_has_a_name_that_is_understood():
    """Babel takes `nl_EENVOUDIG` for `nl`, so what it makes of a folder's name has to be that name."""
    for folder in (path for path in LOCALES.iterdir() if path.is_dir()):
        assert str(Locale.parse(folder.name)) == folder.name


def test_no_folder_stands_before_that_of_plain_dutch():
    """Babel would look in `nl_NL@eenvoudig` first, and then never in `nl@eenvoudig`."""
    names = [folder.name for folder in LOCALES.iterdir() if folder.is_dir()]
    assert [name for name in names if name.endswith("@eenvoudig")] == ["nl@eenvoudig"]


def test_a_new_language_is_one_empty_file(tmp_path):
    po = tmp_path / "so" / "LC_MESSAGES" / "ouder.po"
    po.parent.mkdir(parents=True)
    po.write_bytes(b"")
    started = updated(po, in_letters())
    assert {str(message.id) for message in started if message.id} == {text.msgid for text in fixed_texts()}
    assert [message.id for message in started if message.id and message.string] == []


def _strings(string: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """The translation in each number; an untranslated text has one empty string."""
    return (string or "",) if string is None or isinstance(string, str) else tuple(string)
