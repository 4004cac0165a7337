"""Writing a document: starting it, keeping what is typed, saving a page, moving it on, downloading it.

What a view does with a document, without a request, a session or a clock: those come in as arguments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wtforms import SelectMultipleField

from forms import form_of
from forms.answers import Answers, get, put
from forms.carry import Origin, Source, carry_over
from forms.faults import Fault, NewerVersion, Notice, Remark, UnknownType
from forms.model import Form, Step
from forms.page import Page, Typed
from forms.progress import SEEN, Progress, progress
from forms.questions import Question, YesNoText
from forms.rules import Policy
from forms.text import N_, normalise
from service.store import Account, Document, Dossiers, Draft, Frozen, Revision, School
from service.store.states import STATES, Move

#: The setting of a school that says from which age a pupil consents too.
CONSENT_AGE = "toestemming_vanaf"


@dataclass(frozen=True)
class Writing:
    """A document with its form, and its answers as the form has them now (older ones upgraded)."""

    document: Document
    form: Form
    answers: Answers

    @property
    def frozen(self) -> bool:
        """Tell whether the answers can't change in the state the document is in."""
        return STATES[self.document.state].frozen

    @property
    def origins(self) -> dict[str, Any]:
        """Return, by question key, where answers that were taken over came from."""
        return self.document.revision.origins


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


def policy_of(school: School) -> Policy:
    """Return what a school settled for itself."""
    age = school.settings.get(CONSENT_AGE)
    return Policy(consent_age=age) if isinstance(age, int) else Policy()


def school_year(today: date) -> str:
    """Return ``2026-2027``; a school year starts on 1 August (WVO 2020)."""
    first = today.year if today.month >= 8 else today.year - 1
    return f"{first}-{first + 1}"


def start(dossiers: Dossiers, school: School, subject_id: str, type_: str, today: date) -> Document:
    """Start a document about a pupil with all that is known; raises `UnknownType` and `NotFound`."""
    form = form_of(type_)
    answers, origins = first_answers(dossiers, school, subject_id, form, today)
    stored = {key: origin.stored() for key, origin in origins.items()}
    return dossiers.start_document(type_, [subject_id], form.version, answers, stored, school_year(today))


def first_answers(
    dossiers: Dossiers, school: School, subject_id: str, form: Form, today: date
) -> tuple[Answers, dict[str, Origin]]:
    """Return what a new document starts with, and from which earlier document each answer that was taken over came."""
    known = _known(form, school, dossiers.subject(subject_id).facts, dossiers.account, today)
    sources = [_source(opened) for opened in _openable(dossiers.documents(subject_id))]
    return carry_over(form, known, sources)


def opened(dossiers: Dossiers, document_id: str) -> Writing:
    """Return a document to work on; raises `NotFound`, `UnknownType` and `NewerVersion`."""
    return _opened(dossiers.document(document_id))


def answers_of(writing: Writing, revision: Revision) -> Answers:
    """Return a revision's answers as the form has them now."""
    return writing.form.upgrade(revision.answers, revision.form_version)


def drafts_of(dossiers: Dossiers, writing: Writing) -> dict[str, Draft]:
    """Return this account's drafts by the slug of their page; none for a frozen document."""
    if writing.frozen:
        return {}
    found = {step.slug: dossiers.draft(writing.document.id, step.slug) for step in writing.form.steps}
    return {slug: draft for slug, draft in found.items() if draft is not None}


def with_drafts(writing: Writing, drafts: dict[str, Draft]) -> Answers:
    """Return the answers with all that is typed and not saved yet over them, however wrong."""
    answers = writing.answers
    for slug, draft in drafts.items():
        answers = Page(writing.form, writing.form.step(slug), answers, draft.fields).answers()
    return answers


def remarks_on(dossiers: Dossiers, writing: Writing, answers: Answers) -> list[Remark]:
    """Return the remarks on these answers that were not put away; none while an answer is not well-formed."""
    if writing.form.check(answers):
        return []
    hidden = dossiers.hidden_remarks(writing.document.id)
    return [remark for remark in writing.form.remarks(answers) if remark.id not in hidden]


def progress_of(dossiers: Dossiers, writing: Writing, policy: Policy, today: date) -> Progress:
    """Return how far the document is, what is typed and not saved included."""
    drafts = drafts_of(dossiers, writing)
    answers = with_drafts(writing, drafts)
    return progress(
        writing.form,
        answers,
        origins=writing.origins,
        start=answers_of(writing, dossiers.revision(writing.document.id, 1)),
        faults=writing.form.check(answers, final=True, policy=policy, today=today),
        remarks=remarks_on(dossiers, writing, answers),
        unsaved=drafts,
    )


def page_of(writing: Writing, step: Step, draft: Draft | None) -> Page:
    """Return a page with what is saved, or with this account's draft over it."""
    return Page(writing.form, step, writing.answers, draft.fields if draft else None)


def save(
    dossiers: Dossiers, document_id: str, step: Step, base: int, typed: Typed, choices: dict[str, str] | None = None
) -> Saved | Refused | Clashed:
    """Save a page as a new revision, or say why not; whatever isn't saved is kept as a draft.

    Only this page's answers are put into the document, so someone else's work on other pages stays. ``base`` is the
    number of the revision that the writer saw. ``choices`` settle clashes by question key: "nu" keeps what stands in
    revision ``base``, any other takes what is typed. Raises `Frozen` and `NotFound`.
    """
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
        if (choices or {}).get(question.key) == "nu":
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


def move_faults(writing: Writing, move: Move, policy: Policy, today: date) -> list[Fault]:
    """Return what stands in the way of a move: a final document is complete, any other only well-formed."""
    return writing.form.check(writing.answers, final=STATES[move.target].frozen, policy=policy, today=today)


def downloaded(dossiers: Dossiers, writing: Writing) -> Revision:
    """Return the revision that a download is made of: the current one when it was made by a download, else a new one."""
    current = writing.document.revision
    if current.event == "gedownload":
        return current
    return dossiers.add_revision(writing.document.id, current.number, event="gedownload")


def emptied(writing: Writing, step: Step, typed: Typed, key: str) -> Typed:
    """Return the input with nothing at a question."""
    rest = [(name, value) for name, value in typed if writing.form.key_at(name) != key]
    fields = Page(writing.form, step, writing.answers, typed).fields
    single = [field.name for field in fields if not isinstance(field, SelectMultipleField)]
    return [*rest, *((name, "") for name in single if writing.form.key_at(name) == key and "[" not in name)]


def _known(form: Form, school: School, facts: dict[str, Any], account: Account, today: date) -> Answers:
    known: dict[str, Any] = {f"leerling.{name}": value for name, value in facts.items() if name != "nummer"}
    known |= {
        "school.naam": school.name,
        "school.locatie": school.location,
        "school.contactpersoon": school.contact,
        "opsteller": account.name,
        "naam_aanmelder": account.name,
        "datum": today.isoformat(),
        "schooljaar": school_year(today),
    }
    keys = {question.key for question in form.questions}
    answers: Answers = {}
    for key, value in known.items():
        if key in keys and value and not list(form.question(key).faults(value, key, {})):
            answers = put(answers, key, value)
    return answers


def _openable(documents: Sequence[Document]) -> list[Writing]:
    """Return the documents whose type and version this program knows."""
    found = []
    for document in documents:
        try:
            found.append(_opened(document))
        except (UnknownType, NewerVersion):
            continue
    return found


def _opened(document: Document) -> Writing:
    form = form_of(document.type)
    return Writing(document, form, form.upgrade(document.revision.answers, document.revision.form_version))


def _source(writing: Writing) -> Source:
    document = writing.document
    day = get(writing.answers, "datum")
    written = day if isinstance(day, str) else document.changed_at.date().isoformat()
    return Source(Origin(document.id, document.type, document.number, written), writing.form.kept(writing.answers))


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
