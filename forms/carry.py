"""What a new document starts with: answers that are already known, each with where it came from."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from forms import all_forms
from forms.answers import Answers, get, put
from forms.model import Form
from forms.questions import Line, Question, Rows, Text


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

    ``known`` (pupil, school, author, date) comes first. ``sources`` are all earlier documents, newest first. Of the
    form's own type only the newest counts, and it comes first: a new period goes on where the last one ended. Then come
    the types that the form starts from, in their order. An answer is taken when it is one that the question accepts, so
    a source never brings in what the form would refuse.
    """
    own = [source for source in sources if source.origin.type == form.type][:1]
    others = [source for type_ in form.starts_from for source in sources if source.origin.type == type_]
    answers, origins = known, {}
    for question in form.questions:
        if not question.carried or get(answers, question.key) is not None:
            continue
        for value, origin in _candidates(question, [*own, *others], {form.type: form} | all_forms()):
            if not list(question.faults(value, question.key, answers)):
                answers = put(answers, question.key, value)
                origins[question.key] = origin
                break
    return answers, origins


def _candidates(question: Question, sources: Sequence[Source], forms: dict[str, Form]) -> Iterator[tuple[Any, Origin]]:
    keys = (question.key, *(question.carried if isinstance(question.carried, tuple) else ()))
    finished: set[str] = set()
    for source in sources:
        for key in keys:
            given = get(source.answers, key)
            if given is None or source.origin.type in finished:
                continue
            value = _fitted(question, given, key, source, forms.get(source.origin.type))
            if value == []:
                finished.add(source.origin.type)  # all its goals are reached: older ones are no goals any more
            else:
                yield value, source.origin


def _fitted(question: Question, given: Any, key: str, source: Source, form: Form | None) -> Any:
    """Return a source's answer in the shape of the question: rows with its own columns, a choice in words as a text."""
    if isinstance(question, Rows) and isinstance(given, list):
        going_on = [row for row in given if isinstance(row, dict) and not _done(row, source.answers)]
        return [row for row in (_row(question, row) for row in going_on) if len(row) > 1]
    asked = next((asked for asked in form.questions if asked.key == key), None) if form else None
    if asked is None or not isinstance(question, Line | Text) or type(asked) is type(question):
        return given
    malformed = isinstance(asked, Rows) or any(asked.faults(given, key, source.answers))
    return given if malformed else asked.printed(given, source.answers)[""].plain()


def _row(question: Rows, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with those columns of the question that start from earlier documents, by their key or another."""
    fitted = {"id": row.get("id")}
    for column in question.columns:
        keys = (column.key, *(column.carried if isinstance(column.carried, tuple) else ()))
        value = next((row[key] for key in keys if row.get(key) is not None), None)
        if column.carried and value is not None:
            fitted[column.key] = value
    return fitted


def _done(row: dict[str, Any], answers: Answers) -> bool:
    """Tell whether a goal was reached by the last evaluation of its own document: the next period goes on with the rest."""
    said = [
        evaluation.get("bereikt")
        for key in ("evaluatie", "evaluaties")
        for evaluation in get(answers, key) or []
        if evaluation.get("doel") == row.get("id") and evaluation.get("bereikt")
    ]
    return bool(said) and said[-1] == "ja"
