"""Saving a page of a document: what is put into it, and when it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from forms.answers import Answers, get, put
from forms.faults import Fault, Notice
from forms.model import Form, Step
from forms.page import Page, Typed
from forms.progress import SEEN
from forms.questions import Question, YesNoText
from forms.text import N_, normalise
from service.store import Changed, Dossiers, Frozen, Revision
from service.work.writing import Writing, answers_of, opened


@dataclass(frozen=True)
class Clash:
    """A question of a page that someone else answered meanwhile: the answer then, now, and as it was typed.

    ``untouched``: the writer left it as it was then, so that nothing of theirs is lost when the new answer stays.
    """

    question: Question
    then: Answers
    now: Answers
    yours: Answers

    @property
    def untouched(self) -> bool:
        """Tell whether the writer's own answer is still the one they started from."""
        return bool(get(self.then, self.question.key) == get(self.yours, self.question.key))


@dataclass(frozen=True)
class Saved:
    """A page was saved. ``revision`` is None when nothing was different; ``notices`` say what was removed."""

    revision: Revision | None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Refused:
    """A page that can't be saved as it is typed, and why not."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Clashed:
    """Someone saved the same page first; nothing was saved yet. ``then`` is what the writer started from."""

    then: Revision
    now: Revision
    clashes: tuple[Clash, ...]


def save(
    dossiers: Dossiers, document_id: str, step: Step, base: int, typed: Typed, choices: dict[str, str] | None = None
) -> Saved | Refused | Clashed:
    """Save a page as a new revision, or say why not; whatever isn't saved is kept as a draft.

    Only this page's answers are put into the document, so someone else's work on other pages stays. ``base`` is the
    number of the revision that the writer saw. ``choices`` settle clashes by question key: "nu" keeps what stands in
    revision ``base``, any other takes what is typed. Raises `Frozen` and `NotFound`.
    """
    try:
        return _save(dossiers, document_id, step, base, typed, choices or {})
    except Changed:  # between reading and writing; the store holds the others back now, so once more is enough
        return _save(dossiers, document_id, step, base, typed, choices or {})


def _save(
    dossiers: Dossiers, document_id: str, step: Step, base: int, typed: Typed, choices: dict[str, str]
) -> Saved | Refused | Clashed:
    writing = opened(dossiers, document_id)
    if writing.frozen:
        raise Frozen(writing.document.state)
    form, current = writing.form, writing.document.revision
    then = dossiers.revision(document_id, base)
    before = answers_of(writing, then)
    page = _shown_only(form, step, writing.answers, typed)
    if not page.validate():
        dossiers.keep_draft(document_id, step.slug, base, typed)
        return Refused(tuple(page.faults))
    yours = page.answers()
    for question in step.questions:
        if choices.get(question.key) == "nu":
            yours = put(yours, question.key, get(before, question.key))
    clashes = tuple(_clashes(step, before, writing.answers, yours)) if base != current.number else ()
    if clashes:
        dossiers.keep_draft(document_id, step.slug, base, typed)
        return Clashed(then, current, clashes)
    origins = _origins_after(writing, step, yours)
    dossiers.drop_draft(document_id, step.slug)
    if yours == current.answers and origins == current.origins:
        return Saved(None)
    return Saved(
        dossiers.add_revision(document_id, current.number, yours, form_version=form.version, origins=origins),
        tuple(_removed(form, typed)),
    )


def _shown_only(form: Form, step: Step, answers: Answers, typed: Typed) -> Page:
    """Return the page without what was typed in fields that its own answers hide: nobody sees it, so it is no answer."""
    page = Page(form, step, answers, typed)
    typed_answers = page.answers()
    asked = form.asked(typed_answers)
    for question in step.questions:
        if question not in asked:
            gone = question.key
        elif isinstance(question, YesNoText) and get(typed_answers, f"{question.key}.antwoord") is False:
            gone = f"{question.key}.toelichting"
        else:
            continue
        answers = put(answers, gone, None)
        typed = [
            (name, value) for name, value in typed if name != gone and not name.startswith((f"{gone}.", f"{gone}["))
        ]
    return Page(form, step, answers, typed)


def _removed(form: Form, typed: Typed) -> Iterator[Notice]:
    """Yield, for each answer, that characters were removed from it that no document can hold."""
    for name, value in typed:
        removed = normalise(value)[1]
        if removed:
            message = N_("Uit ‘%(label)s’ zijn %(removed)d onzichtbare tekens gehaald die niet in een document kunnen.")
            yield Notice(name, message, {"label": form.question(form.key_at(name)).label, "removed": removed})


def _clashes(step: Step, then: Answers, now: Answers, yours: Answers) -> list[Clash]:
    return [
        Clash(question, then, now, yours)
        for question in step.questions
        if get(then, question.key) != get(now, question.key) != get(yours, question.key)
    ]


def _origins_after(writing: Writing, step: Step, answers: Answers) -> dict[str, Any]:
    """Return the origins once a page is saved: an answer that changed is the writer's own, one that stayed was seen."""
    origins = dict(writing.origins)
    for question in step.questions:
        if question.key not in origins:
            continue
        if get(answers, question.key) != get(writing.answers, question.key):
            del origins[question.key]
        else:
            origins[question.key] = {**origins[question.key], SEEN: True}
    return origins
