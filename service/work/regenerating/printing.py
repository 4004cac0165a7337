"""Which answers a template prints, and which of a document's get lost when another template takes its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from forms.answers import Answers, get
from forms.printed import Printed, Tick
from forms.questions import Question, Rows
from service.word import Template

Column = tuple[str, str]
"""A question that a template prints: the key of its rows, or "", and its own."""
Printing = Mapping[Column, frozenset[str]]
"""The parts that a template prints of each."""


def unprinted(old: Template, new: Template, answers: Answers) -> list[Question]:
    """Return the questions with an answer, or a part of one, that the old template prints and the new one does not."""
    if old.hash == new.hash:
        return []
    form, kept = new.form, new.form.kept(answers)
    before, after = printing(old), printing(new)
    lost: dict[str, Question] = {}
    for (rows, key), parts in before.items():
        still = after.get((rows, key), frozenset())
        if parts <= still:
            continue
        question = form.question(rows or key)
        value = get(kept, question.key)
        if any(_lost(printed, parts - still, still) for printed in _printed(question, key, value, kept)):
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
