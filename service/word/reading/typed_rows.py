"""Rows of which the fields are gone, or that never had any: placed by the columns of their table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from forms.printed import Part
from forms.questions import Question, Rows
from service.word.reading.labels import ticks_in
from service.word.reading.outline import Cell, Outline
from service.word.reading.rows import Instance, Layout, Line, header_of, numberless
from service.word.reading.spots import fold
from service.word.reading.texts import cell_text

_NUMBER = re.compile(r"\d+")
#: Rows that have this much in common are the same one, changed.
_ALIKE = 0.6


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
            texts, left = _typed(outline, layout, cells, questions[layout.key])
            if left or any(value for value in texts.values()):
                first = next((p.number for cell in cells for p in cell.paragraphs), 0)
                line = (table.number, place)
                found.append(
                    Instance(layout.key, "", how="column", lines=[line], texts=texts, left=tuple(left), first=first)
                )
    return found, seen


def _typed(
    outline: Outline, layout: Layout, cells: Sequence[Cell], question: Rows
) -> tuple[dict[str, str | bool], list[str]]:
    texts: dict[str, str | bool] = {}
    left: list[str] = []
    for names, fixed, cell in zip(layout.cells, layout.fixed, cells, strict=True):
        said = cell_text(outline, cell)
        if not names:
            # "Doel 4" where the template prints "Doel 1": the label of the row itself.
            left += [said] if said and numberless(fold(said)) != fixed else []
            continue
        if fixed == "#":
            said = _NUMBER.sub("", said, count=1).lstrip(" .") if said[:1].isdigit() else said
        columns = list(dict.fromkeys(_column(question, name) for name in names))
        if len(columns) == 1 and names != (columns[0].key,):
            texts |= _ticked(layout, names, said)
        elif len(columns) > 1:
            # Several answers in one cell stand under each other; what is left over goes to the last.
            lines = [line for line in said.split("\n") if line.strip()]
            for place, column in enumerate(columns):
                last = place == len(columns) - 1
                texts[column.key] = "\n".join(lines[place:]) if last else "".join(lines[place : place + 1])
        elif columns:
            texts[columns[0].key] = said
    return texts, left


def _ticked(layout: Layout, names: Sequence[str], text: str) -> dict[str, str | bool]:
    """Return the boxes of a cell, by what is ticked in it or, where nothing is, by the option that is named."""
    said = ticks_in(text, [layout.after[name] for name in names])
    return {name: said.get(layout.after[name], False) for name in names}


def _column(question: Rows, name: str) -> Question:
    return next(column for column in question.columns if name == column.key or name.startswith(f"{column.key}."))


def recognise(typed: Sequence[Instance], lost: Mapping[str, Mapping[str, Part]]) -> None:
    """Give a row that was typed the id of the row it is most like, of the ``lost`` ones: their parts by id.

    A program that drops both the controls and the bookmarks leaves rows without ids that are the same rows still.
    """
    likely = sorted(
        (
            (_likeness(parts, row.texts), place, row_id)
            for place, row in enumerate(typed)
            for row_id, parts in lost.items()
        ),
        key=lambda each: (-each[0], each[1]),
    )
    taken: set[str] = set()
    for likeness, place, row_id in likely:
        row = typed[place]
        if likeness >= _ALIKE and not row.id and row_id not in taken:
            row.id = row.copied = row_id
            taken.add(row_id)


def _likeness(one: Mapping[str, Part], other: Mapping[str, Part]) -> float:
    return SequenceMatcher(None, list(_words(one)), list(_words(other)), autojunk=False).ratio()


def _words(parts: Mapping[str, Part]) -> Iterator[str]:
    for name, part in sorted(parts.items()):
        if isinstance(part, str):
            yield from fold(part).split()
        elif part:
            yield name
