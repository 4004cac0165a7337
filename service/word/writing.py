"""Steps that write an answer in its place: its control with the number and the row it has in this document."""

import zlib
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from forms.printed import Paragraphs, Printed, Words
from forms.text import ILLEGAL
from service.word.controls import MARKED_ROW, NUMBER, ROW, Runs, write_control, write_runs
from service.word.direction import LANGUAGE, is_turned, isolated, runs_left, unturned
from service.word.filling import BLANK_ROW, Filling, Row
from service.word.names import CONCEPT, LABEL, LINE, LOGO, REVISION
from service.word.places import DASH, EMPTY, LATER, NOT_ASKED, ROOM, Place
from service.word.plan import Use

_LANGUAGE = LANGUAGE.encode()
_NUMBER, _ROW, _MARKED_ROW = NUMBER.encode(), ROW.encode(), MARKED_ROW.encode()

Step = Callable[[Filling], bytes]
#: Names the placeholder for a value that is none.
Empty = Callable[[Filling, Printed, Row | None], str]


def answer(use: Use) -> Callable[[Filling], Any]:
    """Return what finds the printed value that a tag uses."""
    key, part, loop = use.key, use.part, use.loop
    if loop:
        return lambda filling: filling.rows[loop].cells[key][part]
    return lambda filling: filling.values[key][part]


def write_words(use: Use) -> Step:
    """Return the step that writes a value as text in an attribute."""
    text = _text(use)
    return lambda filling: escape(ILLEGAL.sub("", text(filling)), {'"': "&quot;"}).encode()


def write_place(place: Place, number: int | None, *, once: bool) -> Step:
    """Return the step that writes the answer in a place.

    ``number`` is that of its control where every document has the same. ``once`` tells that no other place has its tag,
    so that its number in a row follows from the row.
    """
    if not place.controlled:
        return _bare(place)
    if place.use.rows is not None:
        return _in_row(place, once=once)
    return _numbered(place) if number is None else _fixed(place, number)


def _bare(place: Place) -> Step:
    text, runs = _text(place.use), write_runs(place.run)
    if is_turned(place.run):
        runs = _in_its_direction(runs, write_runs(unturned(place.run)))
    if not place.fixed or isinstance(place.use.shape, Words | Paragraphs):
        return lambda filling: runs(said) if (said := text(filling)) else b""
    fixed = write_runs(place.fixed)
    if is_turned(place.fixed):
        fixed = _in_its_direction(fixed, write_runs(unturned(place.fixed)))

    def step(filling: Filling) -> bytes:
        said, language = text(filling), filling.spoken.language
        if not said:
            return b""
        return fixed(said).replace(_LANGUAGE, language) if language else runs(said)

    return step


def _in_its_direction(turned: Runs, usual: Runs) -> Runs:
    """Return what writes a line in a paragraph from right to left: a text in another direction keeps it."""
    return lambda text: turned(text) if runs_left(text) else usual(isolated(text))


def _fixed(place: Place, number: int) -> Step:
    write, prompts = write_control(place, str(number))
    key, part, empty = place.use.key, place.use.part, _empty(place)

    def step(filling: Filling) -> bytes:
        value = filling.values[key][part]
        return write(value) or prompts[empty(filling, value, None)]

    return step


def _numbered(place: Place) -> Step:
    write, prompts = write_control(place)
    key, part, tag, empty = place.use.key, place.use.part, place.use.tag, _empty(place)

    def step(filling: Filling) -> bytes:
        value = filling.values[key][part]
        xml = write(value) or prompts[empty(filling, value, None)]
        return xml.replace(_NUMBER, b"%d" % filling.marks.next(tag))

    return step


def _in_row(place: Place, *, once: bool) -> Step:
    use, empty = place.use, _empty(place)
    write, prompts = write_control(place)
    key, part, loop, tag = use.key, use.part, use.loop, use.tag
    rows = use.rows.key if use.rows else ""
    first = f"{tag}#1".encode()
    crc32 = zlib.crc32

    def step(filling: Filling) -> bytes:
        row = filling.rows[loop]
        value = row.cells[key][part]
        xml = write(value) or prompts[empty(filling, value, row)]
        marks = filling.marks
        number = marks.free(crc32(first, row.crc)) if once else marks.next(f"{rows}[{row.id}].{tag}")
        return xml.replace(_NUMBER, b"%d" % number).replace(_ROW, row.said).replace(_MARKED_ROW, row.marked)

    return step


def _text(use: Use) -> Callable[[Filling], str]:
    if use.question is not None:
        value, short = answer(use), use.short
        return lambda filling: filling.spoken.plain(value(filling), short)
    key, said = use.part, use.said
    return {
        LINE: lambda filling: filling.spoken.line(key),
        LABEL: lambda filling: filling.spoken.wording.label(said),
        CONCEPT: _concept,
        REVISION: lambda filling: filling.revision,
        LOGO: lambda filling: "",
    }.get(use.key) or (lambda filling: _number_of(filling.rows[use.loop]))


def _concept(filling: Filling) -> str:
    if filling.final:
        return ""
    return filling.spoken.line(CONCEPT) if filling.spoken.letter else "CONCEPT"


def _number_of(row: Row) -> str:
    return "" if row.id == BLANK_ROW else str(row.number)


def _empty(place: Place) -> Empty:
    """Return what names the placeholder of a place without an answer."""
    column, rows = place.use.question, place.use.rows
    question = rows or column
    if question is None:
        raise ValueError("what is no answer has no placeholder")
    if column is not None and column.by_hand:
        return lambda filling, value, row: ROOM
    key, later, required = question.key, question.later, question.required
    opens_row = rows is not None and column is rows.columns[0]

    def empty(filling: Filling, value: Printed, row: Row | None) -> str:
        if filling.spoken.letter:
            return ROOM  # parents answer on paper; a place that has nothing to say is not printed at all
        if key in filling.hidden or not value.applies:
            return NOT_ASKED
        if row is not None and not (opens_row and row.id == BLANK_ROW):
            return DASH
        if later or (required and not filling.final):
            return LATER
        return EMPTY

    return empty
