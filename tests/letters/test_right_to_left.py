"""An Arabic letter: what is ours runs from right to left, what the school wrote is Dutch, and neither turns the other round."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest
from lxml import etree

from tests.letters.made import CONTACT, LETTERS, W, everything, made, parts
from tests.validators import validate_docx
from tests.validators.lint import lint_docx
from tests.word.office import Seen, pdf_words

EVERY_LETTER = pytest.mark.parametrize(("type_", "variant"), LETTERS, ids=[f"{one}.{other}" for one, other in LETTERS])
ARABIC = re.compile("[\u0600-\u06ff]")
DUTCH = re.compile("[A-Za-z]")


@pytest.fixture(scope="module")
def arabic() -> dict[tuple[str, str], bytes]:
    return {(type_, variant): made(type_, variant, everything(type_), "ar") for type_, variant in LETTERS}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    """The words of the OPP in Arabic where LibreOffice puts them."""
    return pdf_words(made("opp", "ouders", tag="ar"), tmp_path_factory.mktemp("opp"))


@EVERY_LETTER
def test_a_paragraph_of_ours_runs_from_the_right(arabic, type_, variant):
    ours = [paragraph for paragraph in paragraphs(arabic[type_, variant]) if ARABIC.search(text_of(paragraph))]
    assert len(ours) > 20
    assert [text_of(one) for one in ours if one.find(f"{W}pPr/{W}bidi") is None] == []


@EVERY_LETTER
def test_arabic_letters_have_the_properties_that_word_needs_for_them(arabic, type_, variant):
    runs = [run for part in parts(arabic[type_, variant]) for run in part.iter(W + "r") if ARABIC.search(text_of(run))]
    assert [text_of(run) for run in runs if run.find(f"{W}rPr/{W}rtl") is None] == []
    fonts = [run.find(f"{W}rPr/{W}rFonts") for run in runs]
    assert [text_of(run) for run, font in zip(runs, fonts, strict=True) if font is None or not font.get(W + "cs")] == []
    languages = {str(lang.get(W + "bidi")) for run in runs if (lang := run.find(f"{W}rPr/{W}lang")) is not None}
    assert {language.partition("-")[0] for language in languages} == {"ar"}


@EVERY_LETTER
def test_a_paragraph_that_is_the_schools_alone_keeps_its_direction(arabic, type_, variant):
    theirs = [
        paragraph
        for paragraph in paragraphs(arabic[type_, variant])
        if DUTCH.search(text_of(paragraph)) and not ARABIC.search(text_of(paragraph)) and controlled(paragraph)
    ]
    assert theirs
    long = [one for one in theirs if len(text_of(one)) > 60]
    assert [text_of(one) for one in long if one.find(f"{W}pPr/{W}bidi") is not None] == []


@EVERY_LETTER
def test_tables_begin_at_the_right(arabic, type_, variant):
    tables = [table for part in parts(arabic[type_, variant]) for table in part.iter(W + "tbl")]
    assert tables
    assert [table for table in tables if table.find(f"{W}tblPr/{W}bidiVisual") is None] == []


@EVERY_LETTER
def test_dutch_words_names_and_phone_numbers_stand_between_marks_in_a_line_from_the_right(arabic, type_, variant):
    loose = re.compile(r"[A-Za-z]|\d[ -]+\d")
    turned = [one for one in paragraphs(arabic[type_, variant]) if one.find(f"{W}pPr/{W}bidi") is not None]
    assert [text_of(one) for one in turned if loose.search(outside_marks(text_of(one)))] == []


@EVERY_LETTER
def test_every_mark_of_direction_is_closed_in_its_own_paragraph(arabic, type_, variant):
    for paragraph in paragraphs(arabic[type_, variant]):
        kinds = [unicodedata.bidirectional(sign) for sign in text_of(paragraph)]
        opened = sum(kind in ("LRI", "RLI", "FSI") for kind in kinds)
        assert opened == kinds.count("PDI"), text_of(paragraph)


@EVERY_LETTER
def test_a_letter_in_dutch_has_nothing_of_this(type_, variant):
    for part in parts(made(type_, variant)):
        assert [element.tag for element in part.iter(W + "bidi", W + "rtl", W + "bidiVisual")] == []


def test_arabic_and_turkish_letters_are_valid(arabic):
    documents = [*arabic.values(), *(made(type_, variant, tag="tr") for type_, variant in LETTERS)]
    assert [fault for data in documents for fault in lint_docx(data)] == []
    assert validate_docx(*documents) == []


def test_a_name_reads_from_left_to_right(seen):
    name, family = following(seen, "Yara", "Bakkali")
    assert name.right < family.left


def test_a_date_has_its_day_at_the_right(seen):
    days = [
        (day, year) for day in seen for year in seen if (day.text, year.text) == ("27", "2026") and beside(day, year)
    ]
    assert days
    assert all(day.left > year.right for day, year in days)


def test_a_date_keeps_the_blanks_around_its_month(seen):
    months = [word for word in seen if word.text[::-1] == "نوفمبر"]  # letters come in the order in which they are drawn
    years = [next(word for word in seen if word.text == "2026" and beside(word, month)) for month in months]
    assert len(months) >= 2
    assert all(2 < month.left - year.right < 6 for month, year in zip(months, years, strict=True))


def test_a_phone_number_is_not_turned_round(seen):
    first, *others = CONTACT.telefoon.replace(" -", "").split()
    places = [following(seen, one, other) for one, other in zip([first, *others], others, strict=False)]
    assert all(one.right < other.left for one, other in places)


def test_lines_of_ours_end_at_the_right_margin_and_the_schools_begin_at_the_left(seen):
    page = [word for word in seen if word.page == 1 and word.top > 90]
    left, right = min(word.left for word in page), max(word.right for word in page)
    greeting = next(word for word in page if ARABIC.search(word.text))
    assert right - max(word.right for word in page if beside(word, greeting)) < 3
    assert left < 100


def paragraphs(data: bytes) -> Iterator[etree._Element]:
    return (paragraph for part in parts(data) for paragraph in part.iter(W + "p"))


def text_of(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(W + "t"))


def controlled(paragraph: etree._Element) -> bool:
    return (
        any(above.tag == W + "sdt" for above in paragraph.iterancestors()) or paragraph.find(f".//{W}sdt") is not None
    )


def outside_marks(text: str) -> str:
    """What of a text stands in no isolate."""
    kept, depth = [], 0
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        depth += kind in ("LRI", "RLI", "FSI")
        kept.append(" " if depth else sign)
        depth -= kind == "PDI"
    return "".join(kept)


def beside(one: Seen, other: Seen) -> bool:
    return one.page == other.page and abs(one.top - other.top) < 4


def following(seen: list[Seen], first: str, second: str) -> tuple[Seen, Seen]:
    """The nearest two words of these texts on one line."""
    pairs = [
        (one, other)
        for one in seen
        for other in seen
        if (one.text, other.text) == (first, second) and beside(one, other)
    ]
    return min(pairs, key=lambda pair: abs(pair[0].left - pair[1].left))
