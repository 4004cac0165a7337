"""A whole document: its body between a letterhead and a footer."""

from __future__ import annotations

from collections.abc import Sequence

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from docx_templates.build.elements import Paragraph, Table, cell, field, p, row, run
from docx_templates.build.look import Look, W, border, style_id, twips
from docx_templates.build.package import Package

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SPACES = f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:wp="{_WP}" xmlns:a="{_A}" xmlns:pic="{_PIC}"'

LOGO_CM = 1.35


def document(
    title: str, short: str, body: Sequence[Paragraph | Table], look: Look, *, school_in_head: bool = False
) -> bytes:
    """Return the template as a Word file.

    ``title`` goes in the properties and the footer, ``short`` (with the pupil's name) in the header of later pages.
    ``school_in_head``: the letterhead is the only place for the school's name, so it is a field there.
    """
    named = f"{short}{{% if leerling.naam %}}  ·  {{{{ leerling.naam|tekst }}}}{{% endif %}}"
    pages = (run("\tPagina "), field("PAGE", "1"), run(" van "), field("NUMPAGES", "1"))
    foot = p("footer", run("Vertrouwelijk", "Strong"), run(f"  ·  {title}"), *pages)
    return whole(title, body, look, named=named, foot=foot, filter_="" if school_in_head else "|tekst")


def whole(
    title: str, body: Sequence[Paragraph | Table], look: Look, *, named: str, foot: Paragraph, filter_: str = "|tekst"
) -> bytes:
    """Return a body between a letterhead and a footer as a Word file.

    ``title`` goes in the properties, ``named`` in the header of later pages, ``foot`` at the foot of every page. With an
    empty ``filter_`` the school's name in the letterhead is a field.
    """
    package = Package(title, look)
    footer = f"{_HEAD}<w:ftr {_SPACES}>{foot.xml()}</w:ftr>".encode()
    references = "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="{package.add(name, content_type, relationship, part, logo=logo)}"/>'
        for kind, page, name, content_type, relationship, part, logo in (
            ("header", "first", "header1.xml", CT.WML_HEADER, RT.HEADER, _letterhead(look, filter_), True),
            ("header", "default", "header2.xml", CT.WML_HEADER, RT.HEADER, _later_header(named), False),
            ("footer", "first", "footer1.xml", CT.WML_FOOTER, RT.FOOTER, footer, False),
            ("footer", "default", "footer2.xml", CT.WML_FOOTER, RT.FOOTER, footer, False),
        )
    )
    section = (
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{twips(look.top)}" '
        f'w:right="{twips(look.right)}" w:bottom="{twips(look.bottom)}" w:left="{twips(look.left)}" '
        f'w:header="{twips(1.1)}" w:footer="{twips(0.9)}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return package.save(
        f"{_HEAD}<w:document {_SPACES}><w:body>{''.join(part.xml() for part in body)}{section}</w:body></w:document>".encode()
    )


def _letterhead(look: Look, filter_: str) -> bytes:
    """The first page's header: school, location, logo, and CONCEPT while the document is one."""
    words, concept, logo = look.width - 3.4 - 2.4, 3.4, 2.4
    school = cell(
        p("Schoolnaam", f"{{{{ school.naam{filter_} }}}}"),
        p("header", f"{{{{ school.locatie{filter_} }}}}"),
        align="center",
    )
    mark = cell(Paragraph("header", (run("{{ concept }}", "Concept"),), right=True), align="center")
    picture = cell(Paragraph("header", (_picture(),), right=True), align="center")
    letterhead = Table(
        "Tabel zonder lijnen",
        (words, concept, logo),
        [row(school, mark, picture)],
        "Briefhoofd",
        "Naam en logo van de school",
    )
    rule = (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id("Afstand")}"/><w:pBdr>{border("bottom", 2.25, accent=True, space=1)}'
        '</w:pBdr><w:spacing w:after="240"/></w:pPr></w:p>'
    )
    return f"{_HEAD}<w:hdr {_SPACES}>{letterhead.xml()}{rule}</w:hdr>".encode()


def _later_header(named: str) -> bytes:
    """The header of later pages: school and CONCEPT left, what the document is right."""
    line = p(
        "header",
        run("{{ school.naam|tekst }}\u2003"),
        run("{{ concept }}", "Concept"),
        run(f"\t{named}"),
    )
    return f"{_HEAD}<w:hdr {_SPACES}>{line.xml()}</w:hdr>".encode()


def _picture() -> str:
    """The place of the logo. It is known by its name; a school's own picture takes its place."""
    size = round(LOGO_CM * 360000)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{size}" cy="{size}"/>'
        '<wp:docPr id="1" name="school.logo" descr="Logo van de school"/><wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{_PIC}"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="1" name="logo.png" descr="Logo van de school"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{size}" cy="{size}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
