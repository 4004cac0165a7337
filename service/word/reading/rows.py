"""Rows in a Word file: which were there, which are copies of them, and which were typed without any field."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from forms.questions import Question, Rows
from forms.row_ids import derived_row_id
from service.word.fill import BLANK_ROW
from service.word.reading.labels import ticks_in
from service.word.reading.outline import Cell, Outline, Piece, Table
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

    def times(self, name: str) -> int:
        """Return how often it prints a column."""
        return sum(spot.address is not None and spot.address.name == name for spot in self.spots)


def line_of(cell: Cell | None) -> Line | None:
    """Return the row of the outermost table that a cell stands in."""
    while cell is not None and cell.table.parent is not None:
        cell = cell.table.parent
    return (cell.table.number, cell.row) if cell is not None else None


def instances(spots: Sequence[Spot], expected: Mapping[str, int]) -> list[Instance]:
    """Return the rows that have fields, in the order of the document; ``expected``: how often each tag was printed.

    Copying a row in Word copies its tags. What stands there once more than it was printed is a row of its own.
    """
    found: list[Instance] = []
    for spot in spots:
        if spot.address is None or spot.address.row is None:
            continue
        address, line = spot.address, line_of(spot.cell)
        same = [row for row in found if row.key == address.key and row.copied == address.row]
        most = expected.get(spot.tag, 1)
        row = next((row for row in same if line is not None and line in row.lines), None) or next(
            (row for row in same if row.times(address.name) < most), None
        )
        if row is None:
            new = bool(same) or address.row == BLANK_ROW
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

    ``fixed`` is what else stands in each cell, folded, with every number as #.
    """

    key: str
    cells: tuple[tuple[str, ...], ...]
    fixed: tuple[str, ...]
    header: tuple[str, ...]


def layouts(outline: Outline, rows: Sequence[Instance]) -> dict[int, Layout]:
    """Return the layout of each table that prints a question's rows, a line for each row, by the table's number."""
    found = {}
    for row in rows:
        for number, place in row.lines:
            spots = [spot for spot in row.spots if line_of(spot.cell) == (number, place)]
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
            found[number] = Layout(row.key, cells, fixed, header_of(table, place))
    return found


def header_of(table: Table, place: int) -> tuple[str, ...]:
    """Return the texts of the first line of a table, folded; () when it is the line itself."""
    return tuple(fold(cell.text) for cell in table.rows[0]) if place else ()


def typed_rows(
    outline: Outline, layouts: Sequence[Layout], used: set[Line], questions: Mapping[str, Rows]
) -> tuple[list[Instance], set[str]]:
    """Return the rows that were typed without fields, placed by their columns; and the questions whose table was seen.

    ``used`` are the lines that have fields. A line counts when its table begins with the same header and it has as many
    cells; a line that is empty is no row.
    """
    found, seen = [], set()
    for table in outline.tables:
        if table.parent is not None or not table.rows:
            continue
        header = header_of(table, 1)
        layout = next((each for each in layouts if each.header and each.header == header), None)
        if layout is None:
            continue
        seen.add(layout.key)
        for place, cells in enumerate(table.rows[1:], 1):
            if (table.number, place) in used or len(cells) != len(layout.cells):
                continue
            texts, left = _typed(layout, cells, questions[layout.key])
            if left or any(value for value in texts.values()):
                first = next((p.number for cell in cells for p in cell.paragraphs), 0)
                line = (table.number, place)
                found.append(
                    Instance(layout.key, "", how="column", lines=[line], texts=texts, left=tuple(left), first=first)
                )
    return found, seen


def fixed_text(cell: Cell, fields: set[int]) -> str:
    """Return what stands in a cell beside these fields, folded, with every number as # and without boxes."""
    return numberless(beside(cell, fields))


def numberless(text: str) -> str:
    """Return a text with every number as #: a row's own number is another when rows come or go."""
    return _NUMBER.sub("#", text)


def beside(cell: Cell, fields: set[int]) -> str:
    """Return what stands in a cell beside these fields, folded, without boxes."""
    pieces = (p.text if not fields & set(p.fields) else " " for each in cell.paragraphs for p in [*each.pieces, _END])
    return fold("".join(pieces).translate(BOXES))


def _typed(layout: Layout, cells: Sequence[Cell], question: Rows) -> tuple[dict[str, str | bool], list[str]]:
    texts: dict[str, str | bool] = {}
    left: list[str] = []
    for names, fixed, cell in zip(layout.cells, layout.fixed, cells, strict=True):
        said = cell.text.strip()
        if not names:
            # "Doel 4" where the template prints "Doel 1": the label of the row itself.
            left += [said] if said and numberless(fold(said)) != fixed else []
            continue
        if fixed == "#":
            said = _NUMBER.sub("", said, count=1).lstrip(" .") if said[:1].isdigit() else said
        columns = list(dict.fromkeys(_column(question, name) for name in names))
        if len(columns) == 1 and names != (columns[0].key,):
            texts |= _ticked(columns[0], names, said)
        elif len(columns) > 1:
            # Several answers in one cell stand under each other; what is left over goes to the last.
            lines = [line for line in said.split("\n") if line.strip()]
            for place, column in enumerate(columns):
                last = place == len(columns) - 1
                texts[column.key] = "\n".join(lines[place:]) if last else "".join(lines[place : place + 1])
        elif columns:
            texts[columns[0].key] = said
    return texts, left


def _ticked(column: Question, names: Sequence[str], text: str) -> dict[str, str | bool]:
    """Return the boxes of a cell, by what is ticked in it or, where nothing is, by the option that is named."""
    options = {name: part.label for name, part in column.printed(None, {}).items() if name}
    parts = {name: name.removeprefix(f"{column.key}.") for name in names}
    said = ticks_in(text, [options[part] for part in parts.values()])
    return {name: said.get(options[part], False) for name, part in parts.items()}


def _column(question: Rows, name: str) -> Question:
    return next(column for column in question.columns if name == column.key or name.startswith(f"{column.key}."))


def name_new(rows: Sequence[Instance], texts: Mapping[int, Sequence[str]], known: Mapping[str, set[str]]) -> None:
    """Give each new row an id, the same whenever the same file is read; ``texts``: what it says, by ``id()``."""
    for row in rows:
        if not row.id:
            taken = known.get(row.key, set()) | {other.id for other in rows if other.key == row.key}
            row.id = derived_row_id(row.key, texts[id(row)], taken)
