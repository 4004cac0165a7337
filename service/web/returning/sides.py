"""The texts of a difference beside each other: then, now, and in Word, compared by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import gettext

from forms.answers import Answers, strings
from forms.compare import Cell, Piece, PieceKind, words
from forms.for_parents import FOR_PARENTS, with_copies
from forms.merge import Item
from forms.questions import Question, Rows


@dataclass(frozen=True)
class Side:
    """One of the texts beside each other. ``role``: "t" then, "n" now, "w" in Word. ``note``: instead of a text."""

    role: str
    heading: str
    cells: tuple[Cell, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Told:
    """The answers on each side, in which names of rows are looked up, and the number of the revision of then."""

    base: Answers
    ours: Answers
    theirs: Answers
    revision: int


def sides_of(item: Item, told: Told) -> Iterator[Side]:
    """Yield the texts of an item: two while only Word changed it, three when both did."""
    word = gettext("In Word")
    if item.question is FOR_PARENTS and item.theirs is not None:
        base, ours, theirs = with_copies(item.base, item.ours, item.theirs)
        item = replace(item, base=base, ours=ours, theirs=theirs)
    if item.kind in ("conflict", "merged"):
        changed = _changed(item)
        then = gettext("Toen, versie %(nummer)d", nummer=told.revision)
        yield Side("t", then, *_one(item, item.base, told.base, changed))
        yield Side("n", gettext("Nu in zorgroute"), _cells(item, item.base, item.ours, told.base, told.ours, changed))
        if item.kind == "merged":
            cells = _cells(item, item.ours, item.merged, told.ours, told.theirs, changed)
            yield Side("w", gettext("Samen met wat in Word staat"), cells)
        elif item.theirs is None and item.row_id:
            yield Side("w", word, note=gettext("Deze rij staat niet meer in het Word-bestand."))
        else:
            yield Side("w", word, _cells(item, item.base, item.theirs, told.base, told.theirs, changed))
        return
    then = gettext("Toen en nu")
    if item.kind == "added" and item.question is not FOR_PARENTS:
        yield Side("n", then, note=gettext("Deze rij staat nog niet in zorgroute."))
        yield Side("w", word, _cells(item, None, item.theirs, told.ours, told.theirs, _all(item)))
    elif item.kind == "removed":
        yield Side("n", then, *_one(item, item.ours, told.ours, _all(item)))
        yield Side("w", word, note=gettext("Deze rij staat niet meer in het Word-bestand."))
    elif item.is_order or item.theirs is None:
        yield Side("n", then, *_one(item, item.ours, told.ours, ()))
        yield Side("w", word, *_one(item, item.theirs, told.theirs, ()))
    else:
        cells = _cells(item, item.ours, item.theirs, told.ours, told.theirs, _changed(item))
        yield Side("n", then, _only(cells, "removed"))
        yield Side("w", word, _only(cells, "added"))


def _changed(item: Item) -> tuple[str, ...]:
    """Return the columns of a row that are different: those in conflict, or else all that changed on either side."""
    base, ours, theirs = (value if isinstance(value, dict) else {} for value in (item.base, item.ours, item.theirs))
    if item.conflicting and item.theirs is not None:
        return tuple(key for key in _all(item) if key in item.conflicting)
    return tuple(key for key in _all(item) if not base.get(key) == ours.get(key) == theirs.get(key))


def _all(item: Item) -> tuple[str, ...]:
    columns = item.question.columns if isinstance(item.question, Rows) else ()
    return tuple(column.key for column in columns if not column.internal)


def _one(item: Item, value: Any, answers: Answers, columns: Sequence[str]) -> tuple[tuple[Cell, ...], str]:
    """Return a value by itself: its cells, or the words for nothing."""
    cells = _cells(item, value, value, answers, answers, columns)
    return cells, "" if cells else gettext("Niets ingevuld")


def _cells(
    item: Item, before: Any, after: Any, then: Answers, now: Answers, columns: Sequence[str]
) -> tuple[Cell, ...]:
    """Return an answer before and after, by word; of a row these columns."""
    question = item.question
    if not isinstance(question, Rows):
        return _cell("", text_of(question, before, then), text_of(question, after, now))
    if not item.row_id:
        return _cell("", _titles(question, before, then), _titles(question, after, now))
    old, new = (value if isinstance(value, dict) else {} for value in (before, after))
    found: list[Cell] = []
    for column in question.columns:
        if column.key in columns:
            texts = text_of(column, old.get(column.key), then), text_of(column, new.get(column.key), now)
            found += _cell(column.label, *texts)
    return tuple(found)


def _cell(label: str, before: str, after: str) -> tuple[Cell, ...]:
    return (Cell(label, words(before, after)),) if before or after else ()


def _only(cells: tuple[Cell, ...], kind: PieceKind) -> tuple[Cell, ...]:
    """Return the cells as one side shows them: what stayed, and what went or came."""
    return tuple(Cell(cell.label, tuple(_kept(cell.pieces, kind))) for cell in cells)


def _kept(pieces: tuple[Piece, ...], kind: PieceKind) -> Iterator[Piece]:
    return (piece for piece in pieces if piece.kind in ("same", kind))


def text_of(question: Question, value: Any, answers: Answers) -> str:
    """Return an answer as people read it; one that is not well-formed as it was typed."""
    if value is None:
        return ""
    if any(question.faults(value, question.key, answers)):
        return value if isinstance(value, str) else "\n".join(_leaves(value))
    return question.printed(value, answers)[""].plain()


def _leaves(value: Any) -> Iterator[str]:
    """Yield the texts of a value that is no answer, without the names of its members."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, bool):
        yield gettext("ja") if value else gettext("nee")
    else:
        yield from (text for _, text in strings(str(value)))


def _titles(question: Rows, rows: Any, answers: Answers) -> str:
    """Return the rows in their order, each by what it is about."""
    return "\n".join(about_row(question, row, answers) for row in rows or () if isinstance(row, dict))


def about_row(question: Rows, row: Mapping[str, Any], answers: Answers) -> str:
    """Return what a row is about: the first line that it says."""
    columns = (column for column in question.columns if not column.internal)
    texts = (text_of(column, row.get(column.key), answers) for column in columns)
    return next((text.splitlines()[0][:120] for text in texts if text), gettext("lege rij"))


def rows_of(answers: Answers, key: str) -> list[dict[str, Any]]:
    """Return the rows under a key, [] where there are none."""
    value: Any = answers
    for name in key.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
