"""What stands around the questions of a page: phrases, remarks, origins, names, and which question lies in which."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from wtforms import Field

from forms.answers import get
from forms.conditions import Has, Is
from forms.faults import Fault, Remark
from forms.page import Page
from forms.phrases import KINDS, default_phrases
from forms.progress import SEEN
from forms.questions import OneOf, Question, Rows
from service.web.current import dossiers, school, tx
from service.web.documents.shown import names_known
from service.work.writing import Writing, remarks_on

#: The setting of a school with its own starter phrases, by kind.
PHRASES = "hulpzinnen"


class Sheet:
    """A page of a form as the templates draw it."""

    def __init__(self, writing: Writing, page: Page, settled: set[str]) -> None:
        self.writing = writing
        self.page = page
        self.settled = settled
        self.answers = page.answers()
        self.asked = set(writing.form.asked(self.answers))
        self._inside = {question.key: place for question in page.step.questions if (place := self._place_of(question))}

    @property
    def questions(self) -> list[Question]:
        """Return the questions that stand by themselves: asked, and not inside another one of this page."""
        return [
            question
            for question in self.page.step.questions
            if question.key not in self._inside and (question.when is None or question in self.asked)
        ]

    def inside(self, question: Question, option: str) -> list[Question]:
        """Return the questions that appear when an option of a question is chosen."""
        return [inner for inner in self.page.step.questions if self._inside.get(inner.key) == (question.key, option)]

    def field(self, name: str) -> Field:
        """Return a field by its HTML name."""
        return self.page.fields[name]

    def faults(self, name: str) -> list[Fault]:
        """Return the faults beside a field."""
        return [fault for fault in self.page.faults if self.page.field_name(fault.path) == name]

    def remarks(self, name: str) -> list[Remark]:
        """Return the remarks beside a field."""
        return [remark for remark in self._remarks if self.page.field_name(remark.path) == name]

    def origin(self, question: Question) -> dict[str, Any] | None:
        """Return where an answer came from, as long as it stands as it came and nobody said that it is right."""
        origin = self.writing.origins.get(question.key)
        if origin is None or question.key in self.settled or origin.get(SEEN):
            return None
        unchanged = get(self.answers, question.key) == get(self.writing.answers, question.key)
        return dict(origin) if unchanged else None

    def phrases(self, question: Question) -> list[tuple[str, list[str]]]:
        """Return the starter phrases for a question: of each kind its title, a msgid, and its phrases."""
        return [(KINDS[kind], list(self._phrases.get(kind, ()))) for kind in question.phrases if kind in KINDS]

    def rows(self, question: Rows) -> list[str]:
        """Return the ids of the rows of a question, in their order."""
        return self.page.rows[question.key]

    @cached_property
    def names(self) -> list[str]:
        """Return the names to suggest where a person is asked."""
        return names_known(tx())

    @cached_property
    def asks_person(self) -> bool:
        """Tell whether a person is asked anywhere on the page."""
        columns = (
            column for question in self.page.step.questions if isinstance(question, Rows) for column in question.columns
        )
        return any(question.kind == "person" for question in (*self.page.step.questions, *columns))

    @cached_property
    def _remarks(self) -> list[Remark]:
        return remarks_on(dossiers(), self.writing, self.answers)

    @cached_property
    def _phrases(self) -> dict[str, Any]:
        return default_phrases() | (school().settings.get(PHRASES) or {})

    def _place_of(self, question: Question) -> tuple[str, str] | None:
        """Return the question and option of this page under which a question appears, if there is one."""
        condition = question.when
        if condition is None:
            return None
        for outer in self.page.step.questions:
            if condition.key not in (outer.key, f"{outer.key}.antwoord") or (
                isinstance(outer, OneOf) and outer.compact
            ):
                continue
            if isinstance(condition, Has):
                return outer.key, condition.option
            if isinstance(condition, Is):
                return outer.key, {True: "ja", False: "nee"}.get(condition.value, str(condition.value))
        return None
