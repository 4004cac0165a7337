"""A Word file that a test edits as Word does: in its XML, at the places that a person sees."""

from __future__ import annotations

import copy
from collections.abc import Callable

from lxml import etree

from service.word.package import read_package, write_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_NAMESPACES = (
    f'xmlns:w="{W[1:-1]}" xmlns:w14="{W14[1:-1]}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
#: Who and when, on every tracked change.
TRACKED = 'w:author="M. de Graaf" w:date="2026-11-30T09:00:00Z"'

DOCUMENT, TYPES, LINKS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"

#: An edit takes the file and changes it.
Edit = Callable[["WordFile"], None]


class WordFile:
    """The parts of a .docx; ``root`` is the main part, parsed. Finders raise LookupError unless there is exactly one."""

    def __init__(self, data: bytes) -> None:
        self.parts = read_package(data)
        self.root = etree.fromstring(self.parts[DOCUMENT])
        self._number = 900_000_000

    @property
    def body(self) -> etree._Element:
        return self._one(list(self.root.iter(W + "body")), "body")

    def saved(self) -> bytes:
        """Return the file as it is now."""
        return write_package(self.parts | {DOCUMENT: etree.tostring(self.root, encoding="UTF-8", standalone=True)})

    def number(self) -> int:
        """Return a number that no control, bookmark or change of the file has."""
        self._number += 1
        return self._number

    def run(self, text: str) -> etree._Element:
        """Return the run that a text stands in."""
        return self._one([run for run in self.root.iter(W + "r") if text in text_of(run)], text)

    def paragraph(self, text: str) -> etree._Element:
        """Return the paragraph that a text stands in, or that is just that text."""
        found = [each for each in self.root.iter(W + "p") if text in text_of(each)]
        return self._one([each for each in found if text_of(each) == text] or found, text)

    def cell(self, text: str) -> etree._Element:
        return above(self.paragraph(text), "tc")

    def cell_beside(self, label: str) -> etree._Element:
        """Return the cell to the right of the cell with this label."""
        beside = self.cell(label).getnext()
        if beside is None:
            raise LookupError(f"nothing stands to the right of {label!r}")
        return beside

    def row(self, text: str) -> etree._Element:
        return above(self.paragraph(text), "tr")

    def table(self, text: str) -> etree._Element:
        return above(self.paragraph(text), "tbl")

    def control(self, tag: str) -> etree._Element:
        """Return the first control with a tag; a question may be printed more than once."""
        found = [each for each in self.controls() if tag_of(each) == tag]
        if not found:
            raise LookupError(tag)
        return found[0]

    def controls(self) -> list[etree._Element]:
        return list(self.root.iter(W + "sdt"))

    def _one(self, found: list[etree._Element], what: str) -> etree._Element:
        if len(found) != 1:
            raise LookupError(f"{what!r} stands {len(found)} times in the document")
        return found[0]


def edited(data: bytes, *edits: Edit) -> bytes:
    """Return a Word file after these edits."""
    file = WordFile(data)
    for edit in edits:
        edit(file)
    return file.saved()


def xml(text: str) -> etree._Element:
    """Return an element; the prefixes that Word uses are known."""
    name, _, rest = text.partition(">")
    closed = name.endswith("/")
    return etree.fromstring(f"{name.removesuffix('/')} {_NAMESPACES}{'/' if closed else ''}>{rest}")


def tag_of(control: etree._Element) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    return tag.get(W + "val", "") if tag is not None else ""


def text_of(element: etree._Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(W + "t"))


def above(element: etree._Element, name: str) -> etree._Element:
    """Return the nearest element of WordprocessingML with this name around another."""
    for outer in element.iterancestors(W + name):
        return outer
    raise LookupError(f"there is no {name} around it")


def parent(element: etree._Element) -> etree._Element:
    outer = element.getparent()
    if outer is None:
        raise LookupError("nothing is around it")
    return outer


def typed(run: etree._Element, text: str) -> etree._Element:
    """Return a run of the same look with another text."""
    made = etree.Element(W + "r")
    look = run.find(W + "rPr")
    if look is not None:
        made.append(copy.deepcopy(look))
    piece = etree.SubElement(made, W + "t")
    piece.text = text
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def split(run: etree._Element, text: str) -> tuple[etree._Element, etree._Element, etree._Element]:
    """Split a run in three, the middle one with just this text; return them. The outer two may be empty."""
    before, _, after = text_of(run).partition(text)
    pieces = typed(run, before), typed(run, text), typed(run, after)
    for piece in pieces:
        run.addprevious(piece)
    parent(run).remove(run)
    return pieces


def replace(old: etree._Element, *new: etree._Element) -> None:
    """Put other elements in the place of one."""
    for element in new:
        old.addprevious(element)
    parent(old).remove(old)
