"""Questions answered with rows, and columns that name a row of another question.

A row is ``{"id": "a1", ...}``. Its id is short, made once and never given to another row, so that a row is the same row
whatever its place, its text, or the template that prints it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from wtforms import SelectField
from wtforms.fields import Field
from wtforms.fields.choices import SelectChoice

from forms.answers import Answers, get
from forms.conditions import Schema
from forms.faults import Fault
from forms.printed import Part, Printed, Row, Table, Words
from forms.questions.base import Inputs, Parts, Question, given, member_faults, one_line, optional
from forms.questions.wording import says
from forms.row_ids import ROW_ID, is_row_id
from forms.row_ids import new_row_id as new_row_id
from forms.text import N_

ROWS_MAX = 60


@dataclass(frozen=True)
class Rows(Question):
    """A repeating group of columns, each a question with a key of its own; rows do not nest.

    ``row`` is what one row is called ("doel"): it stands in buttons and headings. ``most`` is how many there may be.
    """

    columns: tuple[Question, ...] = ()
    row: str = N_("rij")
    most: int = ROWS_MAX

    kind: ClassVar[str] = "rows"
    beyond_schema: ClassVar[tuple[str, ...]] = (N_("Elke rij heeft een eigen kenmerk (id)."),)

    def cell_path(self, path: str, row_id: str, column: Question) -> str:
        """Return the path of a cell: ``doelen[a1].doel``."""
        return f"{path}[{row_id}].{column.key}"

    def schema(self, final: bool) -> Schema:
        columns = {
            column.key: column.schema(final) if final and column.required else optional(column.schema(final))
            for column in self.columns
        }
        required = [column.key for column in self.columns if final and column.required]
        return {
            "type": "array",
            "minItems": 1,
            "maxItems": self.most,
            "items": {
                "type": "object",
                "properties": {"id": {"type": "string", "pattern": ROW_ID}, **columns},
                "required": ["id", *required],
                "additionalProperties": False,
            },
        }

    def faults(self, value: Any, path: str, answers: Answers) -> Iterator[Fault]:
        if value == []:
            yield Fault(path, N_("‘%(label)s’ is leeg. Laat het weg als er geen antwoord is"), {"label": self.label})
            return
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            yield Fault(path, N_("Schrijf ‘%(label)s’ als een lijst van rijen"), {"label": self.label})
            return
        if len(value) > self.most:
            yield Fault(
                path,
                N_("‘%(label)s’ heeft meer dan %(most)d rijen. Voeg rijen samen"),
                {"label": self.label, "most": self.most},
            )
        seen: set[str] = set()
        for place, row in enumerate(value, 1):
            row_id = row.get("id")
            if not is_row_id(row_id) or row_id in seen:
                yield Fault(
                    f"{path}[{place}].id",
                    N_("Geef rij %(place)d van ‘%(label)s’ een eigen kort kenmerk, zoals a%(place)d"),
                    {"label": self.label, "place": place},
                )
                row_id = str(place)
            seen.add(row_id)
            yield from member_faults(
                row, {"id", *(column.key for column in self.columns)}, f"{path}[{row_id}]", self.label
            )
            for column in self.columns:
                if row.get(column.key) is not None:
                    yield from column.faults(row[column.key], self.cell_path(path, row_id, column), answers)

    def incomplete(self, value: Any, path: str) -> Iterator[Fault]:
        for row in value:
            for column in self.columns:
                cell, cell_path = row.get(column.key), self.cell_path(path, row["id"], column)
                if cell is not None:
                    yield from column.incomplete(cell, cell_path)
                elif column.required:
                    yield column.absent(cell_path)

    def absent(self, path: str) -> Fault:
        return Fault(path, self.missing or N_("Voeg bij ‘%(label)s’ een rij toe"), {"label": self.label})

    def printed(self, value: Any, answers: Answers) -> dict[str, Printed]:
        rows = value if isinstance(value, list) else []
        return {
            "": Table(
                rows=tuple(Row(row["id"], number, self.cells(row, answers)) for number, row in enumerate(rows, 1))
            )
        }

    def cells(self, row: Mapping[str, Any], answers: Answers) -> dict[str, Printed]:
        """Return what a template can print of a row, by name; an empty mapping stands for a row to come."""
        return {
            f"{column.key}.{part}" if part else column.key: shown
            for column in self.columns
            for part, shown in column.printed(row.get(column.key), answers).items()
        }

    def normal(self, value: Any) -> Any:
        return [self._normal_row(row) for row in value] if isinstance(value, list) else value

    def unprinted(self, parts: Parts, known: Any, answers: Answers) -> Any:
        """Return the rows as they are known: a table is read back row by row, by `unprinted_rows`."""
        return self.normal(known)

    def unprinted_rows(self, rows: Sequence[tuple[str, Parts]], known: Any, answers: Answers) -> list[dict[str, Any]]:
        """Return the rows that were read back, each from its id and the parts of its cells by name (``bereikt.ja``).

        ``known`` and ``answers`` are as for `unprinted`. A row that holds nothing is a row as well: only who found it can
        tell whether it was there to be filled.
        """
        before = {row.get("id"): row for row in known if isinstance(row, dict)} if isinstance(known, list) else {}
        found = []
        for row_id, parts in rows:
            row = {"id": row_id, **before.get(row_id, {})}
            for column in self.columns:
                cell = _parts_of(column, parts)
                if cell:
                    row[column.key] = column.unprinted(cell, row.get(column.key), answers)
            found.append(self._normal_row(row))
        return found

    def texts(self, value: Any, path: str) -> Iterator[tuple[str, str]]:
        for row, column in self._all_cells(value):
            yield from column.texts(row.get(column.key), self.cell_path(path, row["id"], column))

    def with_texts(self, value: Any, path: str, texts: Mapping[str, str]) -> Any:
        if not isinstance(value, list):
            return value
        rows = {row["id"]: dict(row) for row in value if isinstance(row, dict) and is_row_id(row.get("id"))}
        for row, column in self._all_cells(list(rows.values())):
            row[column.key] = column.with_texts(row.get(column.key), self.cell_path(path, row["id"], column), texts)
        return self.normal(
            [rows[row["id"]] if isinstance(row, dict) and row.get("id") in rows else row for row in value]
        )

    def _all_cells(self, value: Any) -> Iterator[tuple[dict[str, Any], Question]]:
        for row in value if isinstance(value, list) else []:
            if isinstance(row, dict) and is_row_id(row.get("id")):
                yield from ((row, column) for column in self.columns)

    def _normal_row(self, row: Any) -> Any:
        if not isinstance(row, dict):
            return row
        normal = dict(row)
        for column in self.columns:
            cell = column.normal(row.get(column.key))
            if cell is not None:
                normal[column.key] = cell
            elif row.get(column.key) is None:  # one that holds nothing ({}) is left for `faults` to refuse
                normal.pop(column.key, None)
        return normal

    def inputs(self, path: str) -> Inputs:
        return {}

    def row_inputs(self, path: str, row_ids: list[str]) -> Inputs:
        """Return the fields of the rows with these ids."""
        return {
            name: field
            for row_id in row_ids
            for column in self.columns
            for name, field in column.inputs(self.cell_path(path, row_id, column)).items()
        }

    def write(self, value: Any, path: str) -> dict[str, Any]:
        return {
            name: shown
            for row in (value or [])
            for column in self.columns
            for name, shown in column.write(row.get(column.key), self.cell_path(path, row["id"], column)).items()
        }

    def read(self, data: Mapping[str, Any], path: str) -> Any:
        rows = []
        for row_id in data.get(path) or []:
            cells = {column.key: column.read(data, self.cell_path(path, row_id, column)) for column in self.columns}
            rows.append({"id": row_id} | {name: cell for name, cell in cells.items() if cell is not None})
        return rows or None


@dataclass(frozen=True)
class RowRef(Question):
    """A column that names a row of another question by its id: the goal that is evaluated."""

    to: str = ""
    shows: str = ""
    row: str = N_("Rij")

    kind: ClassVar[str] = "row_ref"
    beyond_schema: ClassVar[tuple[str, ...]] = (N_("De rij die genoemd wordt, bestaat."),)

    def schema(self, final: bool) -> Schema:
        return {"type": "string", "pattern": ROW_ID}

    def faults(self, value: Any, path: str, answers: Answers) -> Iterator[Fault]:
        if value not in [row_id for row_id, _ in self.targets(answers)]:
            yield Fault(path, N_("Kies bij ‘%(label)s’ een rij die er nog is"), {"label": self.label})

    def targets(self, answers: Answers) -> list[tuple[str, str]]:
        """Return the (id, name) of each row that can be named: ``("a1", "Doel 1: …")``."""
        rows = get(answers, self.to)
        found = []
        for number, row in enumerate(rows if isinstance(rows, list) else [], 1):
            if isinstance(row, dict) and is_row_id(row.get("id")):
                text = row.get(self.shows)
                more = f": {text.splitlines()[0][:80]}" if isinstance(text, str) and text else ""
                found.append((row["id"], f"{self.row} {number}{more}"))
        return found

    def printed(self, value: Any, answers: Answers) -> dict[str, Printed]:
        rows = get(answers, self.to) if is_row_id(value) else None
        for number, row in enumerate(rows if isinstance(rows, list) else [], 1):
            if isinstance(row, dict) and row.get("id") == value:
                return {"": Words(text=f"{self.row} {number}")}
        return {"": Words()}

    def from_text(self, text: str, known: Any, answers: Answers) -> Any:
        line = one_line(text)
        if line is None:
            return None
        for row_id, name in self.targets(answers):
            short, _, more = name.partition(": ")
            if any(says(line, said) for said in (short, name, more, short.removeprefix(self.row)) if said.strip()):
                return row_id
        return line

    def inputs(self, path: str) -> Inputs:
        return {path: _list(self.label)}

    def write(self, value: Any, path: str) -> dict[str, Any]:
        return {path: value or ""}

    def read(self, data: Mapping[str, Any], path: str) -> Any:
        return given(data.get(path))


def _parts_of(column: Question, parts: Parts) -> dict[str, Part]:
    """Return the parts of a cell by the names that its column prints."""
    return {
        name.removeprefix(column.key).removeprefix("."): part
        for name, part in parts.items()
        if name == column.key or name.startswith(f"{column.key}.")
    }


def _list(label: str) -> Field:
    return SelectField(label, choices=[SelectChoice("", N_("Kies"))], validate_choice=False)
