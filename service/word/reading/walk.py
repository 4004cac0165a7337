"""Walking through the parts of a Word file, so that what is in it becomes an `Outline`."""

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from service.word.inspection import Parts
from service.word.reading.characters import CHARACTERS, form_field, is_on, number_in
from service.word.reading.outline import Cell, Field, Outline, Paragraph, Piece, Table
from service.word.reading.styles import Looks, Styles, read_styles
from service.word.tree import W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OURS = re.compile(r"_zr\d+(_.*)?")
#: The parts that hold text, in the order in which they are read, and the story that each tells.
_STORIES = (
    (re.compile(r"word/document\.xml"), "body"),
    (re.compile(r"word/header\d*\.xml"), "header"),
    (re.compile(r"word/footer\d*\.xml"), "footer"),
    (re.compile(r"word/(footnotes|endnotes)\.xml"), "footnote"),
    (re.compile(r"word/comments\.xml"), "comment"),
)
#: Fields whose result is another each time it is counted.
_COUNTED = re.compile(r"^\s*(PAGE|NUMPAGES|SECTIONPAGES|DATE|TIME|SAVEDATE|PRINTDATE|FILENAME)\b", re.IGNORECASE)
_GONE = tuple(W + name for name in ("del", "moveFrom", "sectPr", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr"))

#: Bookmarks within more fields than this are no work of ours; thousands of them would take all memory.
_DEEPEST = 100
_RPR, _TRPR, _DEL = W + "rPr", W + "trPr", W + "del"
_NO_TEXT = tuple(W + name for name in ("rPr", "delText", "delInstrText", "lastRenderedPageBreak"))

_Handler = Callable[[Element], None]


def outline(parts: Parts) -> Outline:
    """Return the outline of a file whose parts `read_package` has looked over."""
    walker = _Walker(read_styles(parts))
    for pattern, story in _STORIES:
        for name in sorted(name for name in parts if pattern.fullmatch(name)):
            walker.part(name, story, parts[name])
    return walker.outline


class _Walker:
    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._looks = Looks(styles)
        self.outline = Outline()
        self._paragraph: Paragraph | None = None
        self._cell: Cell | None = None
        self._open: list[Field] = []
        self._marks: dict[str, Field] = {}
        self._joins: Paragraph | None = None
        self._codes: list[list[str]] = []
        self._handlers: dict[str, _Handler] = dict.fromkeys(_GONE, _skip)
        self._handlers |= {
            W + "p": self._p,
            W + "r": self._r,
            W + "tbl": self._tbl,
            W + "sdt": self._sdt,
            W + "bookmarkStart": self._mark,
            W + "bookmarkEnd": self._mark_end,
            W + "fldSimple": self._simple,
            _MC + "AlternateContent": self._alternate,
        }

    def part(self, name: str, story: str, xml: bytes) -> None:
        self._part, self._story = name, story
        self._open, self._marks, self._codes, self._joins = [], {}, [], None
        root = ElementTree.fromstring(xml)  # noqa: S314 - looked over before
        self._ended = {mark.get(W + "id") for mark in root.iter(W + "bookmarkEnd")}
        self._children(root)

    def _children(self, element: Element) -> None:
        handlers = self._handlers
        for child in element:
            handler = handlers.get(child.tag)
            if handler:
                handler(child)
            else:
                self._children(child)

    def _p(self, element: Element) -> None:
        outer = self._paragraph
        properties = element.find(W + "pPr")
        paragraph = self._joins
        if paragraph is None:
            style, heading, listed, ordinal = self._looks.of(properties)
            paragraph = Paragraph(
                len(self.outline.paragraphs), self._part, self._story, self._cell, style, heading, listed, ordinal
            )
            self.outline.paragraphs.append(paragraph)
            if self._cell is not None:
                self._cell.paragraphs.append(paragraph)
        for opened in self._open:
            _touch(opened, paragraph)
        self._paragraph = paragraph
        before = set(self._marks)
        self._children(element)
        for id_ in self._marks.keys() - before - self._ended:
            # Nothing says where it ends; some programs leave such a half one behind.
            self._open.remove(self._marks.pop(id_))
        self._paragraph = outer
        # Whoever accepts the change sees this paragraph and the next as one.
        mark = properties.find(_RPR) if properties is not None else None
        gone = mark is not None and mark.find(_DEL) is not None
        self._joins = paragraph if gone else None

    def _r(self, element: Element) -> None:
        look = element.find(W + "rPr")
        prompt = struck = bold = False
        if look is not None:
            style = look.find(W + "rStyle")
            prompt = style is not None and style.get(W + "val") in self.styles.prompts
            struck = is_on(look, "strike") or is_on(look, "dstrike")
            bold = is_on(look, "b")
        texts: list[str] = []
        for child in element:
            name = str(child.tag)
            if name in CHARACTERS:
                texts.append(CHARACTERS[name](child))
            elif name == W + "fldChar":
                texts.append(self._field(child))
            elif name == W + "instrText":
                if self._codes:
                    self._codes[-1].append(child.text or "")
            elif name not in _NO_TEXT:
                self._drawn(child)
        if self._paragraph is None or (self._codes and self._hidden()):
            return
        if text := "".join(texts):
            inside = tuple(opened.number for opened in self._open)
            self._paragraph.pieces.append(Piece(text, inside, prompt, struck, bold))

    def _drawn(self, element: Element) -> None:
        """Read what is drawn: the text in a text box stands for itself, a picture is counted."""
        for found in _choices(element):
            if found.tag == W + "txbxContent":
                story, cell, opened = self._story, self._cell, self._open
                self._story, self._cell, self._open = "textbox", None, []
                self._children(found)
                self._story, self._cell, self._open = story, cell, opened
            elif self._paragraph is not None:
                self._paragraph.pictures += 1

    def _tbl(self, element: Element) -> None:
        caption = element.find(f"{W}tblPr/{W}tblCaption")
        table = Table(
            len(self.outline.tables),
            self._part,
            self._cell,
            caption.get(W + "val", "") if caption is not None else "",
        )
        self.outline.tables.append(table)
        if self._cell is not None:
            self._cell.tables.append(table)
        outer, self._paragraph = (self._cell, self._paragraph), None
        for row in _within(element, W + "tr", self._around):
            properties = row.find(_TRPR)
            if properties is not None and properties.find(_DEL) is not None:
                continue
            cells: list[Cell] = []
            table.rows.append(cells)
            skipped = properties.find(W + "gridBefore") if properties is not None else None
            column = number_in(skipped, 0)
            for element_ in _within(row, W + "tc", self._around):
                properties = element_.find(W + "tcPr")
                span = number_in(properties.find(W + "gridSpan") if properties is not None else None, 1)
                merge = properties.find(W + "vMerge") if properties is not None else None
                merged = merge is not None and merge.get(W + "val", "continue") == "continue"
                self._cell = Cell(table, len(table.rows) - 1, column, span, merged)
                cells.append(self._cell)
                self._joins = None
                self._children(element_)
                column += span
        self._cell, self._paragraph = outer

    def _around(self, element: Element) -> Iterator[Element]:
        """Open a control or handle a bookmark that stands between rows or cells, while those in it are read."""
        if element.tag != W + "sdt":
            handler = self._handlers.get(str(element.tag))
            if handler in (self._mark, self._mark_end):
                handler(element)
            elif element.tag not in _GONE:
                yield element
            return
        content = element.find(W + "sdtContent")
        self._open.append(self._control(element))
        if content is not None:
            yield content
        self._open.pop()

    def _control(self, element: Element) -> Field:
        properties = element.find(W + "sdtPr")
        inside = tuple(opened.number for opened in self._open)
        control = Field(len(self.outline.fields), "control", "", inside=inside)
        for child in properties if properties is not None else ():
            if child.tag == W + "tag":
                control.name = child.get(W + "val", "")
            elif child.tag == W + "showingPlcHdr":
                control.prompt = True
            elif child.tag == _W14 + "checkbox":
                state = child.find(_W14 + "checked")
                control.checked = state is not None and state.get(_W14 + "val", "") in ("1", "true", "on")
        self.outline.fields.append(control)
        return control

    def _sdt(self, element: Element) -> None:
        content = element.find(W + "sdtContent")
        control = self._control(element)
        if self._paragraph is not None:
            _touch(control, self._paragraph)
        self._open.append(control)
        if content is not None:
            self._children(content)
        self._open.remove(control)

    def _mark(self, element: Element) -> None:
        name = element.get(W + "name", "")
        if not _OURS.fullmatch(name) or len(self._open) >= _DEEPEST:
            return
        mark = Field(len(self.outline.fields), "bookmark", name, inside=tuple(opened.number for opened in self._open))
        self.outline.fields.append(mark)
        self._open.append(mark)
        self._marks[element.get(W + "id", "")] = mark
        if self._paragraph is not None:
            _touch(mark, self._paragraph)

    def _mark_end(self, element: Element) -> None:
        mark = self._marks.pop(element.get(W + "id", ""), None)
        if mark in self._open:
            self._open.remove(mark)

    def _field(self, element: Element) -> str:
        """Follow the parts of a field; return what an old form's tick box or list shows."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._codes.append([""])
            return form_field(element)
        if kind == "separate" and self._codes:
            self._codes[-1].insert(0, "result")
        elif kind == "end" and self._codes:
            self._codes.pop()
        return ""

    def _hidden(self) -> bool:
        """Tell whether what is read now is a field's code, or a result that is another on each page."""
        return any(code[0] != "result" or _COUNTED.match("".join(code[1:])) for code in self._codes)

    def _simple(self, element: Element) -> None:
        if not _COUNTED.match(element.get(W + "instr", "")):
            self._children(element)

    def _alternate(self, element: Element) -> None:
        choice = element.find(_MC + "Choice")
        self._children(choice if choice is not None else element)


def _skip(element: Element) -> None:
    """Leave out what is no text, or text that a tracked change took away."""


def _touch(opened: Field, paragraph: Paragraph) -> None:
    if not opened.paragraphs or opened.paragraphs[-1] is not paragraph:
        opened.paragraphs.append(paragraph)


def _within(element: Element, tag: str, around: Callable[[Element], Iterator[Element]]) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, those that stand in a control or a tracked change too."""
    for child in element:
        if child.tag == tag:
            yield child
        else:
            for inner in around(child):
                yield from _within(inner, tag, around)


def _choices(element: Element) -> Iterator[Element]:
    """Yield the text boxes and pictures in something drawn, each of them once."""
    if element.tag in (_MC + "Fallback", W + "del"):
        return
    if element.tag == W + "txbxContent" or str(element.tag).endswith(("}blip", "}imagedata")):
        yield element
        return
    for child in element:
        yield from _choices(child)
