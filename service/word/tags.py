"""Taking the tags out of a part of a template, so that what stays is XML that can be parsed without them."""

import re
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO

from docxtpl import DocxTemplate
from lxml import etree

from forms.text import ILLEGAL
from service.word.tree import TOKEN, W, parent, remove, token

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
#: XML between the two characters of a mark, which Word may have split over runs.
_SPLIT = re.compile(r"(?<=\{)(?:<[^>]*>)+(?=[{%#])|(?<=[%}#])(?:<[^>]*>)+(?=\})")
#: Where a character of a mark ends a paragraph, it is none of the mark that the next one may begin with. Until docxtpl is
#: done with it, a character stands there that no template keeps.
_PARAGRAPH_END = re.compile(r"(?<=[{%}#])(?=(?:<[^>]*>)*</w:p>)")
_GUARD = "\ue002"

#: Elements that hold paragraphs and tables, and must end in a paragraph.
_HOLDERS = tuple(W + name for name in ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote"))
_THIN = etree.fromstring(
    f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
)

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


class Unclosed(ValueError):
    """A tag was opened and not closed before the next; ``tag`` is how it begins, with the XML between."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        super().__init__(tag)


def take_out(xml: bytes) -> tuple[str, list[str]]:
    """Return a part's XML with a token in the place of each tag, and the tags by the number of their token.

    Raises Unclosed: one tag that is left open would make docxtpl's patterns read the part to its end, and a thousand of
    them would keep them busy for minutes.
    """
    # Written anew first: a tag that was spelt in character references (``&#123;``) is then a tag like any other.
    text = ILLEGAL.sub("", etree.tostring(parsed_part(xml), encoding="unicode"))
    text = _SPLIT.sub("", _PARAGRAPH_END.sub(_GUARD, text))
    _all_closed(text)
    tags: list[str] = []

    def replaced(found: re.Match[str]) -> str:
        if found[0].startswith("{#"):
            return ""
        tags.append(found[0])
        return token(len(tags) - 1)

    return _TAG.sub(replaced, DocxTemplate(BytesIO()).patch_xml(text).replace(_GUARD, "")), tags


def parsed(text: str) -> etree._Element:
    """Return the XML that is left; etree.XMLSyntaxError when a statement began and ended on different levels."""
    return etree.fromstring(text.encode(), _PARSER)


def parsed_part(xml: bytes) -> etree._Element:
    """Return a part that was looked over, parsed without what no reader sees."""
    return etree.fromstring(xml, _PARSER)


def opened(root: etree._Element) -> str:
    """Return a text in which a tag begins that was not taken out, "" when there is none."""
    for element in root.iter():
        for text in (element.text, element.tail, *element.attrib.values()):
            if text and any(mark in text for mark in _ENDS):
                return text
    return ""


def can_lose_all_rows(table: etree._Element, tags: list[str]) -> bool:
    """Tell whether every row of a table stands under a condition, so that a table without rows may be left."""
    depth = 0
    for element, text in ((None, table.text), *((child, child.tail) for child in table)):
        if element is not None and element.tag == W + "tr" and not depth:
            return False
        for word in _words(text, tags):
            if word in ("else", "elif"):
                return False
            depth += {"if": 1, "endif": -1}.get(word, 0)
    return True


def keep_a_paragraph(root: etree._Element, tags: list[str]) -> None:
    """Put a paragraph of one point high at the end of what could be left without one: a cell, a header, a note.

    Word does not open a document with a cell that is empty or ends in a table.
    """
    for holder in root.iter(*_HOLDERS):
        depth, kept = 0, False
        for element, text in ((None, holder.text), *((child, child.tail) for child in holder)):
            if element is not None and element.tag in (W + "p", W + "sdt"):
                kept = kept or not depth
            elif element is not None and element.tag == W + "tbl":
                kept = False
            for word in _words(text, tags):
                depth += {"if": 1, "endif": -1}.get(word, 0)
        if not kept:
            holder.append(deepcopy(_THIN))


def drop_marks(root: etree._Element, tags: list[str]) -> None:
    """Take a template's own bookmarks out of what is repeated, and its controls' numbers away.

    Both have to be unique in a document. Word gives a control without a number a new one.
    """
    _drop_bookmarks(root, {mark.get(W + "id") for mark in _repeated(root, tags) if mark.tag == W + "bookmarkStart"})
    for number in list(root.iterfind(f".//{W}sdtPr/{W}id")):
        parent(number).remove(number)


def number_pictures(root: etree._Element, tags: list[str], new: Callable[[], str]) -> set[int]:
    """Give the pictures that are repeated a number of their own each time, and return the numbers there are.

    Word wants all of them to differ. ``new`` gives the token of such a number.
    """
    found = {int(n) for n in root.xpath("//*[local-name()='docPr']/@id") if str(n).isdecimal()}
    for element in _repeated(root, tags):
        if etree.QName(element).localname == "docPr":
            element.set("id", new())
    return found


def _repeated(root: etree._Element, tags: list[str]) -> list[etree._Element]:
    """Return the elements that stand in a repetition."""
    depth, found = 0, []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and depth:
            found.append(element)
        for word in _words(element.text if event == "start" else element.tail, tags):
            depth += {"for": 1, "endfor": -1}.get(word, 0)
    return found


def drop_half_bookmarks(root: etree._Element) -> None:
    """Take away bookmarks of which only the beginning or the end is left."""
    starts = {mark.get(W + "id") for mark in root.iter(W + "bookmarkStart")}
    ends = {mark.get(W + "id") for mark in root.iter(W + "bookmarkEnd")}
    _drop_bookmarks(root, starts ^ ends)


def _drop_bookmarks(root: etree._Element, ids: set[str | None]) -> None:
    for mark in list(root.iter(W + "bookmarkStart", W + "bookmarkEnd")):
        if mark.get(W + "id") in ids:
            remove(mark)


def _words(text: str | None, tags: list[str]) -> list[str]:
    """Return the first word of each statement whose token stands in a text."""
    found = (tags[int(number)] for number in TOKEN.findall(text or ""))
    return [tag[2:-2].split()[0] for tag in found if tag.startswith("{%") and tag[2:-2].split()]


def _all_closed(text: str) -> None:
    open_at = -1
    for found in _MARK.finditer(text):
        if open_at < 0:
            open_at = found.start() if found[0] in _ENDS else -1
        elif found[0] == _ENDS[text[open_at : open_at + 2]]:
            open_at = -1
        elif found[0] in _ENDS:
            break
    if open_at >= 0:
        raise Unclosed(text[open_at : open_at + 200])
