"""What should come back from an edited document, and how that differs from what did."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from forms import form_of
from forms.answers import Answers, get, put
from service.word import Identity, Reading, fill, read_back, shipped_template
from tests.forms.made import staffs_example
from tests.word.edits.word_file import Edit, edited

_CELL = re.compile(r"(?P<rows>[^\[]+)\[(?P<row>[^\]]+)\]\.(?P<cell>.+)")
IDENTITY = Identity("d1", 3, b"alleen voor een proef")


@dataclass(frozen=True)
class Made:
    """A document of zorgroute's own, and the answers that it was made from."""

    type: str
    answers: Answers
    data: bytes


@dataclass(frozen=True)
class Back:
    """What should come back: the answers as they were, but for this.

    ``changed`` gives new values by path (``doelen[a1].doel``), None for what was emptied, a function for what is made of
    the old value. ``added`` gives new rows by the
    key of their question, each with its place from 0 and without an id. ``removed`` gives ids of rows, ``order`` all ids
    in their new order. ``outside`` lists kind and text of what stands beside the fields, ``problems`` a piece of each
    sentence. ``missing`` are keys whose place is gone.
    """

    changed: Mapping[str, Any] = field(default_factory=dict)
    added: Mapping[str, tuple[tuple[int, dict[str, Any]], ...]] = field(default_factory=dict)
    removed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    outside: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@cache
def made(type_: str, *without: str) -> Made:
    """Return the example of a type as a document, without the answers to some of its questions."""
    form, answers = form_of(type_), staffs_example(type_)
    for key in without:
        answers = put(answers, key, None)
    answers = form.clean(form.kept(answers))[0]
    return Made(type_, answers, fill(shipped_template(form), answers, identity=IDENTITY))


def swapped(old: str, new: str) -> Callable[[str], str]:
    """Return what puts one piece of a text in the place of another."""

    def swap(text: str) -> str:
        if text.count(old) != 1:
            raise LookupError(f"{old!r} stands {text.count(old)} times in {text!r}")
        return text.replace(old, new)

    return swap


def differences(document: Made, file: bytes, back: Back) -> list[str]:
    """Return a line for all that came back of an edited document and should not have, and the other way round."""
    form = form_of(document.type)
    reading = read_back(file, reference=document.data, base=document.answers)
    wanted = _answers(document.answers, back)
    wanted, found = form.clean(wanted)[0], _without_new_ids(reading.answers, document.answers)
    said = [
        (f"answer {question.key}", get(wanted, question.key), get(found, question.key)) for question in form.questions
    ]
    said += [
        ("gone rows", dict(back.removed), {key: tuple(rows) for key, rows in reading.gone_rows.items() if rows}),
        ("missing", sorted(back.missing), sorted(reading.missing)),
        ("outside", sorted(back.outside), sorted((text.kind, text.text) for text in reading.outside)),
    ]
    return [f"{what}: {one!r} wanted, {other!r} found" for what, one, other in said if one != other] + _problems(
        reading, back
    )


def came_back(type_: str, back: Back, *edits: Edit) -> list[str]:
    """Return the `differences` after edits in the example of a type."""
    document = made(type_)
    return differences(document, edited(document.data, *edits), back)


def _problems(reading: Reading, back: Back) -> list[str]:
    told, lines = [problem.text() for problem in reading.problems], []
    for piece in back.problems:
        fitting = next((text for text in told if piece in text), None)
        if fitting is None:
            lines.append(f"problem with {piece!r} wanted, {told} found")
        else:
            told.remove(fitting)
    return lines + [f"problem not wanted: {text}" for text in told]


def _answers(answers: Answers, back: Back) -> Answers:
    answers = copy.deepcopy(answers)
    for path, value in back.changed.items():
        cell = _CELL.fullmatch(path)
        if cell is None:
            answers = put(answers, path, value(get(answers, path)) if callable(value) else value)
            continue
        row = next(row for row in get(answers, cell["rows"]) if row["id"] == cell["row"])
        row[cell["cell"]] = value(row.get(cell["cell"])) if callable(value) else value
    for key, ids in back.removed.items():
        left = [row for row in get(answers, key) if row["id"] not in ids]
        answers = put(answers, key, left or None)
    for key, ids in back.order.items():
        rows = {row["id"]: row for row in get(answers, key)}
        answers = put(answers, key, [rows[id_] for id_ in ids])
    for key, added in back.added.items():
        grown = list(get(answers, key) or [])
        for place, row in added:
            grown.insert(place, {"id": "new"} | row)
        answers = put(answers, key, grown)
    return answers


def _without_new_ids(found: Answers, base: Answers) -> Answers:
    """Return the answers with every row that was not there before under the id "new"."""
    found = copy.deepcopy(found)
    for key, value in _leaves(found):
        if isinstance(value, list) and all(isinstance(row, dict) for row in value):
            known = {row["id"] for row in get(base, key) or []}
            for row in value:
                row["id"] = row["id"] if row["id"] in known else "new"
    return found


def _leaves(answers: Answers, prefix: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in answers.items():
        found.append((prefix + name, value))
        if isinstance(value, dict):
            found += _leaves(value, f"{prefix}{name}.")
    return found
