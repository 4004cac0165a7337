"""Every fixed text that a parents' letter may print: what is translated, and what a school may word its own way."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from forms import all_forms
from forms.for_parents.lines import LINES
from forms.questions import OneOf, Question, Rows, SomeOf, YesNo, YesNoText
from forms.questions.yes_no import YES_NO
from service.letters.terms import IN_DUTCH, OFFICIAL

Kind = Literal["line", "term", "label"]


@dataclass(frozen=True)
class FixedText:
    """A fixed text: ``line`` of our own, what a ``term`` is, or ``label`` of a question, as the form has it.

    ``msgid`` is the text in Dutch. ``where`` says where it stands: keys of lines, the term, or ``opp: doelen``.
    """

    msgid: str
    kind: Kind
    where: tuple[str, ...]


@cache
def fixed_texts() -> tuple[FixedText, ...]:
    """Return every fixed text once: lines, terms, then the labels of what parents may see, form by form."""
    found: dict[str, tuple[Kind, list[str]]] = {}
    for msgid, kind, where in _all():
        found.setdefault(msgid, (kind, []))[1].append(where)
    return tuple(FixedText(msgid, kind, tuple(dict.fromkeys(where))) for msgid, (kind, where) in found.items())


def _all() -> Iterator[tuple[str, Kind, str]]:
    for key, line in LINES.items():
        yield line, "line", key
    for term, said in OFFICIAL.items():
        yield said, "term", term
    yield IN_DUTCH, "term", "woordenlijst"
    for form in all_forms().values():
        for question in form.questions:
            if question.parents and not question.sensitive:
                for label in _labels(question):
                    yield label, "label", f"{form.type}: {question.key}"


def _labels(question: Question) -> Iterator[str]:
    yield question.label
    if isinstance(question, Rows):
        for column in question.columns:
            if not column.sensitive:
                yield from _labels(column)
    elif isinstance(question, OneOf | SomeOf):
        yield from (text for _, text in question.options)
        if isinstance(question, SomeOf) and question.other:
            yield question.other
    elif isinstance(question, YesNo | YesNoText):
        yield from (text for _, text in YES_NO)
        yield question.no
        if isinstance(question, YesNoText):
            yield question.follow_up
