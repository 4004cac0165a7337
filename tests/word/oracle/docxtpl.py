"""Filling a template with docxtpl, as its documentation shows it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment

from forms import dates
from forms.answers import Answers
from forms.model import Form
from forms.printed import Day, Printed, Table, Words
from forms.questions import Rows
from service.word.names import fixed_names
from service.word.wording import spoken


class Said(str):
    """A printed value as a template of docxtpl sees it: text, with its parts as attributes."""

    def __new__(cls, value: Printed | None = None) -> Said:
        said = super().__new__(cls, value.plain() if value is not None else "")
        said.given = bool(value)
        said.short = dates.short(value.day) if isinstance(value, Day) and value.day else str(said)
        return said

    given: bool
    short: str

    def __bool__(self) -> bool:
        return self.given


class SaidRows(list):
    """The rows of a question; they count as given when something stands in them."""

    def __init__(self, rows: list[Said], given: bool) -> None:
        super().__init__(rows)
        self.given = given

    def __bool__(self) -> bool:
        return self.given


def context(form: Form, answers: Answers, *, final: bool = False, revision: str = "") -> dict[str, Any]:
    """Return what a template's names stand for."""
    root = Said()
    for key, parts in form.printed(answers).items():
        question = form.question(key)
        table = parts[""]
        if isinstance(question, Rows) and isinstance(table, Table):
            rows = [_row(row.cells, str(row.number)) for row in table.rows]
            _put(root, key, SaidRows(rows or [_row(question.cells({}, {}), "")], bool(table)))
        else:
            for part in sorted(parts):
                _put(root, f"{key}.{part}" if part else key, Said(parts[part]))
    for name, said in _fixed(form, answers).items():
        _put(root, name, Said(Words(text=said)))
    return {"concept": "" if final else "CONCEPT", "versie": revision} | {
        name: value for name, value in vars(root).items() if name not in ("given", "short")
    }


def _fixed(form: Form, answers: Answers) -> dict[str, str]:
    """Return what the names of fixed lines and labels stand for, in the Dutch that the form has."""
    told = spoken(form, answers, None)
    return {
        name: told.line(name.removeprefix("vast.")) if name.startswith("vast.") else said
        for name, said in fixed_names(form).items()
    }


def environment() -> Environment:
    """Return a Jinja environment with the filters that a template may use."""
    made = Environment(autoescape=True)
    made.filters |= {"tekst": lambda value: value, "kort": lambda value: getattr(value, "short", value)}
    return made


def filled(template: bytes | Path, said: dict[str, Any]) -> bytes:
    """Return the document that docxtpl makes of a template."""
    document = DocxTemplate(io.BytesIO(template) if isinstance(template, bytes) else template)
    document.render(said, environment(), autoescape=True)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _row(cells: dict[str, Printed], number: str) -> Said:
    row = Said()
    for name in sorted(cells):
        _put(row, name, Said(cells[name]))
    vars(row)["nummer"] = number
    return row


def _put(root: Said, key: str, value: Any) -> None:
    *outer, last = key.split(".")
    for name in outer:
        root = vars(root).setdefault(name, Said())
    vars(root)[last] = value
