"""What a writer does in LibreOffice, done from within: run by the system's own Python, the one that has `uno`.

Every line on standard input is a job, ``{"open", "save", "way", "edits": [[name, argument, …], …]}``, with paths of
files and in ``way`` the formats to save in and open again on the way; every line on standard output answers one, ``{}``
or ``{"error"}``. The functions without an underscore are the edits. They find their place by what a person sees there: a
text that stands in the document once, or once alone in a cell.
"""

from __future__ import annotations

import json
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found, unused-ignore]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found, unused-ignore]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found, unused-ignore]
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK  # type: ignore[import-not-found, unused-ignore]

_FILTERS = {"docx": "MS Word 2007 XML", "odt": "writer8", "doc": "MS Word 97"}


def replace(document: Any, old: str, new: str) -> None:
    """Select a text and type over it; with "" delete it."""
    _overtype(_found(document, old), new)


def type_after(document: Any, text: str, more: str) -> None:
    """Put the cursor right behind a text, within its control, and type."""
    cursor = _behind(document, text)
    cursor.Text.insertString(cursor, more, False)


def type_beside(document: Any, text: str, more: str) -> None:
    """Put the cursor at the end of the line that a text stands in, outside its control, and type."""
    cursor = _behind(document, text)
    cursor.gotoEndOfParagraph(False)
    cursor.Text.insertString(cursor, more, False)


def paragraph_after(document: Any, text: str, more: str) -> None:
    """Press Enter right behind a text, within its control, and type."""
    cursor = _behind(document, text)
    cursor.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    cursor.Text.insertString(cursor, more, False)


def paragraph_in_cell(document: Any, text: str, more: str) -> None:
    """Press Enter at the end of the cell that a text stands in, and type."""
    cell = _found(document, text).Cell
    cursor = cell.createTextCursor()
    cursor.gotoEnd(False)
    cell.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    cell.insertString(cursor, more, False)


def fill_in(document: Any, text: str, column: str, answer: str) -> None:
    """Click the first control in the row of a text and a column (A, B, …), which is empty, and type an answer."""
    control = next(portion.ContentControl for portion in _controls(document, text, column))
    control.ShowingPlaceHolder = False
    _overtype(_inside(control), answer)


def tick(document: Any, text: str, column: str, number: int, on: bool) -> None:
    """Click a box, counted from 0, in the row of a text and a column (A, B, …)."""
    boxes = [found.ContentControl for found in _controls(document, text, column) if found.ContentControl.Checkbox]
    boxes[number].Checked = on
    _overtype(_inside(boxes[number]), "☒" if on else "☐")


def add_row(document: Any, text: str, cells: list[str]) -> None:
    """Insert a row below the one that a text stands in, and type in its cells."""
    table, row = _row(document, text)
    table.Rows.insertByIndex(row + 1, 1)
    for column, cell in enumerate(cells):
        table.getCellByName(f"{chr(ord('A') + column)}{row + 2}").setString(cell)


def remove_row(document: Any, text: str) -> None:
    """Delete the row that a text stands in."""
    table, row = _row(document, text)
    table.Rows.removeByIndex(row, 1)


def type_below_table(document: Any, text: str, more: str) -> None:
    """Type in the empty paragraph right below the table that a text stands in, or in a new one there."""
    table = _found(document, text).TextTable
    paragraphs = _all(document.Text)
    for paragraph in paragraphs:
        if paragraph.supportsService("com.sun.star.text.TextTable") and paragraph.Name == table.Name:
            below = next(paragraphs)
            cursor = document.Text.createTextCursorByRange(below.Start)
            if below.getString():
                document.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
                cursor.goLeft(1, False)
            document.Text.insertString(cursor, more, False)
            return
    raise LookupError(f"there is nothing below the table of {text!r}")


def paragraph_at_end(document: Any, more: str) -> None:
    """Type in a new paragraph at the end of the document."""
    *_, last = _all(document.Text)
    document.Text.insertTextContentAfter(document.createInstance("com.sun.star.text.Paragraph"), last)
    *_, added = _all(document.Text)
    added.setString(more)


def type_in_header(document: Any, more: str) -> None:
    """Type at the end of the first page's header."""
    first = next(_all(document.Text))
    style = document.StyleFamilies.getByName("PageStyles").getByName(first.PageStyleName)
    style.HeaderText.insertString(style.HeaderText.End, more, False)


def _found(document: Any, text: str) -> Any:
    search = document.createSearchDescriptor()
    search.SearchString = text
    search.SearchCaseSensitive = True
    places = document.findAll(search)
    found = [places.getByIndex(n) for n in range(places.Count)]
    alone = [place for place in found if place.Cell is not None and place.Cell.getString() == text]
    if len(found) != 1 and len(alone) != 1:
        raise LookupError(f"{text!r} stands {len(found)} times in the document, {len(alone)} times alone in its cell")
    return found[0] if len(found) == 1 else alone[0]


def _behind(document: Any, text: str) -> Any:
    found = _found(document, text)
    return found.Text.createTextCursorByRange(found.End)


def _row(document: Any, text: str) -> tuple[Any, int]:
    """Return the table that a text stands in and the place of its row, from 0."""
    found = _found(document, text)
    return found.TextTable, int(found.Cell.CellName.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1


def _controls(document: Any, text: str, column: str) -> Iterator[Any]:
    table, row = _row(document, text)
    for paragraph in _all(table.getCellByName(f"{column}{row + 1}")):
        yield from (portion for portion in _all(paragraph) if portion.TextPortionType == "ContentControl")


def _overtype(old: Any, new: str) -> None:
    """Put a text in the place of another, inside the control that the other fills."""
    # New text goes in before the old goes out: LibreOffice puts it beside a control that is empty.
    length = len(old.getString())
    cursor = old.Text.createTextCursorByRange(old.Start)
    old.Text.insertString(cursor, new, False)
    cursor.collapseToEnd()
    cursor.goRight(length, True)
    cursor.setString("")


def _inside(control: Any) -> Any:
    return next(piece for piece in _all(control) if piece.TextPortionType == "Text" and piece.getString())


def _all(holder: Any) -> Iterator[Any]:
    enumeration = holder.createEnumeration()
    while enumeration.hasMoreElements():
        yield enumeration.nextElement()


def _do(desktop: Any, job: dict[str, Any]) -> None:
    document = _opened(desktop, Path(job["open"]))
    try:
        for name, *arguments in job["edits"]:
            globals()[name](document, *arguments)
        for way in job["way"]:
            halfway = Path(job["save"]).with_suffix(f".{way}")
            _save(document, halfway)
            document.close(True)
            document = _opened(desktop, halfway)
        _save(document, Path(job["save"]))
    finally:
        document.close(True)


def _opened(desktop: Any, file: Path) -> Any:
    document = desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, (_property("Hidden", True),))
    if document is None:
        raise ValueError(f"{file} does not open")
    return document


def _save(document: Any, file: Path) -> None:
    document.storeToURL(file.as_uri(), (_property("FilterName", _FILTERS[file.suffix[1:]]),))


def _property(name: str, value: Any) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _desktop(pipe: str) -> Any:
    """Return the desktop of the LibreOffice that listens on a pipe, as soon as it does."""
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    again = threading.Event()
    while True:
        try:
            inside = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            again.wait(0.05)
        else:
            return inside.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", inside)


def main() -> None:
    """Do the jobs on standard input, until it ends."""
    desktop = _desktop(sys.argv[1])
    for line in sys.stdin:
        answer = {}
        try:
            _do(desktop, json.loads(line))
        except Exception:  # noqa: BLE001 - the test at the other end shows whatever went wrong
            answer = {"error": traceback.format_exc()}
        print(json.dumps(answer), flush=True)
    desktop.terminate()


if __name__ == "__main__":
    main()
