"""What a new document starts with: answers that are already known, each with where it came from."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from forms.answers import Answers, get, put
from forms.model import Form
from forms.questions import Question, Rows


@dataclass(frozen=True)
class Origin:
    """Where a carried-over answer came from: a document's id, its type, revision and date (ISO)."""

    document: str
    type: str
    revision: int
    date: str

    def stored(self) -> dict[str, Any]:
        """Return the origin as it is kept beside the answers."""
        return asdict(self)


@dataclass(frozen=True)
class Source:
    """An earlier document of the same pupil."""

    origin: Origin
    answers: Answers


def carry_over(form: Form, known: Answers, sources: Sequence[Source]) -> tuple[Answers, dict[str, Origin]]:
    """Return a new document's answers and the origin of each that was taken from a source.

    ``known`` (pupil, school, author, date) comes first. ``sources`` are all earlier documents, newest first; of these the
    form's own type is looked at first, then the types it starts from in their order. An answer is taken when it is one
    that the question accepts, so a source never brings in what the form would refuse.
    """
    order = (form.type, *form.starts_from)
    ordered = sorted(
        (source for source in sources if source.origin.type in order), key=lambda source: order.index(source.origin.type)
    )
    answers, origins = known, {}
    for question in form.questions:
        if not question.carried or get(answers, question.key) is not None:
            continue
        for value, origin in _candidates(question, ordered):
            if not list(question.faults(value, question.key, answers)):
                answers = put(answers, question.key, value)
                origins[question.key] = origin
                break
    return answers, origins


def _candidates(question: Question, sources: Sequence[Source]) -> Iterator[tuple[Any, Origin]]:
    keys = question.carried if isinstance(question.carried, tuple) else ()
    for source in sources:
        for key in (question.key, *keys):
            value = _fitted(question, get(source.answers, key), source.answers)
            if value is not None:
                yield value, source.origin


def _fitted(question: Question, value: Any, answers: Answers) -> Any:
    """Return a source's value in the shape of the question: rows with the columns that it knows, a text as a text."""
    if isinstance(question, Rows) and isinstance(value, list):
        return [_row(question, row) for row in value if isinstance(row, dict) and not _done(row, answers)] or None
    if isinstance(value, dict) and "tekst" in value:
        return value["tekst"]
    return value


def _row(question: Rows, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with this question's columns, a column being found by its key or by what it is carried from."""
    fitted = {"id": row.get("id")}
    for column in question.columns:
        keys = (column.key, *(column.carried if isinstance(column.carried, tuple) else ()))
        value = next((row[key] for key in keys if row.get(key) is not None), None)
        if value is not None:
            fitted[column.key] = value
    return fitted


def _done(row: dict[str, Any], answers: Answers) -> bool:
    """Tell whether a goal was reached by the last evaluation of its own document: the next period goes on with the rest."""
    said = [
        evaluation.get("bereikt")
        for key in ("evaluatie", "evaluaties")
        for evaluation in get(answers, key) or []
        if evaluation.get("doel") == row.get("id")
    ]
    return bool(said) and said[-1] == "ja"
