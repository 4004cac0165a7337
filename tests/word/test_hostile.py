"""A file that was made to harm, is broken, or is something else is refused: with a reason, and with what to do."""

import re
from collections.abc import Iterator

import pytest

from service.word import PackageRefused
from service.word.limited import Limited
from service.word.package import read_package
from tests.word.hostile import CORPUS, HARMLESS
from tests.word.hostile.corpus import REASONS

#: What somebody can do: every sentence asks for one of these.
DO = re.compile(r"\b(Bewaar|Haal|Kies|Lever|Maak|Open|Plak|Verklein|Verwijder)\b|of haal\b")


@pytest.fixture(scope="module")
def limited() -> Iterator[Limited]:
    with Limited() as limited:
        yield limited


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_file_is_refused_for_its_own_reason_and_says_what_to_do(name: str, limited: Limited) -> None:
    hostile = CORPUS[name]
    with pytest.raises(PackageRefused) as refused:
        limited.call(read_package, hostile.make())
    sentence = refused.value.reason.text()
    assert REASONS[hostile.reason] in sentence
    assert DO.search(sentence), sentence


@pytest.mark.parametrize("name", HARMLESS)
def test_an_odd_file_that_does_no_harm_is_read(name: str, limited: Limited) -> None:
    assert "word/document.xml" in limited.call(read_package, HARMLESS[name]())
