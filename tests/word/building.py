"""Small templates and forms, made by the tests, and what stands in the Word files that come of them."""

import io
import zipfile

from docx import Document
from lxml import etree

from forms.conditions import Not
from forms.model import Form, Step
from forms.questions import Date, Line, OneOf, RowRef, Rows, SomeOf, Text, YesNo, YesNoText

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

FORM = Form(
    "proef",
    title="Proef",
    short_title="Proef",
    steps=(
        Step(
            "een",
            "Een",
            (
                Line("leerling.naam", "Naam leerling"),
                Text("probleem", "Wat is het probleem?", required=True),
                Date("datum", "Datum"),
                YesNo("weten", "Weten ouders het?"),
                Text("reden", "Waarom niet?", when=Not("weten"), required=True),
                YesNoText("eerder", "Eerder?"),
                OneOf("vervolg", "Vervolg", options=(("regulier", "regulier"), ("gespecialiseerd", "gespecialiseerd"))),
                SomeOf("vorm", "Vorm", options=(("a", "begeleiding"), ("b", "onderzoek")), other="Anders, namelijk"),
                Rows(
                    "doelen",
                    "Doelen",
                    columns=(Text("doel", "Doel"), Date("wanneer", "Wanneer")),
                ),
                Rows(
                    "evaluatie",
                    "Evaluatie",
                    columns=(
                        RowRef("doel", "Doel", to="doelen", shows="doel", row="Doel"),
                        Text("toelichting", "Toelichting"),
                    ),
                ),
            ),
        ),
    ),
)


def template(*paragraphs: str, cells: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """Return a Word file with these paragraphs and, if any, one table with these rows of cells."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        table = document.add_table(len(cells), len(cells[0]))
        for row, texts in zip(table.rows, cells, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """Return a part of a Word file, parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def controls(data: bytes) -> dict[str, str]:
    """Return the text in each content control of the document by its tag; paragraphs are separated by line ends."""
    found = {}
    for control in part(data).iter(W + "sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        content = control.find(W + "sdtContent")
        if tag is not None and content is not None:
            lines = content.findall(W + "p") or [content]
            found[tag.get(W + "val", "")] = "\n".join(_text(line) for line in lines)
    return found


def shown(data: bytes, name: str = "word/document.xml") -> str:
    """Return all text of a part, a line for each paragraph."""
    return "\n".join(_text(paragraph) for paragraph in part(data, name).iter(W + "p"))


def _text(element: etree._Element) -> str:
    pieces = []
    for piece in element.iter(W + "t", W + "tab", W + "br"):
        pieces.append({W + "tab": "\t", W + "br": "\n"}.get(str(piece.tag), piece.text or ""))
    return "".join(pieces)
