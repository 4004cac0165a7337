"""Rows in a Word file: which were there, which are copies of them, and which were typed without any field."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from forms.row_ids import derived_row_id
from service.word.filling import BLANK_ROW
from service.word.reading.outline import Cell, Outline, Paragraph, Piece, Table
from service.word.reading.spots import BOXES, Spot, fold

#: A row of a table, by the number of the table and its place in it.
Line = tuple[int, int]
_NUMBER = re.compile(r"\d+")
_END = Piece("\n")


@dataclass(eq=False)
class Instance:
    """A row as it stands in a document: its spots, and the rows of tables they stand in.

    ``id`` is "" for a row that is new; ``texts`` are the cells of a row that has no fields, by column name, and ``left``
    what stands in it in no column.
    """

    key: str
    id: str
    copied: str = ""
    how: str = "control"
    spots: list[Spot] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    texts: dict[str, str | bool] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    first: int = 0

    def places(self) -> dict[str, list[Spot]]:
        """Return the places of each column, by its name."""
        found: dict[str, list[Spot]] = {}
        for spot in self.spots:
            found.setdefault(spot.address.name if spot.address else "", []).append(spot)
        return found

    def times(self, name: str) -> int:
        """Return how often it prints a column."""
        return len(self.places().get(name, ()))


def depths_of(spots: Iterable[Spot]) -> dict[str, int]:
    """Return how deep in tables the lines stand that each hold one row of a question, 0 for a table in the text.

    A question of which several rows share a cell has none.
    """
    rows: dict[str, dict[str, list[list[Line]]]] = {}
    for spot in spots:
        if spot.address is not None and spot.address.row is not None:
            lines = [_lines(spot.cell)] if spot.cell is not None else []
            rows.setdefault(spot.address.key, {}).setdefault(spot.address.row, []).extend(lines)
    found = {}
    for key, chains in rows.items():
        shared = min(sum(len(set(level)) == 1 for level in zip(*each, strict=False)) for each in chains.values())
        deepest = min((len(chain) for each in chains.values() for chain in each), default=0)
        for depth in range(max(shared - 1, 0), deepest):
            held = [line for each in chains.values() for line in {chain[depth] for chain in each}]
            if len(held) == len(set(held)):
                found[key] = depth
                break
    return found


def line_of(spot: Spot, depths: Mapping[str, int]) -> Line | None:
    """Return the line of a table that holds the row that a spot is part of."""
    lines = _lines(spot.cell)
    depth = depths.get(spot.address.key) if spot.address else None
    return lines[min(depth, len(lines) - 1)] if depth is not None and lines else None


def _lines(cell: Cell | None) -> list[Line]:
    """Return the lines that a cell stands in, the outermost first."""
    return [*_lines(cell.table.parent), (cell.table.number, cell.row)] if cell is not None else []


def instances(spots: Sequence[Spot], expected: Mapping[str, int], depths: Mapping[str, int]) -> list[Instance]:
    """Return the rows that have fields, in the order of the document; ``expected``: how often each tag was printed.

    Copying a row in Word copies its tags, but not its bookmarks. What stands there once more than it was printed is a
    row of its own. ``depths``: where the lines of each question's rows stand.
    """
    found: list[Instance] = []
    times = Counter(spot.tag for spot in spots)
    marked = {spot.tag for spot in spots if spot.marks}
    for spot in spots:
        if spot.address is None or spot.address.row is None:
            continue
        address, line = spot.address, line_of(spot, depths)
        same = [row for row in found if row.key == address.key and row.copied == address.row]
        most, is_copy = max(expected.get(spot.tag, 1), 1), False
        if times[spot.tag] > most and spot.tag in marked and address.row != BLANK_ROW:
            is_copy = not spot.marks
            same = [row for row in same if is_copy != bool(row.id)]
            most = most if not is_copy else 1
        row = next((row for row in same if line is not None and line in row.lines), None) or next(
            (row for row in same if row.times(address.name) < most), None
        )
        if row is None:
            new = bool(same) or is_copy or address.row == BLANK_ROW
            row = Instance(address.key, "" if new else str(address.row), str(address.row), spot.how, first=spot.first)
            found.append(row)
        row.spots.append(spot)
        row.how = "bookmark" if spot.how == "bookmark" else row.how
        if line is not None and line not in row.lines:
            row.lines.append(line)
    return found


@dataclass(frozen=True)
class Layout:
    """How a table prints the rows of a question, a line each: the columns' names in each cell, and its header.

    ``fixed`` is what else stands in each cell, folded, with every number as #; ``after`` the text behind each field.
    """

    key: str
    cells: tuple[tuple[str, ...], ...]
    after: Mapping[str, str]
    fixed: tuple[str, ...]
    header: tuple[str, ...]


def layouts(outline: Outline, rows: Sequence[Instance], depths: Mapping[str, int]) -> dict[int, Layout]:
    """Return the layout of each table that prints a question's rows, a line for each row, by the table's number."""
    found = {}
    for row in rows:
        for number, place in row.lines:
            spots = [spot for spot in row.spots if line_of(spot, depths) == (number, place)]
            alone = len([line for line in row.lines if line[0] == number]) == 1
            if number in found or not alone or len(spots) < len(row.spots):
                continue
            table = outline.tables[number]
            cells = tuple(
                tuple(spot.address.name for spot in spots if spot.cell is cell and spot.address)
                for cell in table.rows[place]
            )
            ours = {number for spot in spots for number in spot.fields}
            fixed = tuple(fixed_text(cell, ours) for cell in table.rows[place])
            after = {spot.address.name: text_after(spot, ours) for spot in spots if spot.address}
            found[number] = Layout(row.key, cells, after, fixed, header_of(table, place))
    return found


def header_of(table: Table, place: int) -> tuple[str, ...]:
    """Return the texts of the first line of a table, folded; () when it is the line itself."""
    return tuple(fold(cell.text) for cell in table.rows[0]) if place else ()


def text_after(spot: Spot, fields: set[int]) -> str:
    """Return the text between a field and the next one in its paragraph, of these fields: what a box stands for."""
    seen, texts = False, []
    for piece in spot.paragraphs[-1].pieces:
        if spot.fields & set(piece.fields):
            seen = True
        elif fields & set(piece.fields):
            if seen:
                break
        elif seen:
            texts.append(piece.text)
    return fold("".join(texts))


def fixed_text(cell: Cell, fields: set[int]) -> str:
    """Return what stands in a cell beside these fields, folded, with every number as # and without boxes."""
    return numberless(beside(cell, fields))


def numberless(text: str) -> str:
    """Return a text with every number as #: a row's own number is another when rows come or go."""
    return _NUMBER.sub("#", text)


def beside(cell: Cell, fields: set[int]) -> str:
    """Return what stands in a cell beside these fields, folded, without boxes."""
    return fixed_in(cell.paragraphs, fields)


def fixed_in(paragraphs: Iterable[Paragraph], fields: set[int]) -> str:
    """Return what stands in paragraphs beside these fields, folded, without boxes."""
    pieces = (p.text if not fields & set(p.fields) else " " for each in paragraphs for p in [*each.pieces, _END])
    return fold("".join(pieces).translate(BOXES))


def name_new(rows: Sequence[Instance], texts: Mapping[int, Sequence[str]], known: Mapping[str, set[str]]) -> None:
    """Give each new row an id, the same whenever the same file is read; ``texts``: what it says, by ``id()``."""
    for row in rows:
        if not row.id:
            taken = known.get(row.key, set()) | {other.id for other in rows if other.key == row.key}
            row.id = derived_row_id(row.key, texts[id(row)], taken)


def paragraphs_of(outline: Outline, rows: Iterable[Instance]) -> set[int]:
    """Return the numbers of the paragraphs that belong to rows: they are compared row by row."""
    numbers = {spot.first for row in rows for spot in row.spots if spot.cell is None or not row.lines}

    def take(cells: Iterable[Cell]) -> None:
        for cell in cells:
            numbers.update(paragraph.number for paragraph in cell.paragraphs)
            for table in cell.tables:
                for line in table.rows:
                    take(line)

    for number, place in {line for row in rows for line in row.lines}:
        take(outline.tables[number].rows[place])
    return numbers
