"""Every text for people is translated, in every language of locales/, and what is shipped is what was translated."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog

from tests.catalogues import LOCALES, as_mo, as_po, extracted, po_files, read, updated

LANGUAGES = pytest.mark.parametrize("po", [pytest.param(po, id=po.parents[1].name) for po in po_files()])


@pytest.fixture(scope="module")
def texts() -> Catalog:
    return extracted()


def test_texts_are_found_in_the_code(texts):
    assert len(texts) > 10


@LANGUAGES
def test_the_translations_are_those_of_the_texts_in_the_code(po, texts):
    assert po.read_bytes() == as_po(updated(po, texts)), "run `make catalogues`"
    assert po.with_suffix(".mo").read_bytes() == as_mo(read(po)), "run `make catalogues`"


@LANGUAGES
def test_every_text_is_translated(po):
    messages = [message for message in read(po) if message.id]
    assert [message.id for message in messages if not all(_strings(message.string)) or message.fuzzy] == []


@LANGUAGES
def test_a_translation_names_the_same_values_as_its_text(po):
    wrong = {message.id: [str(error) for error in message.check()] for message in read(po) if message.id}
    assert {text: errors for text, errors in wrong.items() if errors} == {}


def test_a_language_has_a_name_that_is_understood():
    from babel import Locale

    for folder in (path for path in LOCALES.iterdir() if path.is_dir()):
        assert str(Locale.parse(folder.name)) == folder.name


def _strings(string: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """The translation in each number; an untranslated text has one empty string."""
    return (string or "",) if string is None or isinstance(string, str) else tuple(string)
