"""Tables whose first line says what stands below: rows that repeat, and factors side by side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forms import dates
from forms.questions import Date, Question, Rows
from service.word.reading.labels.entries import LIKELY, SURE, Labels, filled_in, text_in
from service.word.reading.labels.names import Names, Target
from service.word.reading.labels.words import words
from service.word.reading.outline import Cell, Paragraph

_PARTED = re.compile(r"\s*(?:[·/,+&]|\ben\b)\s*")
#: A heading of a column has no more words than this.
_SHORT = 14
#: How many lines of a table tell whether the first of them is its header.
_LOOKED_AT = 8


@dataclass(frozen=True)
class _Line:
    """A header line; ``heads`` are its texts by the column of the grid."""

    heads: dict[int, str]

    def head_of(self, cell: Cell) -> str:
        """Return the head of a cell's column."""
        return next((self.heads[at] for at in range(cell.column, cell.column + cell.span) if at in self.heads), "")


@dataclass(frozen=True)
class Side(_Line):
    """A header line over texts that are named by their row and their column together."""


@dataclass(frozen=True)
class Heads(_Line):
    """A line of labels over a line of answers."""


@dataclass(frozen=True)
class Header(_Line):
    """A header over rows. ``columns`` are the keys that stand in each column of the grid, of the rows question ``rows``."""

    rows: str
    columns: dict[int, tuple[str, ...]]
    score: float

    def keys_of(self, cell: Cell) -> tuple[str, ...]:
        """Return the columns of the question that a cell shows, one below the other."""
        return next((self.columns[at] for at in range(cell.column, cell.column + cell.span) if at in self.columns), ())


def heading_of(labels: Labels, lines: Sequence[Sequence[Cell]], above: Sequence[str]) -> "Header | Side | Heads | None":
    """Return what the first of these lines heads, None when it is a line like any other."""
    return _header_at(labels, lines, above) or _side_at(labels, lines, above) or _heads_at(labels, lines, above)


def _header_at(labels: Labels, lines: Sequence[Sequence[Cell]], above: Sequence[str]) -> Header | None:
    """Return the header over rows that repeat."""
    cells = [cell for cell in lines[0] if said(cell)]
    if len(cells) < 2 or len(lines) < 2 or any(len(said(cell).split()) > _SHORT for cell in cells):
        return None
    found = max((_header(labels.names, rows, cells, above) for rows in _rows(labels.names)), key=lambda one: one.score)
    below = [cell for cell in lines[1] if said(cell)]
    if not found.score or (below and len(lines[1]) != len(lines[0])):
        return None
    # Labels under labels are a list of questions, or factors by row and column.
    first = [line[0] for line in lines[1:_LOOKED_AT] if len(line) == len(lines[0]) and said(line[0])]
    asked = sum(bool(_asks(labels, cell, above)) for cell in first)
    return found if asked <= len(first) / 2 else None


def _header(names: Names, rows: Rows, cells: Sequence[Cell], above: Sequence[str]) -> Header:
    columns: dict[int, tuple[str, ...]] = {}
    used: set[str] = set()
    for cell in cells:
        if keys := _columns(names, rows, said(cell), used):
            columns[cell.column] = keys
            used |= set(keys)
    total = len(columns)
    for cell in cells:
        # Under one heading the official document may show several columns.
        together = names.together.get((rows.key, words(said(cell))), ())
        if set(together) & used == set(columns.get(cell.column, ())) and together:
            columns[cell.column] = together
            used |= set(together)
    # What the table stands under tells apart questions with the same columns.
    near = max((_names_rows(names, rows, heading) for heading in above), default=0.0)
    enough = len(columns) >= 2 and len(columns) >= len(cells) / 2
    enough = enough or (near >= SURE and len(columns) > 0 and len(cells) > 2)
    heads = {cell.column: said(cell) for cell in cells}
    return Header(heads, rows.key, columns, total / len(rows.columns) + total / len(cells) + near if enough else 0.0)


def _columns(names: Names, rows: Rows, text: str, used: set[str]) -> tuple[str, ...]:
    best = _column(names, rows, text, used)
    if best[1] >= SURE:
        return (best[0],)
    parts = [_column(names, rows, part, used) for part in _PARTED.split(text) if part.strip()]
    several = tuple(dict.fromkeys(key for key, score in parts if score >= SURE))
    if len(several) > 1 and len(several) == len(parts):
        return several
    return (best[0],) if best[1] >= LIKELY else ()


def _column(names: Names, rows: Rows, text: str, used: set[str]) -> tuple[str, float]:
    return next(
        (
            (target.key, score)
            for target, score in names.matches(text)
            if target.rows == rows.key and target.key not in used
        ),
        ("", 0.0),
    )


def _names_rows(names: Names, rows: Rows, heading: str) -> float:
    return next((score for target, score in names.matches(heading) if target == Target("field", rows.key)), 0.0)


def _rows(names: Names) -> list[Rows]:
    return [question for question in names.form.questions if isinstance(question, Rows)]


def _side_at(labels: Labels, lines: Sequence[Sequence[Cell]], above: Sequence[str]) -> Side | None:
    """Return the heads of the first of these lines, when rows and columns together name the questions below it."""
    width = len(lines[0])
    heads = {cell.column: said(cell) for cell in lines[0][1:] if said(cell)}
    if len(heads) < 2 or len(lines) < 2:
        return None
    side = Side(heads)
    tried = placed = 0
    seen: set[Target] = set()
    for line in lines[1:]:
        if len(line) != width or not said(line[0]):
            break
        for cell in line[1:]:
            target = cell_target(labels, side, line[0], cell, above)
            tried += 1
            placed += target is not None and target not in seen
            seen |= {target} if target else set()
    return side if tried >= 2 and placed > tried / 2 else None


def _heads_at(labels: Labels, lines: Sequence[Sequence[Cell]], above: Sequence[str]) -> Heads | None:
    """Return a line of labels that the next line answers."""
    if len(lines) < 2 or len(lines[0]) < 2 or len(lines[0]) != len(lines[1]):
        return None
    if not all(_asks(labels, cell, above) for cell in lines[0]) or any(_asks(labels, cell, above) for cell in lines[1]):
        return None
    return Heads({cell.column: said(cell) for cell in lines[0]})


def _asks(labels: Labels, cell: Cell, above: Sequence[str]) -> bool:
    found = labels.whole(said(cell), above) if said(cell) else ()
    return bool(found) and found[0][1] >= SURE


def cell_target(labels: Labels, side: Side, left: Cell, cell: Cell, above: Sequence[str]) -> Target | None:
    """Return the question that a cell answers by its row and its column."""
    if _asks_by_itself(labels, side.head_of(cell)) or _asks_by_itself(labels, said(left)):
        return None
    found = labels.names.matches(f"{side.head_of(cell)} {said(left)}", above)
    fields = [(target, score) for target, score in found if target.kind == "field" and not target.rows]
    if not fields or fields[0][1] < LIKELY or (len(fields) > 1 and fields[1][1] > fields[0][1] - 0.01):
        return None
    return fields[0][0]


def _asks_by_itself(labels: Labels, text: str) -> bool:
    """Tell whether a text is the whole label of a question of the form."""
    return any(target.kind == "field" and not target.rows and score >= SURE for target, score in labels.whole(text))


def said(cell: Cell) -> str:
    """Return the text of a cell on one line."""
    return " ".join(" ".join(text_in(paragraph) for paragraph in cell.paragraphs).split())


def shared(cell: Cell, questions: Sequence[Question]) -> list[tuple[str, list[Paragraph]]]:
    """Return which paragraphs of a cell answer which of the questions that stand in it one below the other."""
    left = [paragraph for paragraph in cell.paragraphs if filled_in(paragraph)]
    if len(questions) == 1:
        return [(questions[0].key, list(cell.paragraphs))]
    found: list[tuple[str, list[Paragraph]]] = []
    for question in questions:
        day = next((one for one in left if isinstance(question, Date) and dates.parse(text_in(one).strip())), None)
        if day is not None:
            left.remove(day)
            found.append((question.key, [day]))
    others = [question for question in questions if question.key not in {key for key, _ in found}]
    for place, question in enumerate(others):
        last = place == len(others) - 1
        found.append((question.key, left[place:] if last else left[place : place + 1]))
    return found
