"""The fixed lines and labels of a letter: named in its template, said in the language of who fills it."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pytest
from docx import Document
from lxml import etree

from forms.answers import Answers
from service.word import Template, TemplateRefused, compile_template, fill
from service.word.reading.read import identify
from tests.validators import validate_docx
from tests.validators.lint import lint_docx
from tests.word.building import FORM, W, controls, part, shown, template

LINES = {
    "titel": "Het plan voor %(naam)s",
    "datum": "Wij praten op %(datum)s.",
    "taal.nederlands": "De tekst is Dutch.",
    "taal.nagekeken": "Nog niet nagekeken.",
    "antwoord": "Antwoord:",
}
LETTER = replace(FORM, lines=tuple(LINES.items()))
ANSWERS: Answers = {
    "leerling": {"naam": "Yara van den Berg"},
    "datum": "2026-11-17",
    "probleem": "- Komt te laat.\n- Is moe.",
    "vervolg": "regulier",
    "doelen": [{"id": "a", "doel": "Op tijd komen"}],
}


@dataclass(frozen=True)
class Spoken:
    """A language made up for these tests, in Arabic letters when it runs from right to left."""

    tag: str = "tr"
    rtl: bool = False
    foreign: bool = True
    checked: bool = True

    def line(self, key: str, values: Mapping[str, str]) -> str:
        said = LINES.get(key, key) % values
        return f"نص {said}" if self.rtl else f"tr {said}"

    def label(self, msgid: str) -> str:
        return f"نص {msgid}" if self.rtl else f"tr {msgid}"

    def date(self, day: date) -> str:
        return f"{day:%d/%m/%Y}"


def compiled(*paragraphs: str, cells: tuple[tuple[str, ...], ...] = ()) -> Template:
    return compile_template(template(*paragraphs, cells=cells), LETTER)


def faults(*paragraphs: str) -> list[str]:
    with pytest.raises(TemplateRefused) as refused:
        compiled(*paragraphs)
    return [finding.what() for finding in refused.value.findings]


def test_a_line_is_said_with_the_name_that_the_pupil_goes_by() -> None:
    assert shown(fill(compiled("{{ vast.titel }}"), ANSWERS)) == "Het plan voor Yara"
    assert shown(fill(compiled("{{ vast.titel }}"), {"leerling": {"naam": "Berg, Noor van den"}})).endswith("Noor")
    assert shown(fill(compiled("{{ vast.titel }}"), {})) == "Het plan voor uw kind"


def test_lines_labels_choices_and_days_are_said_in_the_language_and_the_schools_own_text_is_not() -> None:
    letter = compiled(
        "{{ vast.datum }}", "{{ label.doelen.doel }}", "{{ vervolg|tekst }}", "{{ datum|tekst }}", "{{ probleem }}"
    )
    assert shown(fill(letter, ANSWERS, wording=Spoken())).split("\n") == [
        "tr Wij praten op 17/11/2026.",
        "tr Doel",
        "tr regulier",
        "17/11/2026",
        "Komt te laat.",
        "Is moe.",
    ]


def test_what_comes_back_stays_as_it_is_read_back_whatever_the_language() -> None:
    letter = compiled("{{ vervolg }}", "{{ datum }}")
    assert controls(fill(letter, ANSWERS, wording=Spoken())) == {"vervolg": "regulier", "datum": "17 november 2026"}


def test_a_line_for_other_languages_is_not_there_in_dutch() -> None:
    letter = compiled("a", "{%p if vast.taal.nederlands %}", "{{ vast.taal.nederlands }}", "{%p endif %}")
    assert shown(fill(letter, ANSWERS)) == "a"
    assert shown(fill(letter, ANSWERS, wording=Spoken(foreign=False))) == "a"
    assert shown(fill(letter, ANSWERS, wording=Spoken())) == "a\ntr De tekst is Dutch."


def test_that_a_translation_was_not_checked_is_said_until_it_was() -> None:
    letter = compiled("{{ vast.taal.nagekeken }}")
    assert shown(fill(letter, ANSWERS, wording=Spoken(checked=False))) == "tr Nog niet nagekeken."
    assert shown(fill(letter, ANSWERS, wording=Spoken(checked=True))) == ""


def test_a_fixed_text_is_marked_with_its_language_and_the_schools_text_with_none() -> None:
    made = part(fill(compiled("{{ vast.datum }}", "{{ probleem }}"), ANSWERS, wording=Spoken()))
    assert [mark.get(W + "val") for mark in made.iter(W + "lang")] == ["tr-TR"]
    assert not list(part(fill(compiled("{{ vast.datum }}"), ANSWERS)).iter(W + "lang"))


def test_a_letter_leaves_room_where_there_is_no_answer_instead_of_saying_so() -> None:
    assert shown(fill(compiled("{{ leerling.naam }}|"), {})).strip(" \u00a0") == "|"


def test_the_file_says_which_language_it_is_in() -> None:
    letter = compiled("{{ vast.titel }}")
    assert identify(fill(letter, ANSWERS, wording=Spoken())).language == "tr"
    assert identify(fill(letter, ANSWERS)).language == ""


def test_a_mistyped_line_or_label_gets_the_nearest_name() -> None:
    assert faults("{{ vast.titl }}") == ["‘{{ vast.titl }}’ bestaat niet; bedoelt u ‘vast.titel’?"]
    assert faults("{{ label.probleeem }}") == ["‘{{ label.probleeem }}’ bestaat niet; bedoelt u ‘label.probleem’?"]


def test_a_template_for_staff_knows_no_lines() -> None:
    with pytest.raises(TemplateRefused):
        compile_template(template("{{ vast.titel }}"), FORM)


RTL = Spoken("ar", rtl=True)


def paragraphs(data: bytes) -> list[tuple[bool, str]]:
    """Whether each paragraph runs from right to left, and its text."""
    return [
        (one.find(f"{W}pPr/{W}bidi") is not None, "".join(text.text or "" for text in one.iter(W + "t")))
        for one in part(data).iter(W + "p")
    ]


def test_our_paragraphs_turn_around_and_the_schools_text_keeps_its_direction() -> None:
    made = fill(compiled("{{ vast.antwoord }}", "{{ probleem }}"), ANSWERS, wording=RTL)
    assert paragraphs(made) == [(True, "نص Antwoord:"), (False, "Komt te laat."), (False, "Is moe.")]


def test_a_long_text_behind_a_label_of_ours_gets_a_paragraph_of_its_own_and_a_name_does_not() -> None:
    document = Document()
    for tags in (("{{ label.probleem }}", " ", "{{ probleem }}"), ("{{ vast.antwoord }}", " ", "{{ leerling.naam }}")):
        line = document.add_paragraph()
        for tag in tags:
            line.add_run(tag)
    data = io.BytesIO()
    document.save(data)
    letter = compile_template(data.getvalue(), LETTER)
    assert paragraphs(fill(letter, ANSWERS, wording=RTL)) == [
        (True, "نص Wat is het probleem? "),
        (False, "Komt te laat."),
        (False, "Is moe."),
        (True, "نص Antwoord: \u2066Yara van den Berg\u2069"),
    ]


def test_what_is_not_in_the_language_is_isolated_within_a_line_of_ours() -> None:
    made = fill(compiled("{{ leerling.naam|tekst }} {{ vast.antwoord }}"), ANSWERS, wording=RTL)
    assert paragraphs(made) == [(True, "\u2066Yara van den Berg\u2069 نص Antwoord:")]
    turned = {"".join(run.itertext()): run.find(f"{W}rPr/{W}rtl") is not None for run in part(made).iter(W + "r")}
    assert turned["نص Antwoord:"] is True
    assert turned["\u2066Yara van den Berg\u2069"] is False


def test_tables_and_the_page_turn_around_and_all_is_valid() -> None:
    letter = compiled(
        "{{ vast.titel }}",
        "{{ weten.ja }} {{ label.weten.ja }}",
        cells=(
            ("{{ label.doelen.doel }}", "{{ label.doelen.wanneer }}"),
            ("{%tr for d in doelen %}", ""),
            ("{{ d.doel }}", "{{ d.wanneer }}"),
            ("{%tr endfor %}", ""),
        ),
    )
    made = fill(letter, ANSWERS, wording=RTL)
    root = part(made)
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in root.iter(W + "tbl"))
    assert all(section.find(W + "bidi") is not None for section in root.iter(W + "sectPr"))
    assert lint_docx(made) == []
    assert validate_docx(made) == []


def test_the_same_template_serves_both_directions() -> None:
    letter = compiled("{{ vast.titel }}")
    right_to_left = fill(letter, ANSWERS, wording=RTL)
    assert not list(part(fill(letter, ANSWERS, wording=Spoken())).iter(W + "bidi"))
    assert list(part(right_to_left).iter(W + "bidi"))
    assert identify(right_to_left).template == letter.hash
    assert etree.tostring(part(right_to_left)) == etree.tostring(part(fill(letter, ANSWERS, wording=RTL)))
