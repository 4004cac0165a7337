"""The templates of the letters to parents: complete, in one look for all languages, and no longer than a parent reads."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest

from forms import example, form_of
from forms.for_parents import is_for_parents, letter_form
from forms.for_parents.lines import LINES
from forms.questions import Rows
from service.data import docx_template, docx_templates
from service.letters import LANGUAGES, Contact, fill_letter, wording
from service.plain import shipped
from service.word import Template, compile_template
from tests.validators import validate_docx
from tests.validators.lint import lint_docx
from tests.word.office import pdf_pages

LETTERS = [name for name in docx_templates() if is_for_parents(name.partition(".")[2])]
PLANS = [name for name in LETTERS if not name.startswith(("izo", "zat"))]
#: Parents know whose letter it is: of these a letter says what it needs, in its head and in whom to ask.
HEAD = ("leerling.", "school.", "datum", "opsteller", "schooljaar", "naam_aanmelder", "docent", "brief.")


@cache
def compiled(name: str) -> Template:
    type_, _, variant = name.partition(".")
    return compile_template(docx_template(name), form_of(type_), variant)


def filled(name: str, tag: str) -> bytes:
    type_ = name.partition(".")[0]
    contact = Contact("0123 - 45 67 89", "mentor@merelveld.example", "Ouder- en jeugdsteunpunt, 0123 - 98 76 54", 10)
    return fill_letter(
        compiled(name),
        form_of(type_),
        example(type_),
        wording=wording(tag),
        glossary=shipped(),
        contact=contact,
        final=True,
    )


def said(name: str) -> str:
    """All that stands in a template, tags included."""
    with zipfile.ZipFile(io.BytesIO(docx_template(name))) as package:
        parts = [package.read(part).decode() for part in package.namelist() if part.endswith(".xml")]
    return "".join(
        re.sub(r"<[^>]+>", "", part) + "".join(re.findall(r'w:val="([^"]*\{\{[^"]*)"', part)) for part in parts
    )


@pytest.mark.parametrize("name", PLANS)
def test_whatever_staff_choose_to_show_has_a_place_in_a_plan(name: str) -> None:
    told = {part for tag in re.findall(r"\{[{%](.+?)[}%]\}", said(name)) for part in re.findall(r"[\w.]+", tag)}
    lacking = []
    for question in letter_form(form_of(name.partition(".")[0])).questions:
        if question.key.startswith(HEAD):
            continue
        cells = [column.key for column in question.columns] if isinstance(question, Rows) else []
        loops = re.findall(rf"for (\w+) in {re.escape(question.key)} ", said(name))
        places = [f"{loop}.{cell}" for loop in loops for cell in cells] if cells else [question.key]
        lacking += [place for place in places if not any(one == place or one.startswith(f"{place}.") for one in told)]
    # Whom the answer of a parent comes from is settled before: a letter asks those with authority alone.
    assert [place for place in lacking if place != "ouder.gezag"] == []


def test_every_line_is_printed_in_some_letter() -> None:
    printed = {found for name in LETTERS for found in re.findall(r"vast\.([\w.]+)", said(name))}
    # One stands in other lines, one in the header of a letter that is not final.
    assert set(LINES) - printed - {"uw_kind", "concept"} == set()


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_valid_in_every_language_and_leaves_no_tag(name: str) -> None:
    made = [filled(name, tag) for tag in LANGUAGES]
    assert [wrong for data in made for wrong in lint_docx(data)] == []
    assert validate_docx(*made) == []
    for data in made:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert not [part for part in package.namelist() if re.search(rb"\{\{|\{%|vast\.\w", package.read(part))]


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_in_plain_dutch_is_two_pages(name: str, tmp_path: Path) -> None:
    assert len(pdf_pages(filled(name, "nl@eenvoudig"), tmp_path)) <= 2
