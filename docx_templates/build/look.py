"""The look of the Word documents: page, sizes, styles. Everything a school sees is decided here and used by name.

Open forms: one dark rule per section, hairlines between answers, no boxes. Weight, not colour or fill, tells a label
from an answer. There is one colour, the theme's accent 1, so that a school changes it in one place.

Measures are centimetres for places and points for letters, as in Word's own windows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

ACCENT = "143B4A"
LINE = "8C8C8C"
FILL = "F2F5F6"
QUIET = "404040"  # small print; contrast 10:1 on white
PLACEHOLDER = "595959"  # an answer that isn't there yet; 7:1

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def twips(cm: float) -> int:
    """Twentieths of a point, Word's unit for places."""
    return round(cm * 567)


@dataclass(frozen=True)
class Look:
    """The page (cm: margins) and the sizes (pt) of one kind of reader."""

    top: float
    right: float
    bottom: float
    left: float
    body: float
    line: float
    title: float
    subtitle: float
    heading1: float
    heading1_before: float
    heading1_after: float
    heading2: float
    label: float
    sublabel: float
    note: float
    small: float
    table_head: float
    table_text: float
    table_line: float
    cell_top: float
    cell_bottom: float
    box: float = 0  # of a tick box; 0 is the size of the text beside it

    @property
    def width(self) -> float:
        """The width of the text in cm, on A4."""
        return 21.0 - self.left - self.right


#: For school, parents and partners together. The left margin leaves room for punch holes.
FORMAL = Look(
    top=2.2, right=2.0, bottom=1.8, left=2.4,
    body=10.5, line=1.08, title=21, subtitle=11.5, heading1=13.5, heading1_before=14, heading1_after=2, heading2=11,
    label=10, sublabel=9, note=9, small=8.5, table_head=9, table_text=9.5, table_line=1.0375, cell_top=3.5, cell_bottom=2.6,
)  # fmt: skip

#: For parents alone: larger letters, shorter lines.
PARENTS = Look(
    top=2.2, right=2.6, bottom=2.0, left=2.6,
    body=11.5, line=1.12, title=25, subtitle=12, heading1=15, heading1_before=13, heading1_after=4, heading2=12,
    label=11.5, sublabel=11, note=11, small=11, table_head=11, table_text=11.5, table_line=1.08, cell_top=3.6, cell_bottom=2, box=13,
)  # fmt: skip

#: For a letter to parents: as large as it can be with a whole plan and the answers of two parents on two pages.
LETTER = replace(
    PARENTS,
    top=2.0, right=2.4, bottom=1.8, left=2.4,
    body=11, line=1.08, title=23, heading1=14, heading1_before=10, heading1_after=3, heading2=11.5,
    label=11, table_text=11, table_line=1.05, cell_top=2.8, cell_bottom=1.4,
)  # fmt: skip


def styles(look: Look) -> bytes:
    """The styles part, in the order in which Word should show them."""
    body = look.body
    found = [
        _paragraph("Normal", look, base="", size=body, after=6, line=look.line),
        _paragraph("Title", look, next="Subtitle", size=look.title, bold=True, accent=True, before=0, after=1, line=1,
                   keep=True),
        _paragraph("Subtitle", look, next="Normal", size=look.subtitle, before=0, after=9, line=1, keep=True),
        _paragraph("heading 1", look, next="Normal", size=look.heading1, bold=True, accent=True,
                   before=look.heading1_before, after=look.heading1_after, line=1, keep=True, outline=0,
                   rule=border("bottom", 1.5, accent=True, space=2)),
        _paragraph("heading 2", look, next="Normal", size=look.heading2, bold=True, before=9, after=2.5, line=1,
                   keep=True, outline=1),
        # A label starts a little lower, so that it stands on one line with the larger answer beside it.
        _paragraph("Label", look, next="Antwoord", size=look.label, bold=True, before=body - look.label, after=2, line=1),
        _paragraph("Sublabel", look, next="Antwoord", size=look.sublabel, bold=True, before=4, after=0.5, line=1,
                   keep=True),
        _paragraph("Antwoord", look, size=body, after=3, line=look.line),
        _paragraph("Antwoord opsomming", look, base="Antwoord", after=4, list_number=1, hanging=0.4,
                   together=True),
        _paragraph("Stappen", look, base="Antwoord", after=1, list_number=3, hanging=0.6),
        _paragraph("Keuze", look, base="Antwoord", after=1.5, hanging=0.6, tabs=(("left", 0.6),)),
        _paragraph("Toelichting", look, size=look.note, colour=QUIET, before=3, after=3, line=1),
        _paragraph("Kleine letters", look, size=look.small, colour=QUIET, before=4, after=0, line=1),
        _paragraph("Tabelkop", look, size=look.table_head, bold=True, after=1, line=1, keep=True),
        _paragraph("Tabeltekst", look, size=look.table_text, after=1, line=look.table_line),
        _paragraph("Tabeltekst opsomming", look, base="Tabeltekst", after=3, list_number=2,
                   hanging=0.35, together=True),
        _paragraph("Tabel rijkop", look, base="Tabeltekst", bold=True),
        _paragraph("Schrijfregel", look, base="Antwoord", before=4, after=4, line=1, rule=border("bottom", 0.5, space=1)),
        _paragraph("Afstand", look, size=4, after=0, exact=6),
        _paragraph("header", look, size=look.note, colour=QUIET, after=0, line=1, tabs=(("right", look.width),)),
        _paragraph("footer", look, size=look.small, colour=QUIET, after=0, line=1, tabs=(("right", look.width),),
                   rule=border("top", 0.5, space=4)),
        _paragraph("Schoolnaam", look, base="header", size=13, bold=True, accent=True),
        _character("Placeholder Text", f'<w:color w:val="{PLACEHOLDER}"/>'),
        _character("Strong", "<w:b/><w:bCs/>"),
        _character("Label vervolg", '<w:b w:val="0"/><w:bCs w:val="0"/>'),
        _character("Vakje",
                   '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
                   + (_size(look.box) if look.box else "")),
        _character("Concept", '<w:b/><w:bCs/><w:color w:val="000000"/><w:spacing w:val="20"/><w:sz w:val="24"/><w:szCs w:val="24"/>'),
        _table("Tabel vragen", look, lines=_rows(), cells=(look.cell_top, 0, look.cell_bottom, 0.25)),
        _table("Tabel raster", look, lines=_rows(), cells=(look.cell_top, 0, look.cell_bottom, 0.25),
               first_row=border("bottom", 1, accent=True)),
        _table("Tabel hoofdblok", look, cells=(look.cell_top - 0.5, 0.25, look.cell_bottom - 0.5, 0.15), fill=True),
        _table("Tabel kader", look, lines="".join(border(side, 0.5) for side in ("top", "left", "bottom", "right")),
               cells=(look.cell_top + 1.5, 0.3, look.cell_bottom + 2, 0.3)),
        _table("Tabel aandacht", look, lines=border("left", 4.5, accent=True), cells=(5.65, 0.4, 4.25, 0.3), fill=True),
        _table("Tabel zonder lijnen", look, cells=(0, 0, 0, 0)),
    ]  # fmt: skip
    return _XML.format(namespace=W, defaults=_defaults(look), styles="".join(found)).encode()


def style_id(name: str) -> str:
    """The id that a style's name gets: ``Antwoord opsomming`` -> ``AntwoordOpsomming``."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def border(side: str, points: float, *, accent: bool = False, space: int = 0) -> str:
    """A line at one side; of a paragraph, a table or a cell."""
    colour = f'w:color="{ACCENT}" w:themeColor="accent1"' if accent else f'w:color="{LINE}"'
    return f'<w:{side} w:val="single" w:sz="{round(points * 8)}" w:space="{space}" {colour}/>'


def _rows() -> str:
    return border("bottom", 0.5) + border("insideH", 0.5)


def _paragraph(
    name: str, look: Look, *, base: str = "Normal", next: str = "", size: float = 0, bold: bool = False,
    accent: bool = False, colour: str = "", before: float | None = None, after: float | None = None, line: float = 0,
    exact: float = 0, keep: bool = False, outline: int | None = None, list_number: int = 0, hanging: float = 0,
    together: bool = False, tabs: tuple[tuple[str, float], ...] = (), rule: str = "",
) -> str:  # fmt: skip
    """One paragraph style; what is left out is taken from ``base``. Elements stand in the order the format wants."""
    spacing = "".join(
        f' w:{what}="{value}"'
        for what, value in (
            ("before", None if before is None else round(before * 20)),
            ("after", None if after is None else round(after * 20)),
            ("line", round(exact * 20) or round(line * 240) or None),
            ("lineRule", "exact" if exact else "auto" if line else None),
        )
        if value is not None
    )
    numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_number}"/></w:numPr>' if list_number else ""
    stops = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(at)}"/>' for kind, at in tabs)
    own_lines = keep and (outline is not None or name == "Title")
    ppr = (
        ("<w:keepNext/>" if keep else "")
        + ("<w:keepLines/>" if own_lines else "")
        + ("" if base else "<w:widowControl/>")
        + numbering
        + (f"<w:pBdr>{rule}</w:pBdr>" if rule else "")
        + (f"<w:tabs>{stops}</w:tabs>" if stops else "")
        + ("" if base else "<w:suppressAutoHyphens/>")
        + (f"<w:spacing{spacing}/>" if spacing else "")
        + (f'<w:ind w:left="{twips(hanging)}" w:hanging="{twips(hanging)}"/>' if hanging else "")
        + ("<w:contextualSpacing/>" if together else "")
        + ("" if outline is None else f'<w:outlineLvl w:val="{outline}"/>')
    )
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    ink = f'<w:color w:val="{ACCENT}" w:themeColor="accent1"/>' if accent else ink
    rpr = ("<w:b/><w:bCs/>" if bold else "") + ink + (_size(size) if size else "")
    return _style("paragraph", name, base, ppr=ppr, rpr=rpr, next=next)


def _character(name: str, rpr: str) -> str:
    return _style("character", name, "Default Paragraph Font", rpr=rpr)


def _table(
    name: str, look: Look, *, cells: tuple[float, float, float, float], lines: str = "", first_row: str = "",
    fill: bool = False,
) -> str:  # fmt: skip
    """One table style. ``cells`` are the margins in a cell: top (pt), left (cm), bottom (pt), right (cm)."""
    top, left, bottom, right = cells
    margins = (
        f'<w:tblCellMar><w:top w:w="{round(top * 20)}" w:type="dxa"/><w:left w:w="{twips(left)}" w:type="dxa"/>'
        f'<w:bottom w:w="{round(bottom * 20)}" w:type="dxa"/><w:right w:w="{twips(right)}" w:type="dxa"/></w:tblCellMar>'
    )
    tblpr = "<w:tblPr>" + (f"<w:tblBorders>{lines}</w:tblBorders>" if lines else "") + margins + "</w:tblPr>"
    tcpr = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{FILL}"/></w:tcPr>' if fill else ""
    head = (
        f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>{first_row}</w:tcBorders></w:tcPr></w:tblStylePr>'
        if first_row
        else ""
    )
    return _style("table", name, "Normal Table", after=tblpr + tcpr + head)


_BUILT_IN = {"Normal", "Title", "Subtitle", "heading 1", "heading 2", "header", "footer", "Placeholder Text", "Strong"}
_IDS = {"Default Paragraph Font": "DefaultParagraphFont", "Normal Table": "TableNormal"}
_priority = {"paragraph": 10, "character": 40, "table": 50}


def _style(kind: str, name: str, base: str, *, ppr: str = "", rpr: str = "", next: str = "", after: str = "") -> str:
    custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId={quoteattr(style_id(name))}><w:name w:val={quoteattr(name)}/>'
        + (f'<w:basedOn w:val="{_IDS.get(base) or style_id(base)}"/>' if base else "")
        + (f'<w:next w:val="{style_id(next)}"/>' if next else "")
        + f'<w:uiPriority w:val="{_priority[kind]}"/><w:qFormat/>'
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + after
        + "</w:style>"
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _defaults(look: Look) -> str:
    return (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
        f'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>{_size(look.body)}'
        '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
        'w:defQFormat="0" w:count="376"/>'
    )


_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{namespace}">{defaults}'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '</w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority '
    'w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>{styles}</w:styles>'
)
