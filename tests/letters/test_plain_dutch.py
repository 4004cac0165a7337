"""What we say to parents ourselves is plain Dutch: every letter as it is printed, and every line by itself."""

from __future__ import annotations

import pytest

from forms.answers import get
from forms.for_parents.lines import PLACEHOLDERS
from service.letters import fixed_texts, wording
from service.letters.terms import NAMES, OFFICIAL
from service.plain import OWN, check
from tests.letters.made import LETTERS, everything, fixed_text, made, told

EXEMPT = (*OFFICIAL, *NAMES)
VALUES = {
    **dict.fromkeys(PLACEHOLDERS, "2 maart 2026"),
    "naam": "Yara",
    "leerling": "Yara Bakkali",
    "school": "Merelveld College",
    "mentor": "Jeroen Smit",
    "vak": "wiskunde",
    "uitleg": "hulp",
}
EVERY_LETTER = pytest.mark.parametrize(("type_", "variant"), LETTERS, ids=[f"{one}.{other}" for one, other in LETTERS])


@EVERY_LETTER
@pytest.mark.parametrize("answers", [None, everything, {}], ids=["example", "everything", "nothing"])
def test_the_fixed_text_of_a_letter_is_readable_for_every_parent(type_, variant, answers):
    given = answers(type_) if callable(answers) else answers
    listed = get(told(type_, variant, given), "brief.woorden") or ()  # the list at the end explains these
    explained = [word for row in listed for word in row["woord"].split(", ")]
    text = fixed_text(made(type_, variant, given))
    found = check(text, thresholds=OWN, exempt=(*EXEMPT, *explained))
    assert found.missed == {}, found.measures
    assert [(text[remark.start : remark.end], remark.text()) for remark in found.remarks] == []


@pytest.mark.parametrize("text", fixed_texts(), ids=lambda text: text.where[0])
def test_every_line_and_label_is_plain_by_itself(text):
    said = wording().filled(text.msgid, VALUES)
    found = check(said, thresholds=OWN, exempt=EXEMPT)
    assert [remark.text() for remark in found.remarks] == []


def test_an_official_word_is_not_passed_over_unless_it_is_on_the_list():
    assert check("In het handelingsdeel staat hulp.", thresholds=OWN).missed
    assert not check("In het handelingsdeel staat hulp.", thresholds=OWN, exempt=EXEMPT).missed


def test_numbers_are_written_in_digits():
    in_words = {"twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "twaalf", "zestien"}
    assert [text.msgid for text in fixed_texts() if in_words & set(wording().text(text.msgid).lower().split())] == []
