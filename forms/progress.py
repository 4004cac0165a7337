"""How far a document is: of each page and of the whole, derived from the answers alone."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from forms.answers import Answers, get
from forms.faults import Fault, Remark
from forms.model import Form, Step
from forms.questions import Question

#: In an origin: somebody looked at the answer that was taken over and left it as it is.
SEEN = "nagekeken"

StepState = Literal["leeg", "bezig", "klaar"]


@dataclass(frozen=True)
class StepProgress:
    """How far one page is. ``number`` counts from 1; ``asked``, ``answered`` and ``ready`` count questions.

    ``ready`` answers were taken over from an earlier document and nobody looked at them yet. ``missing`` is what a final
    document still lacks here; ``tips`` are remarks that were not put away. ``state``: nothing was done here, something,
    or every question has an answer.
    """

    step: Step
    number: int
    asked: int
    answered: int
    ready: int
    missing: int
    tips: int
    state: StepState
    unsaved: bool = False


@dataclass(frozen=True)
class Progress:
    """How far a document is. ``minutes`` is what the open questions still take, by the form's own estimate."""

    steps: tuple[StepProgress, ...]
    minutes: int

    @property
    def asked(self) -> int:
        """Return how many questions the document asks."""
        return sum(step.asked for step in self.steps)

    @property
    def answered(self) -> int:
        """Return how many of them have an answer."""
        return sum(step.answered for step in self.steps)

    @property
    def missing(self) -> int:
        """Return how much a final document still lacks."""
        return sum(step.missing for step in self.steps)

    @property
    def begun(self) -> bool:
        """Tell whether anybody did anything yet."""
        return any(step.state == "bezig" or step.unsaved for step in self.steps)

    @property
    def done(self) -> int:
        """Return how many pages are done."""
        return sum(step.state == "klaar" for step in self.steps)

    @property
    def percentage(self) -> int:
        """Return how much has an answer, from 0 to 100; 100 only when all has."""
        return 100 * self.answered // self.asked if self.asked else 100

    @property
    def next(self) -> StepProgress | None:
        """Return the page to go on with, None when only the check of all answers is left.

        The first that was left halfway, lacks something, or where nothing was done yet. A page that was begun and has
        only voluntary questions open is not pointed at again and again.
        """
        return next((step for step in self.steps if step.unsaved or step.missing or step.state == "leeg"), None)


def progress(
    form: Form,
    answers: Answers,
    *,
    origins: Mapping[str, Any] | None = None,
    start: Answers | None = None,
    faults: Sequence[Fault] = (),
    remarks: Sequence[Remark] = (),
    unsaved: Collection[str] = (),
) -> Progress:
    """Return how far a document with these answers is.

    ``origins`` and ``start`` are those it was started with: what stood there from the beginning is not somebody's work.
    ``faults`` are those of a final document; ``unsaved`` are the slugs of pages with a draft. What is filled later only
    counts from its first answer on, and pages that ask nothing else are left out.
    """
    origins, start = origins or {}, start or {}
    asked = form.asked(answers)
    steps: list[StepProgress] = []
    for step in form.steps:
        questions = [question for question in step.questions if question in asked and _counts(question, answers)]
        if not questions:
            continue
        keys = {question.key for question in step.questions}
        answered = [question.key for question in questions if get(answers, question.key) is not None]
        ready = [key for key in answers_taken_over(origins) if key in answered]
        own = [key for key in answered if key not in ready and get(answers, key) != get(start, key)]
        looked_at = any(key in keys and origin.get(SEEN) for key, origin in origins.items())
        if len(answered) == len(questions) and not ready:
            state: StepState = "klaar"
        else:
            state = "bezig" if own or looked_at or step.slug in unsaved else "leeg"
        steps.append(
            StepProgress(
                step,
                len(steps) + 1,
                len(questions),
                len(answered),
                len(ready),
                sum(form.key_at(fault.path) in keys for fault in faults),
                sum(form.key_at(remark.path) in keys for remark in remarks),
                state,
                step.slug in unsaved,
            )
        )
    asked_in_all = sum(step.asked for step in steps)
    left = asked_in_all - sum(step.answered for step in steps)
    return Progress(tuple(steps), math.ceil(form.minutes * left / asked_in_all) if asked_in_all else 0)


def _counts(question: Question, answers: Answers) -> bool:
    return not question.later or get(answers, question.key) is not None


def answers_taken_over(origins: Mapping[str, Any]) -> list[str]:
    """Return the keys of the answers that were taken over and that nobody looked at yet."""
    return [key for key, origin in origins.items() if not origin.get(SEEN)]
