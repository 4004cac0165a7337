"""Which answers a template prints, and which of a document's get lost when another template takes its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forms.answers import Answers, get
from forms.model import Form
from forms.printed import Printed, Tick
from forms.questions import Question, Rows
from service.word import Template

Column = tuple[str, str]
"""A question that a template prints: the key of its rows, or "", and its own."""
Printing = Mapping[Column, frozenset[str]]
"""The parts that a template prints of each."""


@dataclass(frozen=True)
class Losses:
    """What one template prints and another does not: of each question the parts that go and those that stay."""

    form: Form
    parts: Mapping[Column, tuple[frozenset[str], frozenset[str]]]

    @classmethod
    def between(cls, old: Template, new: Template) -> Losses:
        """Compare two templates of a form."""
        before, after = printing(old), printing(new)
        found = {column: (parts, after.get(column, frozenset())) for column, parts in before.items()}
        return cls(new.form, {column: (was - still, still) for column, (was, still) in found.items() if was - still})

    def of(self, answers: Answers) -> list[Question]:
        """Return the questions of which something in these answers is no longer printed."""
        if not self.parts:
            return []
        kept = self.form.kept(answers)
        lost: dict[str, Question] = {}
        for (rows, key), (gone, still) in self.parts.items():
            question = self.form.question(rows or key)
            printed = _printed(question, key, get(kept, question.key), kept)
            if any(_lost(parts, gone, still) for parts in printed):
                lost[question.key] = question
        return list(lost.values())


def printing(template: Template) -> Printing:
    """Return what a template prints of each question."""
    found: dict[Column, frozenset[str]] = {}
    for place in template.places:
        use = place.use
        if use.question is not None:
            column = (use.rows.key if use.rows else "", use.key)
            found[column] = found.get(column, frozenset()) | {use.part}
    return found


def _printed(question: Question, key: str, value: Any, answers: Answers) -> Iterable[Mapping[str, Printed]]:
    """Return the printed parts of an answer; of a column, those in each row."""
    if not isinstance(question, Rows):
        return [question.printed(value, answers)]
    column = next(column for column in question.columns if column.key == key)
    return [column.printed(row.get(key), answers) for row in value or []]


def _lost(printed: Mapping[str, Printed], gone: Iterable[str], still: Iterable[str]) -> bool:
    """Tell whether a part that is gone says something that no part that is still printed says."""
    shown = [printed[part] for part in still]
    return any(
        printed[part]
        and not any(printed[part].plain() in other.plain() for other in shown)
        and not (isinstance(printed[part], Tick) and any(shown))
        for part in gone
    )
