"""The smallest form that shows one thing, and what a browser sends back of a page."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

from forms.answers import Answers
from forms.model import Form, Step
from forms.page import Page, Typed
from forms.questions import Question


def tiny(*questions: Question, **more: Any) -> Form:
    """A form of one step with these questions."""
    return Form("tiny", "Tiny", "Tiny", (Step("alles", "Alles", questions),), **more)


def accepts(form: Form, answers: Any, *, final: bool) -> bool:
    """Whether the form's own check takes the answers."""
    return not form.check(answers, final=final)


def schema_accepts(form: Form, answers: Any, *, final: bool) -> bool:
    """Whether the form's JSON Schema takes the answers, by a validator that takes ``format`` for a note, as most do."""
    return Draft202012Validator(form.schema(final)).is_valid(answers)


def paths(form: Form, answers: Answers, *, final: bool = True, **more: Any) -> list[str]:
    """Where the check finds something wrong."""
    return [fault.path for fault in form.check(answers, final=final, **more)]


def sent(page: Page) -> Typed:
    """What a browser sends when somebody submits the page as it is shown: text areas end their lines with CR LF."""
    typed: Typed = [(key, row_id) for key, row_ids in page.rows.items() for row_id in row_ids]
    for name, field in page.fields._fields.items():
        values = field.data if isinstance(field.data, list) else [field.data]
        typed += [(name, value.replace("\n", "\r\n")) for value in values if value is not None]
    return typed
