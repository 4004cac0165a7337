"""What a template gets before it is compiled, so that any Word file can serve: styles, bullets, and CONCEPT in its headers.

A school's own template need not know of any of this. What it has of its own is left as it is.
"""

import io
import re
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.section import Section, _Header
from docx.shared import RGBColor

from service.word.names import CONCEPT
from service.word.places import PLACEHOLDER_STYLE

#: Where a bullet's style is looked for when the style of its place has no " opsomming" of its own.
_BULLET_STYLES = ("Antwoord opsomming", "List Bullet", "Lijst opsom.teken", "Lijstopsomteken")
_CONCEPT_TAG = re.compile(r"\{\{\s*" + CONCEPT + r"\b")
_STYLES_WITH_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"


def prepare(data: bytes) -> tuple[bytes, dict[str, str]]:
    """Return the template with all that filling needs, and the id of the bullet style for each paragraph style id.

    Under ``""`` stands the bullet style for a paragraph without a style.
    """
    document = Document(io.BytesIO(data))
    _drop(document, _STYLES_WITH_EFFECTS)
    _placeholder_style(document)
    _mark_concepts(document)
    bullets = _bullets(document)
    prepared = io.BytesIO()
    document.save(prepared)
    return prepared.getvalue(), bullets


def _drop(document: WordDocument, kind: str) -> None:
    for id_, relationship in list(document.part.rels.items()):
        if relationship.reltype == kind:
            document.part.drop_rel(id_)


def _placeholder_style(document: WordDocument) -> None:
    if not any(style.style_id == PLACEHOLDER_STYLE for style in document.styles):
        style = document.styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
        style.element.set(qn("w:styleId"), PLACEHOLDER_STYLE)
        style.font.color.rgb = RGBColor(0x59, 0x59, 0x59)


def _mark_concepts(document: WordDocument) -> None:
    """Give every header that a page can have a place for CONCEPT, when the template has not put one there itself.

    A section without a header of a kind shows that of the sections before it, and none where no section has one.
    """
    sections = [
        Section(properties, document.part)
        for properties in document.element.body.iter(qn("w:sectPr"))
        if properties.getparent().tag != qn("w:sectPrChange")
    ]
    even = document.settings.odd_and_even_pages_header_footer
    had = dict.fromkeys(("all", "first", "even"), False)
    for section in sections:
        for kind, header, shown in (
            ("all", section.header, True),
            ("first", section.first_page_header, section.different_first_page_header_footer),
            ("even", section.even_page_header, even),
        ):
            own = not header.is_linked_to_previous
            had[kind] = had[kind] or own
            if not _says_concept(header) if own else shown and not had[kind]:
                _mark_concept(header)


def _says_concept(header: _Header) -> bool:
    """Tell whether the template itself has put the tag there; the word alone, or a tag that was deleted, will not do."""
    return bool(_CONCEPT_TAG.search("".join(text.text or "" for text in header._element.iter(qn("w:t")))))


def _mark_concept(header: _Header) -> None:
    header.is_linked_to_previous = False
    marks = (
        f"{{%p if {CONCEPT} %}}",
        f"{{{{ {CONCEPT} }}}}",
        "{%p endif %}",
    )
    for place, text in enumerate(marks):
        header._element.insert(
            place,
            parse_xml(
                f'<w:p {nsdecls("w")}><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:spacing w:val="40"/></w:rPr>'
                f"<w:t>{text}</w:t></w:r></w:p>"
            ),
        )


def _bullets(document: WordDocument) -> dict[str, str]:
    paragraph_styles = {s.name: s.style_id for s in document.styles if s.type == WD_STYLE_TYPE.PARAGRAPH}
    found = {
        style_id: paragraph_styles[f"{name} opsomming"]
        for name, style_id in paragraph_styles.items()
        if f"{name} opsomming" in paragraph_styles
    }
    usual = next((paragraph_styles[name] for name in _BULLET_STYLES if name in paragraph_styles), None)
    return found | {"": usual or _new_bullet_style(document)}


def _new_bullet_style(document: WordDocument) -> str:
    numbering = _numbering(document)
    used = [int(number) for number in numbering.xpath("//w:abstractNum/@w:abstractNumId")]
    abstract = max(used, default=0) + 1
    kept = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="227" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>'
    )
    # In the order that the schema asks: kinds of list first, then the lists.
    after = numbering.xpath("./w:abstractNum")
    if after:
        after[-1].addnext(kept)
    else:
        numbering.append(kept)
    number = numbering.add_num(abstract)
    style = document.styles.add_style("Antwoord opsomming", WD_STYLE_TYPE.PARAGRAPH)
    properties = style.element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number.numId}"/></w:numPr>'))
    return str(style.style_id)


def _numbering(document: WordDocument) -> Any:
    """Return the numbering of the document, a new empty one when it has never had a list."""
    if not any(relationship.reltype == RELATIONSHIP_TYPE.NUMBERING for relationship in document.part.rels.values()):
        empty = f"<w:numbering {nsdecls('w')}/>".encode()
        part = NumberingPart.load(
            PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, document.part.package
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return document.part.numbering_part.element
