"""One thing that is different in the document that came back, and what a person can make of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from forms.answers import Answers
from forms.faults import Fault
from forms.questions import Question
from forms.three_way import Conflict

Kind = Literal["theirs", "merged", "conflict", "added", "removed", "order"]
#: As it is in the document, as it is now, or a value of one's own: an answer, a row, or for an order the ids of rows.
Choice = Literal["word", "nu"] | tuple[Literal["eigen"], Any]


@dataclass(frozen=True)
class Item:
    """A difference at ``path``: an answer (its key), a row (``doelen[a1]``), or the order of rows (the key).

    ``base`` is what the document was made with, ``ours`` what is there now, ``theirs`` what the document says. ``kind``:

    - ``theirs``: changed there only; ``merged`` is what the document says.
    - ``merged``: changed on both sides without touching each other; ``merged`` holds both.
    - ``conflict``: both changed the same; ``merged`` is None, a person decides.
    - ``added``: a row that was not there; ``removed``: a row that is gone there, which a person has to confirm.
    - ``order``: rows stand in another order; ``base``, ``ours`` and ``theirs`` are lists of rows.

    ``if_word`` and ``if_nu`` are what the two choices make of it, None when nothing stays. Of a row in conflict both keep
    the cells that are in no conflict; ``conflicting`` names the columns that are. ``faults`` say what is wrong with what
    the document says: then it cannot be taken as it is.
    """

    path: str
    question: Question
    kind: Kind
    base: Any = None
    ours: Any = None
    theirs: Any = None
    merged: Any = None
    faults: tuple[Fault, ...] = ()
    if_word: Any = None
    if_nu: Any = None
    row_id: str = ""
    conflicting: tuple[str, ...] = ()
    is_order: bool = False


def both(question: Question, base: Any, ours: Any, theirs: Any, answers: Answers) -> Any:
    """Return an answer with the changes of both sides; Conflict where they touch, or make an answer that is none."""
    merged = question.normal(question.merged(base, ours, theirs))
    if merged not in (ours, theirs) and any(faults_of(question, merged, question.key, answers)):
        raise Conflict
    return merged


def faults_of(question: Question, value: Any, path: str, answers: Answers) -> Iterator[Fault]:
    """Yield what is wrong with an answer; nothing for none."""
    if value is not None:
        yield from question.faults(value, path, answers)
