"""Pupils: finding them, their page, and their facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from forms import all_forms, form_of
from forms.faults import Fault, Message, NewerVersion, UnknownType
from forms.model import Form
from forms.page import Page
from forms.progress import progress
from forms.text import N_
from service.store import Document, Subject
from service.store.states import STATES
from service.web.current import account, dossiers, school, tx
from service.web.i18n import age, today
from service.web.pages import said
from service.web.permissions import permission
from service.web.security import LARGEST_FILES
from service.work.pupils import CARD, Facts, answers_of, classes, facts_of, folded, found
from service.work.writing import first_answers, school_year

PAGE = 50
"""Pupils on one page of the list."""

TIMELINE = 8
"""Events that a timeline shows."""

_EVENTS = {
    ("gestart", "concept"): N_("%(document)s gestart"),
    ("status", "concept"): N_("%(document)s weer concept"),
    ("status", "ter_bespreking"): N_("%(document)s ter bespreking"),
    ("status", "vastgesteld"): N_("%(document)s vastgesteld"),
    ("status", "afgesloten"): N_("%(document)s afgesloten"),
    ("heropend", "concept"): N_("%(document)s heropend"),
    ("uit_word", "concept"): N_("%(document)s: antwoorden uit Word"),
    ("uit_word", "ter_bespreking"): N_("%(document)s: antwoorden uit Word"),
}
"""What a timeline tells of a document, by the event of a revision and the state after it."""

blueprint = Blueprint("pupils", __name__)


@dataclass(frozen=True)
class Shown:
    """A document in a list. ``asked`` and ``answered`` count questions; both 0 for a document that is not a concept."""

    document: Document
    title: str
    asked: int = 0
    answered: int = 0


@dataclass(frozen=True)
class Offered:
    """A type to start. ``carried``: how many answers come along, ``sources``: out of which documents, by short name."""

    form: Form
    carried: int
    sources: tuple[str, ...]
    running: str | None


@dataclass(frozen=True)
class Happened:
    """A moment on the timeline."""

    text: str
    at: datetime
    by: str
    detail: str = ""


@blueprint.get("/leerlingen")
@permission("leerlingen.zien")
def overview() -> str:
    """Show the pupils, those that are sought first."""
    pupils = dossiers().subjects()
    sought, klas = request.args.get("zoek", "").strip()[:100], request.args.get("klas", "")[:120]
    hits = found(pupils, sought, klas)
    pages = max(1, -(-len(hits) // PAGE))
    number = min(max(1, request.args.get("pagina", 1, type=int)), pages)
    running: dict[str, int] = {}
    for document in dossiers().listed():
        for subject in document.subjects if not STATES[document.state].frozen else ():
            running[subject.id] = running.get(subject.id, 0) + 1
    return render_template(
        "pupils/overview.html",
        total=len(pupils),
        hits=len(hits),
        shown=hits[(number - 1) * PAGE : number * PAGE],
        running=running,
        classes=classes(pupils),
        sought=sought,
        klas=klas,
        number=number,
        pages=pages,
    )


@blueprint.get("/leerlingen/<subject_id>")
@permission("leerlingen.zien")
def pupil(subject_id: str) -> str:
    """Show what is known of a pupil: facts, documents, what happened, and what can be started."""
    subject = dossiers().subject(subject_id)
    documents = dossiers().documents(subject_id)
    year = school_year(today())
    waiting = dossiers().uploads(subject_id=subject.id)
    return render_template(
        "pupils/pupil.html",
        subject=subject,
        waiting=waiting,
        waiting_at={upload.document_id: upload for upload in waiting if upload.document_id},
        largest=LARGEST_FILES,
        age=age(subject.facts.get("geboortedatum")),
        year=year,
        documents=[_shown(document) for document in documents if document.schooljaar == year],
        earlier=[_shown(document) for document in documents if document.schooljaar != year],
        offered=_offered(subject, documents),
        timeline=_timeline(documents),
    )


@blueprint.route("/leerlingen/nieuw", methods=["GET", "POST"])
@permission("leerlingen.schrijven")
def add() -> ResponseReturnValue:
    """Add a pupil by hand."""
    page, faults = _card(None, {})
    if request.method == "POST" and not faults:
        given = facts_of(page.answers())
        same = (known for known in dossiers().subjects() if known.facts == given)  # the button was clicked twice
        subject = next(same, None) or dossiers().add_subject("leerling", given)
        return redirect(url_for(".pupil", subject_id=subject.id), 303)
    return _card_page(page, faults, None)


@blueprint.route("/leerlingen/<subject_id>/gegevens", methods=["GET", "POST"])
@permission("leerlingen.schrijven")
def facts(subject_id: str) -> ResponseReturnValue:
    """Change the facts of a pupil; documents keep what was filled in."""
    subject = dossiers().subject(subject_id)
    page, faults = _card(subject, subject.facts)
    if request.method == "POST" and not faults:
        kept = {name: value for name, value in subject.facts.items() if f"leerling.{name}" not in page.fields}
        dossiers().change_subject(subject.id, kept | facts_of(page.answers()))
        flash(gettext("De gegevens zijn bewaard. In documenten die er al zijn, verandert niets."))
        return redirect(url_for(".pupil", subject_id=subject.id), 303)
    return _card_page(page, faults, subject)


def _card(subject: Subject | None, known: Facts) -> tuple[Page, list[Fault]]:
    typed = list(request.form.items(multi=True)) if request.method == "POST" else None
    page = Page(CARD, CARD.steps[0], answers_of(known), typed)
    if typed is None or not page.validate():
        order = [question.key for question in CARD.questions]
        return page, sorted(page.faults, key=lambda fault: order.index(fault.path))
    number = str(facts_of(page.answers()).get("nummer") or "")
    same = [
        other
        for other in dossiers().subjects()
        if number and str(other.facts.get("nummer") or "") == number and (subject is None or other.id != subject.id)
    ]
    if same:
        message = N_("Leerlingnummer %(nummer)s is al van %(naam)s. Kijk het nummer na")
        fault = Fault("leerling.nummer", message, {"nummer": number, "naam": same[0].facts.get("naam", "")})
        page.fields[fault.path].errors = [fault]
        return page, [fault]
    return page, []


def _card_page(page: Page, faults: list[Fault], subject: Subject | None) -> ResponseReturnValue:
    mentors = {str(one.facts.get("mentor") or "") for one in dossiers().subjects()}
    mentors |= {one.name for one in tx().accounts(account().school_id)}
    html = render_template(
        "pupils/card.html",
        page=page,
        subject=subject,
        mentors=sorted(mentors - {""}, key=folded),
        classes=classes(dossiers().subjects()),
        faults=[{"href": f"#{fault.path}", "text": said(fault)} for fault in faults],
    )
    return html, 422 if faults else 200


def title_of(type_: str) -> str:
    """Return the short name of a document type; of one that this program doesn't know, its key."""
    try:
        return gettext(form_of(type_).short_title)
    except UnknownType:
        return type_


def _shown(document: Document) -> Shown:
    title = title_of(document.type)
    if document.state != "concept":
        return Shown(document, title)
    try:
        form = form_of(document.type)
        far = progress(form, form.upgrade(document.revision.answers, document.revision.form_version))
    except (UnknownType, NewerVersion):
        return Shown(document, title)
    return Shown(document, title, far.asked, far.answered)


def _offered(subject: Subject, documents: list[Document]) -> list[Offered]:
    """Return every type with what would come along, in the order of the care route: what builds on nothing first."""
    offered = []
    for form in sorted(all_forms().values(), key=lambda form: (form.subject, form.minutes, form.type)):
        _, origins = first_answers(dossiers(), school(), subject.id, form, today())
        sources = dict.fromkeys(title_of(origin.type) for origin in origins.values())
        running = next((one.id for one in documents if one.type == form.type and one.state == "concept"), None)
        offered.append(Offered(form, len(origins), tuple(sources), running))
    return offered


def _timeline(documents: list[Document]) -> list[Happened]:
    """Return the last things that happened, the newest first."""
    happened = []
    for document in documents:
        for revision in dossiers().revisions(document.id):
            message = _EVENTS.get((revision.event, revision.state))
            if message:
                text = Message("", message, {"document": title_of(document.type)}).text(gettext)
                happened.append(Happened(text, revision.at, revision.author, revision.reason or ""))
    return sorted(happened, key=lambda one: one.at, reverse=True)[:TIMELINE]
