"""A template with a remark in the margin at each finding, so that whoever made it sees in Word where it is wrong."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from forms.text import ILLEGAL, N_
from service.word.checking.risky import REMARKS_FROM
from service.word.errors import Finding
from service.word.inspection import DOCUMENT
from service.word.located import locate
from service.word.package import made_package, read_package, write_package
from service.word.template import sound
from service.word.tree import W

_INITIALS = "zr"
_MARKS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
#: More remarks in one margin, and Word itself becomes slow; the list has them all.
_MOST = 200


@dataclass(frozen=True)
class Remark:
    """A text for the margin: about a part of the package by its name, and one of its paragraphs or 0."""

    path: str
    paragraph: int
    text: str


def remarks_on(findings: Sequence[Finding], translate: Callable[[str], str] = str) -> tuple[Remark, ...]:
    """Return what to write in the margin about findings. What does not stand in the text itself says where it stands."""
    return tuple(Remark(finding.path, finding.paragraph, _told(finding, translate)) for finding in findings[:_MOST])


def annotated(data: bytes, remarks: Sequence[Remark]) -> bytes:
    """Return the template as it is, with these remarks in the margin; PackageRefused when it is not safe to open.

    Word takes no remarks in a header, a note or a text box. What is found there is told at the first paragraph of the
    document, or at the one that the text box stands in. Remarks of an earlier check are taken out.
    """
    read_package(data)
    with sound():
        document = Document(io.BytesIO(data))
        _drop_earlier(document)
        for paragraph, texts in _by_paragraph(document.element.body, remarks).items():
            _remark(document, paragraph, texts)
        made = io.BytesIO()
        document.save(made)
    return write_package(made_package(made.getvalue()))


def _told(finding: Finding, translate: Callable[[str], str]) -> str:
    told = finding.text(translate)
    if finding.level != "fout":
        told = translate(N_("Let op: %(told)s")) % {"told": told}
    if finding.path not in ("", DOCUMENT):
        around = f", ‘{finding.around}’" if finding.around else ""
        told = f"{finding.where(translate)}{around}: {told}"
    return told


def _by_paragraph(body: etree._Element, remarks: Sequence[Remark]) -> dict[etree._Element, list[str]]:
    """Return the texts by the paragraph that they are put at."""
    places = {each.number: each.element for each in reversed(locate(body).paragraphs) if not each.fallback}
    if not places:
        places[1] = OxmlElement("w:p")
        body.insert(0, places[1])
    first = min(places)
    found: dict[etree._Element, list[str]] = {}
    for remark in remarks:
        number = remark.paragraph if remark.path == DOCUMENT and remark.paragraph in places else first
        found.setdefault(_outside(places[number]), []).append(ILLEGAL.sub("", remark.text))
    return found


def _outside(paragraph: etree._Element) -> etree._Element:
    """Return the paragraph itself, or the one that its text box stands in."""
    boxes = list(paragraph.iterancestors(W + "txbxContent"))
    return next(boxes[-1].iterancestors(W + "p"), paragraph) if boxes else paragraph


def _remark(document: WordDocument, paragraph: etree._Element, texts: Sequence[str]) -> None:
    remark = document.comments.add_comment(texts[0], author=REMARKS_FROM, initials=_INITIALS)
    for text in texts[1:]:
        remark.add_paragraph(text)
    # Without the time: the same template gives the same file.
    remark._comment_elm.attrib.pop(qn("w:date"), None)
    start, end, reference = (
        OxmlElement(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
    )
    for mark in (start, end, reference):
        mark.set(qn("w:id"), str(remark.comment_id))
    run = OxmlElement("w:r")
    run.append(reference)
    properties = paragraph.find(W + "pPr")
    if properties is not None:
        properties.addnext(start)
    else:
        paragraph.insert(0, start)
    paragraph.extend((end, run))


def _drop_earlier(document: WordDocument) -> None:
    """Take out what an earlier check has remarked."""
    remarks = document.part._comments_part.element
    gone = {each.get(W + "id") for each in remarks.iter(W + "comment") if each.get(W + "author") == REMARKS_FROM}
    for each in list(remarks.iter(W + "comment")):
        if each.get(W + "id") in gone:
            remarks.remove(each)
    for mark in list(document.element.body.iter(*_MARKS)):
        if mark.get(W + "id") in gone:
            above = mark.getparent()
            above.remove(mark)
            if above.tag == W + "r" and all(child.tag == W + "rPr" for child in above):
                above.getparent().remove(above)
