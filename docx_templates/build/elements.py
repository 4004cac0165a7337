"""Paragraphs, cells and tables as WordprocessingML text. Knows styles by name and nothing of forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from docx_templates.build.look import style_id, twips

NBSP = "\u00a0"
#: Between two boxes on one line: room, and a place to break.
GAP = "\u2003 "


def run(text: str, style: str = "") -> str:
    """A piece of text, in a character style if one is named. A tab is written ``\\t``."""
    rpr = f'<w:rPr><w:rStyle w:val="{style_id(style)}"/></w:rPr>' if style else ""
    pieces = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t")
    )
    return f"<w:r>{rpr}{pieces}</w:r>" if text else ""


def field(code: str, shown: str) -> str:
    """A field that Word works out, such as ``PAGE``, and what stands there until it does."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(name: str, word: str, between: str = NBSP) -> str:
    """A box to tick, tied to its word by a no-break space (or a tab, where boxes stand one below the other)."""
    return run(f"{{{{ {name} }}}}", "Vakje") + run(f"{between}{word}")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in a style. ``runs`` are pieces of XML from `run`, `box` and `field`, or plain text.

    ``keep`` holds it on one page with the next paragraph; ``before`` and ``after`` are the room above and below it
    in points, where the style's own will not do.
    """

    style: str
    runs: tuple[str, ...] = ()
    keep: bool = False
    new_page: bool = False
    before: float | None = None
    after: float | None = None
    right: bool = False

    def xml(self) -> str:
        """Return the paragraph as XML."""
        room = "".join(
            f' w:{side}="{round(points * 20)}"'
            for side, points in (("before", self.before), ("after", self.after))
            if points is not None
        )
        properties = (
            f'<w:pStyle w:val="{style_id(self.style)}"/>'
            + ("<w:keepNext/>" if self.keep else "")
            + ("<w:pageBreakBefore/>" if self.new_page else "")
            + (f"<w:spacing{room}/>" if room else "")
            + ('<w:jc w:val="right"/>' if self.right else "")
        )
        content = "".join(piece if piece.startswith("<") else run(piece) for piece in self.runs)
        return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


@dataclass(frozen=True)
class Cell:
    """A cell over ``span`` columns; its width comes from the table."""

    paragraphs: tuple[Paragraph, ...]
    span: int = 1
    align: str = ""

    def xml(self, width: int, *, keep: bool) -> str:
        """Return the cell as XML, ``width`` twips wide."""
        properties = (
            f'<w:tcW w:w="{width}" w:type="dxa"/>'
            + (f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else "")
            + (f'<w:vAlign w:val="{self.align}"/>' if self.align else "")
        )
        inside = "".join(replace(one, keep=one.keep or keep).xml() for one in self.paragraphs)
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


@dataclass(frozen=True)
class Row:
    """A row that does not break across pages.

    ``header`` repeats it on each page, ``keep`` holds it on one page with the next row, ``height`` makes it at least
    so many cm high: room to write by hand.
    """

    cells: tuple[Cell, ...]
    header: bool = False
    keep: bool = False
    height: float = 0

    def xml(self, columns: Sequence[int]) -> str:
        """Return the row as XML in a table of these columns (twips)."""
        if sum(cell.span for cell in self.cells) != len(columns):
            raise ValueError(f"a row of {len(self.cells)} cells does not fill a table of {len(columns)} columns")
        properties = (
            "<w:cantSplit/>"
            + (f'<w:trHeight w:val="{twips(self.height)}" w:hRule="atLeast"/>' if self.height else "")
            + ("<w:tblHeader/>" if self.header else "")
        )
        at, cells = 0, ""
        for cell in self.cells:
            cells += cell.xml(sum(columns[at : at + cell.span]), keep=self.keep or self.header)
            at += cell.span
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


@dataclass(frozen=True)
class Table:
    """A table of fixed column widths (cm) with its edge on the margin.

    ``title`` and ``description`` are read aloud by a screen reader. The first column names the rows.
    """

    style: str
    widths: Sequence[float]
    rows: Sequence[Row]
    title: str
    description: str = ""

    def xml(self) -> str:
        """Return the table as XML."""
        columns = [twips(width) for width in self.widths]
        header = any(row.header for row in self.rows)
        told = f"<w:tblDescription w:val={quoteattr(self.description)}/>" if self.description else ""
        # 0x0020 first row, 0x0080 first column, 0x0600 no bands.
        look = 0x0680 | (0x0020 if header else 0)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id(self.style)}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look:04X}" w:firstRow="{int(header)}" w:lastRow="0" '
            'w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={quoteattr(self.title)}/>{told}</w:tblPr><w:tblGrid>"
            + "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
            + f"</w:tblGrid>{''.join(row.xml(columns) for row in self.rows)}</w:tbl>"
        )


def p(
    style: str,
    *runs: str,
    keep: bool = False,
    new_page: bool = False,
    before: float | None = None,
    after: float | None = None,
) -> Paragraph:
    """A paragraph, written short."""
    return Paragraph(style, runs, keep, new_page, before, after)


def cell(*paragraphs: Paragraph, span: int = 1, align: str = "") -> Cell:
    """A cell, written short."""
    return Cell(paragraphs, span, align)


def row(*cells: Cell, header: bool = False, keep: bool = False, height: float = 0) -> Row:
    """A row, written short."""
    return Row(cells, header, keep, height)


def gap() -> Paragraph:
    """What Word needs between two tables, or it makes one of them."""
    return Paragraph("Afstand")
