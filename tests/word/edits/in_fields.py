"""What a writer does in Word to fields, boxes, rows and tables, and what other programs do to them. Each function returns
the edit, or is one."""

from __future__ import annotations

import copy

from lxml import etree

from tests.word.edits.word_file import (
    TRACKED,
    W14,
    Edit,
    W,
    WordFile,
    parent,
    replace,
    tag_of,
    typed,
    xml,
)


def delete_control(tag: str) -> Edit:
    """Delete a control with all that is in it; its bookmark stays when it stands around the control."""

    def edit(file: WordFile) -> None:
        control = file.control(tag)
        outer = parent(control)
        replace(control, *([xml("<w:p/>")] if outer.tag == W + "tc" and outer.find(W + "p") is None else []))

    return edit


def unwrap_control(tag: str) -> Edit:
    """Choose "remove content control": its text stays."""

    def edit(file: WordFile) -> None:
        _unwrap(file.control(tag))

    return edit


def strip_tags(file: WordFile) -> None:
    """Take the tags and titles of all controls away, as some programs do."""
    for control in file.controls():
        for name in ("tag", "alias"):
            for found in control.findall(f"{W}sdtPr/{W}{name}"):
                parent(found).remove(found)


def strip_controls(file: WordFile) -> None:
    """Take all controls away and leave their text, as saving in an older format does."""
    for control in file.controls():
        _unwrap(control)


def strip_bookmarks(file: WordFile) -> None:
    """Take all bookmarks away."""
    for mark in list(file.root.iter(W + "bookmarkStart", W + "bookmarkEnd")):
        parent(mark).remove(mark)


def rich_text(file: WordFile) -> None:
    """Make rich-text controls of all plain-text ones."""
    for control in file.controls():
        for name in ("text", "date", "dropDownList"):
            for kind in control.findall(f"{W}sdtPr/{W}{name}"):
                parent(kind).remove(kind)


def glyph_only(tag: str, glyph: str) -> Edit:
    """Overtype a tick box with a character: the control is gone, and so is its bookmark."""

    def edit(file: WordFile) -> None:
        control = file.control(tag)
        run = typed(next(control.iter(W + "r")), glyph)
        for mark in (control.getprevious(), control.getnext()):
            if mark is not None and mark.tag in (W + "bookmarkStart", W + "bookmarkEnd"):
                parent(mark).remove(mark)
        replace(control, run)

    return edit


def click(tag: str, on: bool) -> Edit:
    """Click a tick box: its state and what it shows change together."""

    def edit(file: WordFile) -> None:
        control = file.control(tag)
        next(control.iter(W14 + "checked")).set(W14 + "val", str(int(on)))
        next(control.iter(W + "t")).text = "☒" if on else "☐"

    return edit


def glyph(tag: str, shown: str) -> Edit:
    """Put another character in a tick box, whose state stays as it was."""

    def edit(file: WordFile) -> None:
        next(file.control(tag).iter(W + "t")).text = shown

    return edit


def empty(tag: str, placeholder: str = "Niet ingevuld") -> Edit:
    """Delete all text of a control: Word shows its placeholder again."""

    def edit(file: WordFile) -> None:
        control = file.control(tag)
        properties, content = control.find(W + "sdtPr"), control.find(W + "sdtContent")
        if properties is None or content is None:
            raise LookupError(tag)
        properties.append(xml("<w:showingPlcHdr/>"))
        paragraphs = content.findall(W + "p")
        for paragraph in paragraphs[1:]:
            for end in list(paragraph.iter(W + "bookmarkEnd")):
                paragraphs[0].append(end)
            content.remove(paragraph)
        for run in list(content.iter(W + "r")):
            parent(run).remove(run)
        shown = xml(f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{placeholder}</w:t></w:r>')
        if not paragraphs:
            content.append(shown)
        elif (mark := paragraphs[0].find(W + "bookmarkStart")) is not None:
            mark.addnext(shown)
        else:
            paragraphs[0].append(shown)

    return edit


def type_over_placeholder(tag: str, text: str) -> Edit:
    """Click a control that shows its placeholder, and type."""

    def edit(file: WordFile) -> None:
        control = file.control(tag)
        for shown in list(control.iter(W + "showingPlcHdr")):
            parent(shown).remove(shown)
        run = next(control.iter(W + "r"))
        replace(run, xml(f"<w:r><w:t>{text}</w:t></w:r>"))

    return edit


def pick_date(tag: str, iso: str, shown: str) -> Edit:
    """Choose a day in the calendar of a date control."""

    def edit(file: WordFile) -> None:
        control = file.control(tag)
        next(control.iter(W + "date")).set(W + "fullDate", f"{iso}T00:00:00Z")
        next(control.iter(W + "t")).text = shown

    return edit


def show(tag: str, text: str) -> Edit:
    """Let a control of one line show another text: chosen from its list, or typed over it."""

    def edit(file: WordFile) -> None:
        next(file.control(tag).iter(W + "t")).text = text

    return edit


def copy_row(text: str, **cells: str) -> Edit:
    """Copy the row of a text and paste it below. Tags come along; controls get new numbers, bookmarks stay behind.

    ``cells`` is what is then typed over the texts of the copy, by the name of the column.
    """

    def edit(file: WordFile) -> None:
        row = file.row(text)
        copied = copy.deepcopy(row)
        for mark in list(copied.iter(W + "bookmarkStart", W + "bookmarkEnd")):
            parent(mark).remove(mark)
        for number in copied.iter(W + "id"):
            if number.getparent() is not None and parent(number).tag == W + "sdtPr":
                number.set(W + "val", str(file.number()))
        for control in copied.iter(W + "sdt"):
            new = cells.get(tag_of(control).rpartition(".")[2])
            if new is not None:
                first, *more = control.iter(W + "t")
                first.text = new
                for piece in more:
                    piece.text = ""
        row.addnext(copied)

    return edit


def new_row(text: str, *cells: str, tracked: bool = False) -> Edit:
    """Press Tab in the last cell of the row of a text, or insert a row below it, and type: cells without controls."""

    def edit(file: WordFile) -> None:
        row = file.row(text)
        made = copy.deepcopy(row)
        for cell, said in zip(made.iterfind(W + "tc"), cells, strict=True):
            for child in list(cell):
                if child.tag != W + "tcPr":
                    cell.remove(child)
            cell.append(xml(f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p>" if said else "<w:p/>"))
        if tracked:
            _row_properties(made).append(xml(f'<w:ins w:id="{file.number()}" {TRACKED}/>'))
        row.addnext(made)

    return edit


def remove_row(text: str) -> Edit:
    """Delete the row of a text."""

    def edit(file: WordFile) -> None:
        row = file.row(text)
        parent(row).remove(row)

    return edit


def remove_row_tracked(text: str) -> Edit:
    """Delete the row of a text with "track changes" on."""

    def edit(file: WordFile) -> None:
        _row_properties(file.row(text)).append(xml(f'<w:del w:id="{file.number()}" {TRACKED}/>'))

    return edit


def move_row_up(text: str) -> Edit:
    """Drag the row of a text above the one before it."""

    def edit(file: WordFile) -> None:
        row = file.row(text)
        before = row.getprevious()
        if before is None or before.tag != W + "tr":
            raise LookupError(f"no row stands before that of {text!r}")
        before.addprevious(row)

    return edit


def delete_from(first: str, last: str) -> Edit:
    """Select from a heading or table to another, both included, and delete: a page, say."""

    def edit(file: WordFile) -> None:
        start, end = _in_body(file, first), _in_body(file, last)
        children = list(file.body)
        for child in children[children.index(start) : children.index(end) + 1]:
            file.body.remove(child)

    return edit


def _in_body(file: WordFile, text: str) -> etree._Element:
    element = file.paragraph(text)
    while parent(element) is not file.body:
        element = parent(element)
    return element


def _row_properties(row: etree._Element) -> etree._Element:
    properties = row.find(W + "trPr")
    if properties is None:
        properties = xml("<w:trPr/>")
        row.insert(0, properties)
    return properties


def _unwrap(control: etree._Element) -> None:
    content = control.find(W + "sdtContent")
    replace(control, *(list(content) if content is not None else []))
