"""Writing a document: starting it, reading it as it is now, moving it on, downloading it.

What a view does with a document, without a request, a session or a clock: those come in as arguments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from forms import form_of
from forms.answers import Answers, get, put
from forms.carry import Origin, Source, carry_over
from forms.faults import Fault, NewerVersion, Remark, UnknownType
from forms.model import Form, Step
from forms.page import Page
from forms.progress import Progress, progress
from forms.rules import Policy
from service.store import Account, Document, Dossiers, Draft, Revision, School
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


def policy_of(school: School) -> Policy:
    """Return what a school settled for itself."""
    age = school.settings.get(CONSENT_AGE)
    return Policy(consent_age=age) if isinstance(age, int) else Policy()


def school_year(today: date) -> str:
    """Return ``2026-2027``; a school year starts on 1 August (WVO 2020)."""
    first = today.year if today.month >= 8 else today.year - 1
    return f"{first}-{first + 1}"


def start(dossiers: Dossiers, school: School, subject_id: str, type_: str, today: date) -> Document:
    """Start a document about a pupil with all that is known; raises `UnknownType` and `NotFound`.

    One that this account started just so and that nobody touched yet is the same: a button is soon clicked twice.
    """
    form = form_of(type_)
    answers, origins = first_answers(dossiers, school, subject_id, form, today)
    stored = {key: origin.stored() for key, origin in origins.items()}
    for document in dossiers.documents(subject_id):
        revision = document.revision
        just_so = (revision.number, revision.author, revision.answers) == (1, dossiers.account.name, answers)
        if document.type == type_ and just_so:
            return document
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
    return opened_as(dossiers.document(document_id))


def opened_as(document: Document) -> Writing:
    """Return a document that was read as one to work on; raises `UnknownType` and `NewerVersion`."""
    form = form_of(document.type)
    return Writing(document, form, form.upgrade(document.revision.answers, document.revision.form_version))


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
    first = dossiers.revision(writing.document.id, 1)
    return progress(
        writing.form,
        answers,
        origins=writing.origins,
        # A document that began from Word began with what somebody wrote there.
        start={} if first.event == "uit_word" else answers_of(writing, first),
        faults=writing.form.check(answers, final=True, policy=policy, today=today),
        remarks=remarks_on(dossiers, writing, answers),
        unsaved=drafts,
    )


def page_of(writing: Writing, step: Step, draft: Draft | None) -> Page:
    """Return a page with what is saved, or with this account's draft over it."""
    return Page(writing.form, step, writing.answers, draft.fields if draft else None)


def move_faults(writing: Writing, move: Move, policy: Policy, today: date) -> list[Fault]:
    """Return what stands in the way of a move: a final document is complete, any other only well-formed."""
    return writing.form.check(writing.answers, final=STATES[move.target].frozen, policy=policy, today=today)


def downloaded(dossiers: Dossiers, writing: Writing) -> Revision:
    """Return the revision that a download is made of: the current one when it was made by a download, else a new one."""
    current = writing.document.revision
    if current.event == "gedownload":
        return current
    return dossiers.add_revision(writing.document.id, current.number, event="gedownload")


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
            found.append(opened_as(document))
        except (UnknownType, NewerVersion):
            continue
    return found


def _source(writing: Writing) -> Source:
    document = writing.document
    day = get(writing.answers, "datum")
    written = day if isinstance(day, str) else document.changed_at.date().isoformat()
    return Source(Origin(document.id, document.type, document.number, written), writing.form.kept(writing.answers))
