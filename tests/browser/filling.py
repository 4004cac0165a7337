"""Fills any form in a browser, from its declaration and a set of answers: nothing here knows a document type."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from forms.answers import Answers, get
from forms.model import Form, Step
from forms.questions import OneOf, Period, Question, RowRef, Rows, SomeOf, YesNo, YesNoText


class Filler:
    """Somebody who types answers. ``rows``: which new id each row of the answers got."""

    def __init__(self, page: Page, form: Form, answers: Answers) -> None:
        self.page = page
        self.form = form
        self.answers = answers
        self.asked = set(form.asked(answers))
        self.rows: dict[str, str] = {}

    def fill(self, step: Step) -> None:
        """Answer a page; rows first, because adding one sends the page."""
        questions = [question for question in step.questions if question in self.asked]
        for question in questions:
            if isinstance(question, Rows):
                self._add_rows(question)
        for question in questions:
            value = get(self.answers, question.key)
            if isinstance(question, Rows):
                for row in value or []:
                    for column in question.columns:
                        path = question.cell_path(question.key, self.rows[row["id"]], column)
                        self._answer(column, path, row.get(column.key))
            else:
                self._answer(question, question.key, value)

    def expected(self) -> Answers:
        """Return the answers with the ids that the rows got."""
        return self._renamed(self.answers)

    def _renamed(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._renamed(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self._renamed(inner) for inner in value]
        return self.rows.get(value, value) if isinstance(value, str) else value

    def _add_rows(self, question: Rows) -> None:
        kept = self.page.locator(f'input[type=hidden][name="{question.key}"]')
        for row in get(self.answers, question.key) or []:
            count = kept.count()
            self.page.locator(f'button[value="rij-erbij:{question.key}"]').click()
            kept.nth(count).wait_for(state="attached")
            self.rows[row["id"]] = str(kept.nth(count).get_attribute("value"))

    def _answer(self, question: Question, path: str, value: Any) -> None:
        typed = question.write(value, path)
        if isinstance(question, YesNo):
            self._choose(path, typed[path])
        elif isinstance(question, YesNoText):
            self._choose(f"{path}.antwoord", typed[f"{path}.antwoord"])
            if value and value.get("antwoord"):
                self._type(f"{path}.toelichting", typed[f"{path}.toelichting"])
        elif isinstance(question, RowRef):
            self.page.locator(f'[name="{path}"]').select_option(self.rows.get(value, ""))
        elif isinstance(question, OneOf) and question.double:
            self._tick(path, typed[path])
        elif isinstance(question, OneOf) and question.compact:
            self.page.locator(f'[name="{path}"]').select_option(typed[path])
        elif isinstance(question, OneOf):
            self._choose(path, typed[path])
        elif isinstance(question, SomeOf):
            self._tick(f"{path}.keuzes", typed[f"{path}.keuzes"])
            if question.other:
                self._type(f"{path}.anders", typed[f"{path}.anders"])
        elif isinstance(question, Period):
            for name, text in typed.items():
                self._type(name, text)
        else:
            self._type(path, typed[path])

    def _type(self, name: str, text: str) -> None:
        self.page.locator(f'[name="{name}"]').fill(text)

    def _choose(self, name: str, value: str) -> None:
        if value:
            self.page.locator(f'[name="{name}"][value="{value}"]').check()

    def _tick(self, name: str, values: list[str]) -> None:
        for value in values:
            self.page.locator(f'[name="{name}"][value="{value}"]').check()
