"""A document as parents get to see it: its answered questions and rows, each with its texts, and whether they are shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from forms.answers import Answers, get
from forms.for_parents.question import Note, chosen, notes_of
from forms.model import Form
from forms.questions import Question, Rows
from forms.row_ids import is_row_id

#: Why a part is shown or not: by itself (``""``), not as it is sensitive, not as it is for staff, or as staff chose.
Why = Literal["", "sensitive", "staff", "chosen"]


@dataclass(frozen=True)
class Piece:
    """One text: that of staff and what parents read, which is a copy until they have their ``own``.

    ``question`` is the column for a text in a row. ``behind``: staff's text is no longer the one beside which the parents'
    was written, ``then``, "" when that is unknown.
    """

    path: str
    question: Question
    staff: str
    parents: str
    own: bool
    behind: bool
    then: str
    shown: bool = True


@dataclass(frozen=True)
class Part:
    """One question, or one row of one: ``row`` is what it is called ("doel 2"), "" for a question.

    ``facts`` are the (question, text) of what is no free text, such as dates and choices; ``withheld`` are those that
    parents do not get to see in a part that is ``shown``. A part is shown when anything of it is.
    """

    path: str
    question: Question
    row: str
    number: int
    pieces: tuple[Piece, ...]
    facts: tuple[tuple[Question, str], ...]
    withheld: tuple[tuple[Question, str], ...]
    shown: bool
    why: Why


@dataclass(frozen=True)
class Leaf:
    """An answer that is no table: of a question, or in a cell. ``around`` are the paths of what it is part of, inner first."""

    question: Question
    path: str
    value: Any
    around: tuple[str, ...]
    default: bool

    def shown(self, notes: Mapping[str, Note], path: str = "") -> bool:
        """Tell whether parents see it, or the text of it that stands at a path."""
        said = chosen(notes, dict.fromkeys((path or self.path, self.path, *self.around)))
        return self.default if said is None else said

    def pieces(self, notes: Mapping[str, Note]) -> Iterator[Piece]:
        """Yield its texts."""
        for path, staff in self.question.texts(self.value, self.path):
            note = notes.get(path, {})
            own, then = note.get("tekst"), note.get("bij")
            has_own = isinstance(own, str)
            yield Piece(
                path,
                self.question,
                staff,
                own if isinstance(own, str) else staff,
                has_own,
                has_own and then != staff,
                then if has_own and isinstance(then, str) else "",
                self.shown(notes, path),
            )

    def bare(self) -> Any:
        """Return the answer without its texts: the facts in it."""
        texts = self.question.texts(self.value, self.path)
        return self.question.with_texts(self.value, self.path, {path: "" for path, _ in texts})


def shown_by_itself(question: Question) -> bool:
    """Tell whether parents see the answer to a question when nobody chose otherwise."""
    return question.parents and not question.sensitive


def cells(question: Rows, row: Mapping[str, Any]) -> Iterator[Leaf]:
    """Yield the answers in a row; a private column is only shown where it is chosen itself."""
    path = f"{question.key}[{row['id']}]"
    for column in question.columns:
        private = stands_apart(column)
        around = () if private else (path, question.key)
        default = shown_by_itself(question) and not private
        yield Leaf(column, question.cell_path(question.key, row["id"], column), row.get(column.key), around, default)


def stands_apart(column: Question) -> bool:
    """Tell whether a column is only shown where it is chosen itself, not with its row."""
    return column.private or column.sensitive


def leaf(question: Question, value: Any) -> Leaf:
    """Return the answer to a question that has no rows."""
    return Leaf(question, question.key, value, (), shown_by_itself(question))


def rows_of(value: Any) -> list[dict[str, Any]]:
    """Return the well-formed rows of an answer."""
    rows = value if isinstance(value, list) else []
    return [row for row in rows if isinstance(row, dict) and is_row_id(row.get("id"))]


def parts(form: Form, answers: Answers) -> tuple[Part, ...]:
    """Return what is answered of the questions that are asked, in the order of the form."""
    return tuple(_parts(form, form.kept(answers), notes_of(answers)))


def _parts(form: Form, answers: Answers, notes: Mapping[str, Note]) -> Iterator[Part]:
    for question in form.questions:
        value = get(answers, question.key)
        if value is None:
            continue
        if not isinstance(question, Rows):
            yield _part(question, question.key, 0, [leaf(question, value)], answers, notes)
            continue
        for number, row in enumerate(rows_of(value), 1):
            answered = [cell for cell in cells(question, row) if cell.value is not None]
            if answered:
                yield _part(question, f"{question.key}[{row['id']}]", number, answered, answers, notes)


def _part(
    question: Question, path: str, number: int, leaves: list[Leaf], answers: Answers, notes: Mapping[str, Note]
) -> Part:
    pieces = tuple(piece for one in leaves for piece in one.pieces(notes))
    facts = [(one, one.question.text(bare, answers)) for one in leaves if (bare := one.bare()) is not None]
    seen = [(one.question, text) for one, text in facts if one.shown(notes)]
    withheld = [(one.question, text) for one, text in facts if not one.shown(notes)]
    shown = bool(seen) or any(piece.shown for piece in pieces)
    return Part(
        path,
        question,
        f"{question.row} {number}" if isinstance(question, Rows) else "",
        number,
        pieces,
        tuple(seen if shown else withheld),
        tuple(withheld if shown else ()),
        shown,
        _why(question, path, [*(one.path for one in leaves), *(piece.path for piece in pieces)], notes),
    )


def _why(question: Question, path: str, inside: list[str], notes: Mapping[str, Note]) -> Why:
    if chosen(notes, (path, question.key, *inside)) is not None:
        return "chosen"
    if question.sensitive:
        return "sensitive"
    return "" if question.parents else "staff"
