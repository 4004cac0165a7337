"""Two people on one page: what stood there, what stands there now and what was typed, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template

from forms.answers import Answers, get
from forms.compare import Part, compared
from forms.page import Typed
from forms.printed import Printed
from forms.questions import Question, Text
from service.web.documents.shown import about
from service.work.saving import Clash, Clashed
from service.work.writing import Writing


@dataclass(frozen=True)
class Side:
    """A question that two people answered, as it is compared: each side against what stood there before."""

    question: Question
    then: dict[str, Printed]
    now: tuple[Part, ...]
    yours: tuple[Part, ...]
    untouched: bool
    both: str | None


def conflict_page(
    writing: Writing, title: str, action: str, typed: Typed, clashed: Clashed, chosen: dict[str, str] | None
) -> str:
    """Return the page where someone chooses per question; all that was typed on the page with this title goes along in it.

    ``action`` is the address that the choices are sent to.
    """
    return render_template(
        "documents/conflict.html",
        writing=writing,
        about=about(writing.document),
        title=title,
        action=action,
        typed=typed,
        then=clashed.then,
        now=clashed.now,
        sides=[_side(clash) for clash in clashed.clashes],
        chosen=chosen,
    )


def _side(clash: Clash) -> Side:
    question = clash.question
    return Side(
        question,
        question.printed(get(clash.then, question.key), clash.then),
        compared(question, clash.then, clash.now),
        compared(question, clash.then, clash.yours),
        clash.untouched,
        _plain(question, clash.yours) if isinstance(question, Text) else None,
    )


def _plain(question: Question, answers: Answers) -> str:
    return question.printed(get(answers, question.key), answers)[""].plain()
