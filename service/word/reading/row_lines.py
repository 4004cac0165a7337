"""Text in the rows of a table that is no answer: each row is compared with the row it was, or was copied from."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from forms.faults import Message
from service.word.reading.outline import Cell, Outline, Paragraph
from service.word.reading.outside import Seen, where_of
from service.word.reading.result import Outside
from service.word.reading.rows import Instance, beside, fixed_in, numberless
from service.word.reading.spots import Spot


class _Document(Protocol):
    outline: Outline
    spots: list[Spot]
    zones: dict[int, Spot]


def beside_rows(
    made: _Document, made_rows: Sequence[Instance], now: _Document, rows: Sequence[Instance], seen: Seen
) -> Iterator[Outside]:
    """Yield what was typed beside the fields of rows, and what of their fixed text is another now."""
    then, today = _fields(made), _fields(now)
    originals = {(row.key, row.id or row.copied): row for row in made_rows}
    compared: set[int] = set()
    for row in rows:
        yield from _left(row, now, seen)
        original = originals.get((row.key, row.copied))
        if original is None or not row.spots:
            continue
        before = _loose(original)
        for name, paragraph in _loose(row).items():
            if name in before and paragraph.number not in compared | now.zones.keys():
                compared.add(paragraph.number)
                fixed = fixed_in([before[name]], then)
                yield from _differs(fixed, fixed_in([paragraph], today), paragraph, seen)
        # As many lines as the row has: a copy may have lost one, or have one that isn't its own.
        for (old_table, old_place), (table, place) in zip(original.lines, row.lines, strict=False):
            old, new = made.outline.tables[old_table].rows[old_place], now.outline.tables[table].rows[place]
            yield from _compared(_texts(old, made, then), _texts(new, now, today), new, seen)


def _left(row: Instance, now: _Document, seen: Seen) -> Iterator[Outside]:
    for text in row.left:
        table, place = row.lines[0]
        first = now.outline.tables[table].rows[place][0].paragraphs
        where = where_of(first[0], seen) if first else Message("", "")
        yield Outside("unplaced", text, where)


def _compared(old: list[str], new: list[str], cells: Sequence[Cell], seen: Seen) -> Iterator[Outside]:
    for place, text in enumerate(new):
        yield from _differs(old[place] if place < len(old) else "", text, cells[place].paragraphs[0], seen)


def _differs(before: str, text: str, paragraph: Paragraph, seen: Seen) -> Iterator[Outside]:
    if numberless(text) == numberless(before):
        return
    where = where_of(paragraph, seen)
    rest = text.replace(before, "", 1).strip() if before else text
    if before in text and rest:
        yield Outside("added", rest, where)
    elif text:
        yield Outside("changed", text, where, before)


def _loose(row: Instance) -> dict[str, Paragraph]:
    """Return the paragraphs that show a row outside its lines in tables, each by the first column in it."""
    found: dict[str, Paragraph] = {}
    for spot in row.spots:
        loose = spot.paragraphs and (spot.cell is None or not row.lines)
        if loose and spot.address and spot.paragraphs[0] not in found.values():
            found.setdefault(spot.address.name, spot.paragraphs[0])
    return found


def _fields(document: _Document) -> set[int]:
    return {number for spot in document.spots for number in spot.fields}


def _texts(cells: Sequence[Cell], document: _Document, fields: set[int]) -> list[str]:
    """Return the text of each cell that is no answer."""
    texts = []
    for cell in cells:
        kept = Cell(cell.table, cell.row, cell.column)
        kept.paragraphs = [p for p in cell.paragraphs if p.number not in document.zones]
        texts.append(beside(kept, fields))
    return texts
