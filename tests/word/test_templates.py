"""The templates that the program ships: what the formats ask of them, and that they are what their scripts make."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from pypdf import PdfReader

from docx_templates.build import templates
from forms import form_of
from forms.answers import Answers
from forms.examples import read_example
from forms.for_parents import is_for_parents, letter_answers
from forms.model import Form
from service.data import docx_template, docx_templates
from service.word import compile_template, fill
from tests.tools import need
from tests.validators import validate_docx
from tests.validators.lint import lint_docx
from tests.word.official_labels import BIJLAGEN

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = (
    "ihp_vakoverstijgend",
    "ihp_vakspecifiek",
    "izo_aanmelding",
    "opp",
    "zat_aanmelding",
    "zat_aanmelding.toestemming",
)
#: The templates that print every question of their form; the consent form prints a choice of them.
WHOLE = NAMES[:5]
LETTERS = (
    "ihp_vakoverstijgend.ouders",
    "ihp_vakspecifiek.ouders",
    "izo_aanmelding.ouders",
    "opp.ouders",
    "zat_aanmelding.ouders",
    "zat_aanmelding.ouders_toestemming",
)
ALL = NAMES + LETTERS


@cache
def parts(name: str) -> dict[str, etree._Element]:
    """The XML parts of a shipped template."""
    with zipfile.ZipFile(io.BytesIO(docx_template(name))) as package:
        return {
            part: etree.fromstring(package.read(part))
            for part in package.namelist()
            if part.endswith((".xml", ".rels"))
        }


def body(name: str) -> etree._Element:
    return parts(name)["word/document.xml"]


def texts(root: etree._Element) -> list[str]:
    """The text of every paragraph that has any."""
    lines = ("".join(text.text or "" for text in one.iter(W + "t")) for one in root.iter(W + "p"))
    return [line for line in lines if line]


def form_for(name: str) -> Form:
    return form_of(name.partition(".")[0])


def blank(form: Form) -> Answers:
    """A document that was only just started."""
    example = read_example(form.type)
    return {key: example[key] for key in ("leerling", "school", "schooljaar")}


def made(name: str, *, answers: Answers | None = None, final: bool = False) -> bytes:
    form, variant = form_for(name), name.partition(".")[2]
    told = answers or read_example(form.type)
    if is_for_parents(variant):
        told = letter_answers(form, told)
    return fill(compile_template(docx_template(name), form, variant), told, final=final)


def test_these_are_shipped_and_no_others() -> None:
    assert docx_templates() == sorted(ALL)


def test_they_are_what_their_scripts_make_byte_for_byte() -> None:
    changed = [name for name, data in templates().items() if data != docx_template(name)]
    assert changed == [], "run `make templates` and keep what it made"


@pytest.mark.parametrize("name", ALL)
def test_every_name_in_it_is_one_of_its_form(name: str) -> None:
    assert compile_template(docx_template(name), form_for(name), name.partition(".")[2]).names


@pytest.mark.parametrize("name", WHOLE)
def test_each_repetition_has_a_name_of_its_own(name: str) -> None:
    loops = re.findall(r"for (\w+) in ([\w.]+)", " ".join(texts(body(name))))
    assert len({each for each, _ in loops}) == len(loops) == len({rows for _, rows in loops})


@pytest.mark.parametrize("name", BIJLAGEN)
def test_the_labels_are_those_of_the_format_in_its_order(name: str) -> None:
    official = BIJLAGEN[name]
    printed = dict.fromkeys(line for line in texts(body(name)) if line in official)
    assert list(printed) == list(official)


@pytest.mark.parametrize("name", WHOLE)
def test_every_label_is_printed_as_the_form_has_it(name: str) -> None:
    lines = {piece for line in texts(body(name)) for piece in (line, *line.split(" · "))}
    grids = ("factoren.",)  # named by the heads of their rows and columns
    labels = {
        question.label
        for question in form_for(name).questions
        if not question.key.startswith(grids)
        and question.key not in ("vak", "toestemming", "ouders", "evaluaties", "hoorrecht")
    }
    assert labels - lines == set()


@pytest.mark.parametrize("name", ALL)
def test_an_answer_stands_in_one_control_only(name: str) -> None:
    places = re.findall(r"\{\{ ([\w.]+)(?:\|kort)? \}\}", " ".join(texts(body(name))))
    looped = re.findall(r"for (\w+) in", " ".join(texts(body(name))))
    once = [place for place in places if place.partition(".")[0] not in (*looped, "vast", "label")]
    assert sorted(once) == sorted(set(once))


@pytest.mark.parametrize("name", ALL)
def test_a_school_finds_an_ordinary_word_file_without_controls(name: str) -> None:
    assert [part for part, root in parts(name).items() if next(root.iter(W + "sdt"), None) is not None] == []
    assert "stylesWithEffects" not in etree.tostring(parts(name)["word/_rels/document.xml.rels"]).decode()


@pytest.mark.parametrize("name", ALL)
def test_every_header_has_room_for_concept_and_every_footer_counts_the_pages(name: str) -> None:
    for part, root in parts(name).items():
        written = "".join(root.itertext())
        if part.startswith("word/header"):
            assert "{{ concept }}" in written
        if part.startswith("word/footer"):
            letter = name in LETTERS
            pages = "{{ vast.pagina }}  PAGE 1 /  NUMPAGES 1" if letter else "Pagina  PAGE 1 van  NUMPAGES 1"
            assert pages in written
            assert ("{{ vast.vertrouwelijk }}" if letter else "Vertrouwelijk") in written


@pytest.mark.parametrize("name", ALL)
def test_a_concept_says_so_on_every_page_and_a_final_one_nowhere(name: str) -> None:
    for final in (False, True):
        with zipfile.ZipFile(io.BytesIO(made(name, final=final))) as package:
            heads = [package.read(part).decode() for part in package.namelist() if part.startswith("word/header")]
        assert len(heads) == 2
        assert all(("CONCEPT" in head) is not final for head in heads)


@pytest.mark.parametrize("name", ALL)
def test_a_screen_reader_can_find_its_way(name: str) -> None:
    document = Document(io.BytesIO(docx_template(name)))
    assert document.core_properties.title
    assert document.core_properties.language == "nl-NL"
    assert parts(name)["word/styles.xml"].find(f".//{W}rPrDefault//{W}lang").get(W + "val") == "nl-NL"  # type: ignore[union-attr]
    for root in (body(name), parts(name)["word/header1.xml"]):
        for table in root.iter(W + "tbl"):
            assert table.find(f"{W}tblPr/{W}tblCaption") is not None
            rows = table.findall(W + "tr")
            heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
            assert heads == rows[: len(heads)]
            assert all("".join(cell.itertext()).strip() for row in heads for cell in row.iter(W + "tc"))
    assert not [one for one in body(name).xpath(".//*[local-name()='docPr']") if not one.get("descr")]
    headings = [one for one in document.paragraphs if one.style and one.style.name.startswith("Heading")]
    assert headings


@pytest.mark.parametrize("name", ALL)
def test_every_row_stays_on_one_page_and_every_grid_repeats_its_head(name: str) -> None:
    for row in body(name).iter(W + "tr"):
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
    for table in body(name).iter(W + "tbl"):
        style = table.find(f"{W}tblPr/{W}tblStyle")
        if style is not None and style.get(W + "val") == "TabelRaster":
            assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


@pytest.mark.parametrize("name", ALL)
def test_it_uses_only_styles_that_it_has_and_bullets_have_real_numbering(name: str) -> None:
    styles = {style.get(W + "styleId"): style for style in parts(name)["word/styles.xml"].iter(W + "style")}
    used = {
        mark.get(W + "val")
        for part, root in parts(name).items()
        if part.startswith("word/") and part != "word/styles.xml"
        for mark in (*root.iter(W + "pStyle"), *root.iter(W + "rStyle"), *root.iter(W + "tblStyle"))
    }
    assert used <= set(styles)
    for style in ("AntwoordOpsomming", "TabeltekstOpsomming"):
        assert styles[style].find(f"{W}pPr/{W}numPr") is not None


@pytest.mark.parametrize("name", ALL)
def test_word_opens_it_in_its_newest_mode(name: str) -> None:
    settings = {
        setting.get(W + "name"): setting.get(W + "val")
        for setting in parts(name)["word/settings.xml"].iter(W + "compatSetting")
    }
    assert settings["compatibilityMode"] == "15"


def test_the_colour_stands_in_one_place() -> None:
    for name in ALL:
        for part in ("word/document.xml", "word/styles.xml", "word/header1.xml"):
            for element in parts(name)[part].iter(etree.Element):
                if element.get(W + "color") == "143B4A" or (
                    element.tag == W + "color" and element.get(W + "val") == "143B4A"
                ):
                    assert element.get(W + "themeColor") == "accent1"


def test_templates_and_what_is_made_of_them_are_valid() -> None:
    need("node")
    shipped = [docx_template(name) for name in ALL]
    filled = [made(name) for name in ALL]
    started = [made(name, answers=blank(form_for(name))) for name in ALL]
    assert validate_docx(*shipped, *filled, *started) == []
    assert [wrong for data in (*shipped, *filled, *started) for wrong in lint_docx(data)] == []


def test_the_examples_fill_no_more_pages_than_a_reader_takes(tmp_path: Path) -> None:
    soffice = need("soffice")
    for name in NAMES:
        (tmp_path / f"{name}.docx").write_bytes(made(name))
    command = [
        str(soffice),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    documents = sorted(str(path) for path in tmp_path.glob("*.docx"))
    subprocess.run([*command, "--outdir", str(tmp_path), *documents], check=True, capture_output=True, timeout=180)
    pages = {name: PdfReader(tmp_path / f"{name}.pdf").pages for name in NAMES}
    assert {name: len(found) for name, found in pages.items() if len(found) > 5} == {}
    for name, found in pages.items():
        for number, page in enumerate(found, 1):
            text = page.extract_text()
            assert f"Pagina {number} van {len(found)}" in text, name
            assert "CONCEPT" in text, name
