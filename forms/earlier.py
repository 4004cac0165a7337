"""Questions that a form no longer has, guessed from their answers: for documents of an earlier version of the form.

Upgrades bring stored answers to the form of now, but nobody keeps the questions of then. What an answer looked like, and
the names under which it was printed, say enough of its kind to read it back from such a document.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from forms.answers import Answers
from forms.printed import Part
from forms.questions import (
    Date,
    Number,
    OneOf,
    Period,
    Question,
    RowRef,
    Rows,
    SomeOf,
    Text,
    TextWithAttachments,
    YesNo,
    YesNoText,
)
from forms.questions.date import day_of

#: Wide enough for any number that a form asked.
_NUMBERS = 1_000_000_000
_ROW_NAME = re.compile(r"(?P<row>.*\S)\s+\d+")
_PART_NAMES = {"", "ja", "nee", "van", "tot", "toelichting", "anders", "anders_namelijk"}


def guessed(key: str, value: Any, parts: Mapping[str, Part], answers: Answers | None = None) -> Question:
    """Return a question that prints and reads an answer as the one of then did, as far as can be told.

    ``value`` is its stored answer, None when there was none. ``parts`` are what was found of it in a document, by the
    names after the key; of an answer with rows those of all rows together. ``answers`` are all answers of then: with
    them a cell that names a row of another answer is known for what it is. Its label is its key.
    """
    values = [] if value is None else [value]
    if isinstance(value, list) and all(isinstance(row, dict) for row in value):
        return _rows(key, value, parts, answers or {})
    if not values and any(name not in _PART_NAMES and not isinstance(part, bool) for name, part in parts.items()):
        return _rows(key, [], parts, answers or {})
    return _question(key, values, parts, answers or {})


def _rows(key: str, rows: Sequence[dict[str, Any]], parts: Mapping[str, Part], answers: Answers) -> Rows:
    names = dict.fromkeys([*(name for row in rows for name in row), *(name.partition(".")[0] for name in parts)])
    columns = []
    for name in names:
        if name not in ("id", ""):
            cells = [row[name] for row in rows if row.get(name) is not None]
            of_cell = {part.partition(".")[2]: said for part, said in parts.items() if part.partition(".")[0] == name}
            columns.append(_question(name, cells, of_cell, answers))
    return Rows(key, key, columns=tuple(columns))


def _question(key: str, values: list[Any], parts: Mapping[str, Part], answers: Answers) -> Question:
    boxes = [name for name, part in parts.items() if isinstance(part, bool)]
    members = {name for value in values if isinstance(value, dict) for name in value} | ({*parts} - {"", *boxes})
    if members & {"van", "tot"}:
        return Period(key, key, open_end=True)
    if members & {"antwoord", "toelichting"}:
        return YesNoText(key, key)
    if members & {"keuzes", "anders", "anders_namelijk"}:
        chosen = [one for value in values if isinstance(value, dict) for one in value.get("keuzes") or []]
        other = "Anders" if members & {"anders", "anders_namelijk"} or "anders" in boxes else ""
        return SomeOf(key, key, options=_options([*chosen, *boxes], but="anders"), other=other)
    if "tekst" in members:
        return TextWithAttachments(key, key)
    if any(isinstance(value, bool) for value in values):
        return YesNo(key, key)
    if any(isinstance(value, int | float) for value in values):
        return Number(key, key, lowest=-_NUMBERS, highest=_NUMBERS, decimals=True)
    return _chosen(key, values, boxes, parts) or _worded(key, values, str(parts.get("", "")), answers)


def _chosen(key: str, values: list[Any], boxes: list[str], parts: Mapping[str, Part]) -> Question | None:
    """Return a question with options, when the answer shows that it was one."""
    lists = [value for value in values if isinstance(value, list)]
    if lists:
        return OneOf(key, key, options=_options([*(one for value in lists for one in value), *boxes]), double=True)
    if not boxes:
        return None
    if not values and {*boxes} <= {"ja", "nee"}:
        return YesNo(key, key)
    if not values and sum(parts[name] is True for name in boxes) > 1:
        return SomeOf(key, key, options=_options(boxes))
    return OneOf(key, key, options=_options([*values, *boxes]))


def _worded(key: str, values: list[Any], text: str, answers: Answers) -> Question:
    """Return the question of an answer that was kept as a text, from that text and from what was printed of it."""
    if values and all(day_of(value) for value in values) and text not in values:
        return Date(key, key)
    named = _ROW_NAME.fullmatch(text)
    for rows_key, rows in _all_rows(answers):
        if named and values and {*values} <= {row.get("id") for row in rows}:
            return RowRef(key, key, to=rows_key, row=named["row"])
    same = [value for value in values if isinstance(value, str) and _letters(value) == _letters(text) and value != text]
    return OneOf(key, key, options=((same[0], text),)) if same else Text(key, key)


def _all_rows(answers: Any, key: str = "") -> list[tuple[str, list[dict[str, Any]]]]:
    """Return all answers with rows, by their key."""
    if isinstance(answers, dict):
        inner = [_all_rows(value, f"{key}.{name}" if key else name) for name, value in answers.items()]
        return [found for each in inner for found in each]
    is_rows = isinstance(answers, list) and answers and all(isinstance(row, dict) and "id" in row for row in answers)
    return [(key, answers)] if is_rows else []


def _options(values: Sequence[Any], but: str = "") -> tuple[tuple[str, str], ...]:
    return tuple((value, value.replace("_", " ")) for value in dict.fromkeys(map(str, values)) if value != but)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
