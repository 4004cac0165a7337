"""What is said of a file with which nothing can be done now."""

from __future__ import annotations

from typing import Any

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from forms import form_of
from forms.model import Step
from forms.page import Page
from forms.questions import Rows
from service.store import Document, Settled, Upload
from service.store.states import OUTCOMES
from service.web.i18n import moment
from service.web.pupils import title_of
from service.web.returning import blueprint
from service.web.returning.cards import OWN
from service.web.returning.desk import about_of, desk, names
from service.web.returning.own import PREFIX
from service.web.security import LARGEST_FILES
from service.work.returning import Newer, NotComparable, Refusal, Unread, WrongPupil


def stopped(outcome: Refusal | Unread | WrongPupil | Newer) -> ResponseReturnValue:
    """Return the page that says why, with what to do."""
    why = full_stop(outcome.why.text(gettext))
    if isinstance(outcome, WrongPupil):
        who = names(outcome.document.subjects)
        links = [
            (gettext("Bekijk de verschillen bij %(naam)s", naam=who), url_for(".page", upload_id=outcome.upload.id))
        ]
        return _page(outcome.upload, gettext("Dit bestand gaat over %(naam)s", naam=who), why, links), 409
    if isinstance(outcome, Newer):
        return _page(outcome.upload, gettext("Dit bestand is nieuwer dan dit programma"), why), 409
    if isinstance(outcome, Unread):
        current_app.logger.error("a Word file could not be read\n%s", outcome.trace)
        return _page(outcome.upload, gettext("Dit bestand lezen ging mis bij ons"), why), 500
    return _page(outcome.upload, gettext("Dit bestand kunnen we niet gebruiken"), why, again=True), 422


@blueprint.errorhandler(NotComparable)
def _not_comparable(error: NotComparable) -> ResponseReturnValue:
    """Say of a file that cannot be taken over why not."""
    if isinstance(error.found, Refusal | Unread | Newer):
        return stopped(error.found)
    return redirect(url_for(".page", upload_id=error.found.upload.id), 303)


def full_stop(sentence: str) -> str:
    """Return a sentence with its full stop: those that stand beside a field have none."""
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


@blueprint.errorhandler(Settled)
def _too_late(_error: Settled) -> ResponseReturnValue:
    """Say of a file that was dealt with just now, by a second click or somebody else, what became of it."""
    return dealt_with(str((request.view_args or {})["upload_id"])), 409


def dealt_with(upload_id: str) -> str:
    """Return the page of a file that was dealt with before, with what was typed about it and stands nowhere."""
    with desk().seeing() as dossiers:
        upload = dossiers.upload(upload_id)
        document, _ = about_of(upload, dossiers)
    links = []
    if document:
        links = [
            (
                gettext("Naar %(document)s", document=title_of(document.type)),
                url_for("documents.tasks", document_id=document.id),
            ),
            (gettext("Bekijk alle versies"), url_for("documents.versions", document_id=document.id)),
        ]
    unsaved = _unsaved(document) if document and request.method == "POST" else []
    sentence = gettext(
        "%(uitkomst)s door %(naam)s, %(wanneer)s. Zet het bestand opnieuw neer als er toch iets mee moet gebeuren.",
        uitkomst=gettext(OUTCOMES[upload.outcome]),
        naam=upload.settled_by,
        wanneer=moment(upload.settled_at) if upload.settled_at else "",
    )
    return _page(upload, gettext("Dit bestand is al afgehandeld"), sentence, links, unsaved=unsaved)


def _unsaved(document: Document) -> list[tuple[str, str]]:
    """Return what was sent that somebody wrote and that does not stand in the document: question and text."""
    form = form_of(document.type)
    fields = Page(form, Step("alles", "", tuple(form.questions)), document.revision.answers).fields.data
    there = {text for value in fields.values() for text in (value if isinstance(value, list) else [value])}
    labels = {question.key: question.label for question in form.questions}
    row_ids = {question.key for question in form.questions if isinstance(question, Rows)}
    chosen = tuple(f"{PREFIX}{name.partition(':')[2]}" for name, value in request.form.items() if value == OWN)
    found = []
    for name, value in request.form.items(multi=True):
        label = labels.get(form.key_at(name.removeprefix(PREFIX)))
        text = value.replace("\r\n", "\n").strip()
        if not label or not text or text in there or name in row_ids:
            continue
        if name.startswith(chosen) or not name.startswith(PREFIX):
            found.append((label, text))
    return found


def _page(
    upload: Upload,
    title: str,
    sentence: str,
    links: list[tuple[str, str]] | None = None,
    *,
    again: bool = False,
    unsaved: list[tuple[str, str]] | None = None,
) -> Any:
    with desk().seeing() as dossiers:
        _, subject = about_of(upload, dossiers)
    return render_template(
        "returning/stopped.html",
        upload=upload,
        title=title,
        sentence=sentence,
        links=links or [],
        again=again,
        unsaved=unsaved or [],
        subject=subject,
        largest=LARGEST_FILES,
    )
