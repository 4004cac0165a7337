"""One page of a document: asking, keeping what is typed, saving, and choosing when someone else saved first."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import BadRequest, NotFound

from forms.answers import Answers
from forms.faults import Fault
from forms.model import Step
from forms.page import Page, Typed
from forms.questions import Text
from service.store import Frozen
from service.web.current import dossiers, school
from service.web.documents import blueprint
from service.web.documents.actions import act
from service.web.documents.conflict import conflict_page
from service.web.documents.sheet import Sheet
from service.web.documents.shown import (
    about,
    answers_shown,
    length_of,
    of_page,
    opened_document,
    progress_now,
    saved_at,
)
from service.web.i18n import today
from service.web.permissions import permission
from service.work import saving
from service.work import writing as work
from service.work.saving import Clashed, Refused
from service.work.writing import Writing

#: Beside the fields of the questions: which "Overgenomen uit" bars were put away.
SETTLED = "klopt"


@blueprint.get("/<document_id>/deel/<slug>")
@permission("documenten.schrijven")
def step(document_id: str, slug: str) -> ResponseReturnValue:
    """Show a page, with this account's draft over what is saved; ``?nakijken=1`` shows what a final document lacks."""
    writing = opened_document(document_id)
    asked = step_of(writing, slug)
    if writing.frozen:
        return _read_only(writing, asked)
    draft = dossiers().draft(document_id, slug)
    page = work.page_of(writing, asked, draft)
    if checking():
        page.validate(final=True, policy=work.policy_of(school()), today=today())
    elif draft:
        page.validate()
    return _page(
        writing,
        page,
        page.faults,
        base=draft.base if draft else writing.document.number,
        typed=draft.fields if draft else [],
        saved=draft.saved_at if draft else writing.document.changed_at,
    )


@blueprint.post("/<document_id>/deel/<slug>")
@permission("documenten.schrijven")
def save(document_id: str, slug: str) -> ResponseReturnValue:
    """Save a page and go on to the next; or do what another button of the page says, and keep the rest as a draft."""
    writing = opened_document(document_id)
    asked = step_of(writing, slug)
    typed, base = typed_on(writing, asked), based_on()
    if writing.frozen:
        dossiers().keep_draft(document_id, slug, base, typed)
        return _stopped(writing, asked), 409
    action = request.form.get("actie", "")
    if action == "later":
        _keep(writing, asked, base, typed)
        return redirect(url_for("documents.tasks", document_id=document_id), 303)
    if action == "vergeet":
        dossiers().drop_draft(document_id, slug)
        return redirect(url_for("documents.step", document_id=document_id, slug=slug, nakijken=checking() or None), 303)
    if action:
        done = act(writing, asked, typed, action)
        _keep(writing, asked, base, done.typed)
        if done.hide:
            dossiers().hide_remark(document_id, done.hide)
        target = url_for("documents.step", document_id=document_id, slug=slug, nakijken=checking() or None)
        return redirect(f"{target}#{done.target}", 303)
    chosen, typed = _chosen(asked, typed)
    settled = chosen is None or all(chosen.values())
    if not settled:  # a choice is still open: compare again with what they started from
        base = request.form.get("van", base, type=int)
    outcome = saving.save(dossiers(), document_id, asked, base, typed, chosen if settled else None)
    if isinstance(outcome, Refused):
        if chosen is not None:  # what was chosen is asked again after mending: nobody's answer goes unseen
            base = request.form.get("van", base, type=int)
            dossiers().keep_draft(document_id, slug, base, typed)
        page = Page(writing.form, asked, writing.answers, typed)
        page.faults = list(outcome.faults)
        return _page(writing, page, page.faults, base=base, typed=typed, refused=True), 422
    if isinstance(outcome, Clashed):
        title, here = gettext(asked.title), url_for("documents.step", document_id=document_id, slug=slug)
        return conflict_page(writing, title, here, typed, outcome, chosen), 409
    for notice in outcome.notices:
        flash(notice.text(gettext))
    if checking():
        return redirect(url_for("documents.review", document_id=document_id), 303)
    return redirect(_after(opened_document(document_id), asked), 303)


@blueprint.post("/<document_id>/deel/<slug>/concept")
@permission("documenten.schrijven")
def keep(document_id: str, slug: str) -> ResponseReturnValue:
    """Keep what is typed on a page as a draft, for the script that saves while someone types."""
    writing = opened_document(document_id)
    asked = step_of(writing, slug)
    typed = typed_on(writing, asked)
    if writing.frozen:
        dossiers().keep_draft(document_id, slug, based_on(), typed)
        return jsonify(message=Frozen(writing.document.state).text(gettext)), 409
    answers = _keep(writing, asked, based_on(), typed)
    meter = render_template("documents/meter.html", writing=writing, **length_of(writing.form, answers))
    return jsonify(message=saved_at(datetime.now(UTC)), meter=meter)


def step_of(writing: Writing, slug: str) -> Step:
    """Return the page of an address."""
    try:
        return writing.form.step(slug)
    except KeyError:
        raise NotFound from None


def checking() -> bool:
    """Tell whether the page is asked for from the check-your-answers page."""
    return request.values.get("nakijken") == "1"


def based_on() -> int:
    """Return the number of the revision that the page was made from."""
    base = request.form.get("revisie", type=int)
    if base is None:
        raise BadRequest
    return base


def typed_on(writing: Writing, asked: Step) -> Typed:
    """Return what was typed in the fields of a page, and nothing else that was sent."""
    keys = {question.key for question in asked.questions}
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if writing.form.key_at(name) in keys or (name == SETTLED and value in keys)
    ]


def _keep(writing: Writing, asked: Step, base: int, typed: Typed) -> Answers:
    """Keep a draft, unless nothing in it is different from what is saved; return the answers as they are typed."""
    answers = Page(writing.form, asked, writing.answers, typed).answers()
    settled = any(name == SETTLED for name, _ in typed)
    if answers == writing.answers and not settled:
        dossiers().drop_draft(writing.document.id, asked.slug)
    else:
        dossiers().keep_draft(writing.document.id, asked.slug, base, typed)
    return answers


def _chosen(asked: Step, typed: Typed) -> tuple[dict[str, str] | None, Typed]:
    """Return what was chosen for each question of the conflict page, None for any other page, and the input.

    A text that was written of both stands in the input.
    """
    clashing = set(request.form.getlist("botst"))
    if not clashing:
        return None, typed
    chosen = {}
    for question in asked.questions:
        if question.key not in clashing:
            continue
        choice = request.form.get(f"keuze:{question.key}", "")
        chosen[question.key] = choice
        if choice == "samen" and isinstance(question, Text):
            rest = [(name, value) for name, value in typed if name != question.key]
            typed = [*rest, (question.key, request.form.get(f"samen:{question.key}", ""))]
    return chosen, typed


def _page(
    writing: Writing,
    page: Page,
    faults: list[Fault],
    *,
    base: int,
    typed: Typed,
    saved: object = None,
    refused: bool = False,
) -> str:
    settled = {value for name, value in typed if name == SETTLED}
    sheet = Sheet(writing, page, settled)
    return render_template(
        "documents/step.html",
        writing=writing,
        about=about(writing.document),
        step=page.step,
        progress=progress_now(writing),
        sheet=sheet,
        problems=of_page(page, faults),
        base=base,
        settled=sorted(settled),
        saved=saved,
        drafted=bool(typed),
        **length_of(writing.form, sheet.answers),
        refused=refused,
        checking=checking(),
    )


def _read_only(writing: Writing, asked: Step) -> str:
    return render_template(
        "documents/read_only.html",
        writing=writing,
        about=about(writing.document),
        step=asked,
        progress=progress_now(writing),
        shown=answers_shown(writing.form, asked, writing.answers),
    )


def _stopped(writing: Writing, asked: Step) -> str:
    return render_template(
        "documents/stopped.html",
        writing=writing,
        about=about(writing.document),
        title=gettext(asked.title),
        sentence=Frozen(writing.document.state).text(gettext),
    )


def _after(writing: Writing, asked: Step) -> str:
    """Return where to go from a saved page: to the next one on the route, at last to the check of all."""
    steps = [one.step for one in progress_now(writing).steps]
    later = [step for step in steps if writing.form.steps.index(step) > writing.form.steps.index(asked)]
    if not later:
        return url_for("documents.review", document_id=writing.document.id)
    return url_for("documents.step", document_id=writing.document.id, slug=later[0].slug)
