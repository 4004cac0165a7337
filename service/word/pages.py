"""A document that was just made, as a screen can show it: its lines and tables, with what each word is."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import docx
from docx.document import Document
from docx.styles.style import BaseStyle, ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree

from service.word.tree import W

Kind = Literal["title", "heading", "subheading", "item", "text"]

_INLINE = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_HEADINGS: dict[str, Kind] = {"Title": "title", "Heading 1": "heading"}


@dataclass(frozen=True)
class Words:
    """Some words of a line; ``answer`` when they come from an answer, and not from the document's own text."""

    text: str
    answer: bool


@dataclass(frozen=True)
class Printed:
    """A paragraph: what kind of line it is, whether it stands out, and its words."""

    kind: Kind
    strong: bool
    words: tuple[Words, ...]

    @property
    def answer(self) -> bool:
        """Tell whether all of it comes from answers."""
        return all(one.answer for one in self.words if one.text.strip())


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells, each with what stands in it."""

    rows: tuple[tuple[tuple["Block", ...], ...], ...]


Block = Printed | Grid


def printed_blocks(data: bytes) -> tuple[Block, ...]:
    """Return what stands on the pages of a document of our own making, in its order; no headers and footers.

    For files that `service.word.fill` made: what comes from outside is read by `read_back`. Lines without words are left out.
    """
    document = docx.Document(io.BytesIO(data))
    return tuple(_blocks(document.element.body, document))


def _blocks(holder: etree._Element, document: Document) -> Iterator[Block]:
    for element in holder:
        if element.tag == W + "p":
            words = tuple(_words(element))
            if any(one.text.strip() for one in words):
                style = Paragraph(element, document).style  # type: ignore[arg-type]  # of python-docx's own class
                yield Printed(_kind(element, style), _bold(style), words)
        elif element.tag == W + "tbl":
            rows = (
                tuple(tuple(_blocks(cell, document)) for cell in _inside(row, "tc")) for row in _inside(element, "tr")
            )
            yield Grid(tuple(row for row in rows if any(row)))
        elif element.tag in (W + "sdt", W + "sdtContent"):
            yield from _blocks(element, document)


def _inside(holder: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, also those that stand in a control."""
    for element in holder:
        if element.tag == W + name:
            yield element
        elif element.tag in (W + "sdt", W + "sdtContent"):
            yield from _inside(element, name)


def _words(paragraph: etree._Element) -> Iterator[Words]:
    said = (
        ((element.text or "") if element.tag == W + "t" else _INLINE[str(element.tag)], _is_answer(element))
        for element in paragraph.iter(W + "t", *_INLINE)
    )
    for answer, run in groupby(said, key=lambda one: one[1]):
        yield Words("".join(text for text, _ in run), answer)


def _is_answer(element: etree._Element) -> bool:
    return next(element.iterancestors(W + "sdt"), None) is not None


def _kind(paragraph: etree._Element, style: BaseStyle | None) -> Kind:
    name = (style.name if style is not None else None) or ""
    if name.startswith("Heading ") or name == "Title":
        return _HEADINGS.get(name, "subheading")
    numbered = [paragraph, *(above.element for above in _chain(style))]
    return "item" if any(one.find(f"{W}pPr/{W}numPr") is not None for one in numbered) else "text"


def _bold(style: BaseStyle | None) -> bool:
    return bool(next((bold for one in _chain(style) if (bold := one.font.bold) is not None), False))


def _chain(style: BaseStyle | None) -> Iterator[ParagraphStyle]:
    """Yield a style and those that it is based on."""
    while isinstance(style, ParagraphStyle):
        yield style
        style = style.base_style
