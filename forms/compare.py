"""What is different between two sets of answers to the same form: per question, row by row, word by word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Literal

from forms.answers import Answers, get
from forms.for_parents import FOR_PARENTS, place_name, with_copies
from forms.merge.rows import RowsById, told_apart
from forms.model import Form
from forms.questions import Question, Rows
from forms.text import N_

PieceKind = Literal["same", "added", "removed"]
PartKind = Literal["added", "removed", "changed", "moved"]

#: The texts of the cells by the key of their column, by the id of the row.
_Rows = Mapping[str, Mapping[str, str]]

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
#: Above this many tokens on a side, lines are compared instead of words, and above it again the texts as a whole: the
#: time that difflib takes grows with their product.
_MOST = 4000


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stayed, came or went."""

    kind: PieceKind
    text: str


@dataclass(frozen=True)
class Cell:
    """What changed in one answer, or in one column of a row; ``label`` says which column."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Tell whether anything is different."""
        return any(piece.kind != "same" for piece in self.pieces)


@dataclass(frozen=True)
class Part:
    """A row that changed, or the whole of an answer that has no rows.

    ``title`` is a msgid with ``values``, ``""`` for a whole answer; without a ``number`` among them ``row`` is a name.
    ``kind`` "moved" is a row with the same text in another place.
    """

    cells: tuple[Cell, ...]
    title: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    kind: PartKind = "changed"


@dataclass(frozen=True)
class Change:
    """A question whose answer is different."""

    question: Question
    parts: tuple[Part, ...]


def compare(form: Form, then: Answers, now: Answers) -> list[Change]:
    """Return what is different in ``now``, in the order of the form, hidden answers included."""
    changes = (
        Change(question, _notes(form, then, now) if question is FOR_PARENTS else compared(question, then, now))
        for question in form.all_questions
        if get(then, question.key) != get(now, question.key)
    )
    return [change for change in changes if change.parts]


def words(then: str, now: str) -> tuple[Piece, ...]:
    """Return a text that went from ``then`` to ``now`` as pieces, compared by word."""
    return tuple(_joined(_pieces(then, now)))


def compared(question: Question, then: Answers, now: Answers) -> tuple[Part, ...]:
    """Return what is different in one answer; rows that stayed as they were are left out."""
    old, new = get(then, question.key), get(now, question.key)
    if isinstance(question, Rows) and (sides := told_apart(question, old, new)):
        return tuple(_row_parts(question, _texts(question, sides[0], then), _texts(question, sides[1], now)))
    return (Part((Cell("", words(question.text(old, then), question.text(new, now))),)),)


def _notes(form: Form, then: Answers, now: Answers) -> tuple[Part, ...]:
    """Return what is different in what parents read, by the text that it is about; a copy is what staff wrote."""
    sides = told_apart(FOR_PARENTS, get(then, FOR_PARENTS.key), get(now, FOR_PARENTS.key))
    if sides is None:
        return compared(FOR_PARENTS, then, now)
    old, new = ({row.get("waar", ""): row for row in side.values()} for side in sides)
    found = []
    for path in dict.fromkeys((*old, *new)):
        rows = with_copies(old.get(path), new.get(path))
        texts = ({one.key: one.text(row.get(one.key), now) for one in FOR_PARENTS.columns} for row in rows)
        changed = tuple(cell for cell in _cells(FOR_PARENTS, *texts) if cell.changed)
        if changed:
            found.append(Part(changed, N_("%(row)s"), {"row": place_name(form, {**then, **now}, path)}))
    return tuple(found)


def _texts(question: Rows, rows: RowsById, answers: Answers) -> _Rows:
    return {
        row_id: {column.key: column.text(row.get(column.key), answers) for column in question.columns}
        for row_id, row in rows.items()
    }


def _row_parts(question: Rows, old: _Rows, new: _Rows) -> Iterator[Part]:
    stayed = [row_id for row_id in old if row_id in new]
    order = [row_id for row_id in new if row_id in old]
    moved = {row_id for place, row_id in enumerate(order) if stayed[place] != row_id}
    for number, (row_id, row) in enumerate(new.items(), 1):
        cells = _cells(question, old.get(row_id, {}), row)
        if row_id not in old:
            yield _part(question, number, cells, "added")
        elif any(cell.changed for cell in cells):
            yield _part(question, number, tuple(cell for cell in cells if cell.changed), "changed")
        elif row_id in moved:
            yield _part(question, number, cells[:1], "moved")
    for number, (row_id, row) in enumerate(old.items(), 1):
        if row_id not in new:
            yield _part(question, number, _cells(question, row, {}), "removed")


def _part(question: Rows, number: int, cells: tuple[Cell, ...], kind: PartKind) -> Part:
    return Part(cells, N_("%(row)s %(number)d"), {"row": question.row, "number": number}, kind)


def _cells(question: Rows, old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Cell, ...]:
    columns = (column for column in question.columns if not column.internal)
    cells = (Cell(column.label, words(old.get(column.key, ""), new.get(column.key, ""))) for column in columns)
    return tuple(cell for cell in cells if cell.pieces)


def _pieces(then: str, now: str) -> list[Piece]:
    old, new = _tokens(then, now)
    pieces: list[Piece] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[first:last])))
        else:
            pieces += [Piece("removed", "".join(old[first:last])), Piece("added", "".join(new[start:end]))]
    return [piece for piece in pieces if piece.text]


def _tokens(then: str, now: str) -> tuple[list[str], list[str]]:
    for split in (_WORDS.findall, lambda text: text.splitlines(keepends=True)):
        old, new = split(then), split(now)
        if max(len(old), len(new)) <= _MOST:
            return old, new
    return [then], [now]


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Join what went and what came over the single blanks between them: two words that changed read as one change."""
    joined: list[Piece] = []
    run: list[Piece] = []
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        if piece.kind != "same" or (run and piece.text == " " and not last):
            run.append(piece)
            continue
        joined += [*_run(run), piece]
        run = []
    return joined + _run(run)


def _run(run: list[Piece]) -> list[Piece]:
    blank: list[Piece] = []
    while run and run[-1].kind == "same":
        blank.insert(0, run.pop())
    if {piece.kind for piece in run} >= {"added", "removed"}:
        removed = "".join(piece.text for piece in run if piece.kind != "added")
        added = "".join(piece.text for piece in run if piece.kind != "removed")
        run = [Piece("removed", removed), Piece("added", added)]
    return run + blank
