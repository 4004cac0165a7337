"""The names of a form as a Word file, in the look of its own document: names to copy into a template."""

import io
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from forms.model import Form
from forms.text import N_
from service.data import docx_template
from service.word.checking.names import ROW, ROWS, Name, names_list
from service.word.package import made_package, write_package

#: The columns of a table in cm, by how many there are; together the width of the text.
_WIDTHS = {2: (6.2, 10.4), 3: (7.2, 6.4, 3.0)}
_STYLES = {"heading 1": "Heading1"}
#: The cells of a row, each a number of lines.
Cells = tuple[tuple[str, ...], ...]
_HOW = (
    (("{{ naam }}",), N_("Het antwoord. In Word staat het in een invulvak: wat iemand daar verandert, komt terug.")),
    (
        ("{{ naam|tekst }}",),
        N_("Het antwoord als gewone tekst, zonder invulvak. Voor een antwoord dat al ergens staat."),
    ),
    (("{{ naam|kort }}",), N_("Een datum in cijfers, zoals 28-09-2026.")),
    (
        ("{%p if naam %}", "…", "{%p endif %}"),
        N_("Wat ertussen staat, komt er alleen als er een antwoord is. Elke tag in een eigen alinea."),
    ),
    (
        (f"{{%tr for {ROW} in naam %}}", "…", "{%tr endfor %}"),
        N_("De rijen ertussen komen er voor elke rij van het antwoord. Elke tag in een eigen rij van de tabel."),
    ),
)

Translate = Callable[[str], str]


def names_document(form: Form, translate: Translate = str, variant: str = "") -> bytes:
    """Return a Word file (.docx) with every name that a template of this form, or of a variant, may use.

    There is a table for each page of the form.
    """
    title = translate(N_("Namen voor het sjabloon"))
    document = _in_the_look_of(form, f"{title}: {translate(form.title)}")
    body = [
        _paragraph(title, "Title"),
        _paragraph(translate(form.title), "Subtitle"),
        _paragraph(
            translate(N_("Kopieer een naam met de accolades, en plak die in je sjabloon op de plek van het antwoord.")),
            "Antwoord",
        ),
        _paragraph(translate(N_("Wat ‘nodig’ is, hoort in elk volledig document te staan.")), "Antwoord"),
        _paragraph(translate(N_("Zo werkt het")), "heading 1"),
        _table(
            translate(N_("Zo werkt het")),
            (translate(N_("Zet dit in je sjabloon")), translate(N_("Dan gebeurt dit"))),
            [(tags, (translate(said),)) for tags, said in _HOW],
        ),
    ]
    for step, names in groupby(names_list(form, variant), key=lambda name: name.step):
        heading = translate(step or N_("Overal te gebruiken"))
        heads = (N_("Zet dit in je sjabloon"), N_("Dan staat er het antwoord op"), N_("Soort"))
        rows = list(_rows(list(names), translate))
        body += [_paragraph(heading, "heading 1"), _table(heading, tuple(map(translate, heads)), rows)]
    section = document.element.body.sectPr
    for element in body:
        section.addprevious(parse_xml(element.replace(">", f" {nsdecls('w')}>", 1)))
    made = io.BytesIO()
    document.save(made)
    return write_package(made_package(made.getvalue()))


def _rows(names: Sequence[Name], translate: Translate) -> Iterator[Cells]:
    """Yield the cells of a table: each a tuple of lines. Around the names of a row stand the tags that repeat it."""
    open_rows = False
    end: Cells = ("{%tr endfor %}",), (translate(N_("Einde van de rijen")),), ("",)
    for name in names:
        if open_rows and not name.rows:
            yield end
        open_rows = bool(name.rows) or name.kind == ROWS
        tag = f"{{%tr for {ROW} in {name.name} %}}" if name.kind == ROWS else f"{{{{ {name.name} }}}}"
        label = f"– {translate(name.part)}" if name.part else translate(name.label)
        kind = translate(name.kind)
        yield (tag,), (label,), (translate(N_("%(kind)s, nodig")) % {"kind": kind} if name.needed else kind,)
    if open_rows:
        yield end


def _in_the_look_of(form: Form, title: str) -> WordDocument:
    """Return an empty document with the styles and the page of a form's own template, and numbers under its pages."""
    document = Document(io.BytesIO(docx_template(form.type)))
    document.core_properties.title = title
    for element in list(document.element.body):
        if element.tag != qn("w:sectPr"):
            document.element.body.remove(element)
    section = document.sections[0]
    section.different_first_page_header_footer = False
    for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
        part.is_linked_to_previous = True
    footer = section.footer.paragraphs[0]
    footer.style = "Footer"
    for run in (_run(f"{title}\t"), _field("PAGE"), _run(" / "), _field("NUMPAGES")):
        footer._p.extend(parse_xml(f"<w:p {nsdecls('w')}>{run}</w:p>"))
    return document


def _table(title: str, heads: Sequence[str], rows: Sequence[Cells]) -> str:
    widths = [round(width * 567) for width in _WIDTHS[len(heads)]]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(_cell((text,), "Tabelkop", width) for text, width in zip(heads, widths, strict=True))
    made = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    for cells in rows:
        inside = "".join(_cell(lines, "Tabeltekst", width) for lines, width in zip(cells, widths, strict=True))
        made.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inside}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TabelRaster"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val={quoteattr(title)}/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"
    )


def _cell(lines: Sequence[str], style: str, width: int) -> str:
    inside = "".join(_paragraph(line, style) for line in lines)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def _paragraph(text: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{_STYLES.get(style, style)}"/></w:pPr>{_run(text)}</w:p>'


def _run(text: str) -> str:
    # No spelling is checked in a tag, and none is needed in the rest.
    pieces = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t")
    )
    return f"<w:r><w:rPr><w:noProof/></w:rPr>{pieces}</w:r>" if text else ""


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
