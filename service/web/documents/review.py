"""All answers on one page, what is still asked of them, and the moves from one state to another."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from forms.answers import get
from forms.page import Page
from service.store import WrongState
from service.store.states import STATES, move_between, moves_from
from service.web.current import dossiers, school
from service.web.documents import blueprint
from service.web.documents.shown import (
    Problem,
    about,
    answers_shown,
    field_id,
    length_of,
    opened_document,
    problems,
    progress_now,
)
from service.web.i18n import today
from service.web.permissions import permission
from service.work.handing_out import name_of
from service.work.telling_parents import standing
from service.work.writing import Writing, drafts_of, move_faults, policy_of, remarks_on


@blueprint.get("/<document_id>/controle")
@permission("documenten.zien")
def review(document_id: str) -> ResponseReturnValue:
    """Show all answers, each with a way to change it."""
    return _page(opened_document(document_id))


@blueprint.post("/<document_id>/status")
@permission("documenten.schrijven")
def move(document_id: str) -> ResponseReturnValue:
    """Bring the document into another state, or say what it lacks for that."""
    writing = opened_document(document_id)
    target = request.form.get("naar", "")
    wanted = move_between(writing.document.state, target)
    if wanted is None:
        raise WrongState(writing.document.state, target)
    faults = move_faults(writing, wanted, policy_of(school()), today())
    if faults:
        return _page(writing, problems(writing.form, writing.answers, faults)), 422
    reason = request.form.get("reden", "").strip()
    if wanted.needs_reason and not reason:
        missing = gettext("Schrijf op waarom je dit document wijzigt. Dat komt bij de versies te staan.")
        return _page(writing, [Problem("reden", "reden", missing)]), 422
    dossiers().add_revision(document_id, _based_on(writing), event=wanted.event, state=target, reason=reason or None)
    flash(gettext("Dit document is nu: %(state)s.", state=gettext(STATES[target].label)))
    return redirect(url_for("documents.review", document_id=document_id), 303)


def _based_on(writing: Writing) -> int:
    """Return the revision to move on from: the one on the page, or today's when no answer changed since.

    Downloading makes a revision too, and whoever looks at the Word document first comes back to an older page.
    """
    current = writing.document.revision
    base = request.form.get("revisie", type=int) or current.number
    if base == current.number:
        return base
    seen = dossiers().revision(writing.document.id, base)
    same = (seen.answers, seen.form_version, seen.state) == (current.answers, current.form_version, current.state)
    return current.number if same else base


def _page(writing: Writing, stopped_by: list[Problem] | None = None) -> str:
    """Return the page; ``stopped_by`` is what stood in the way of a move."""
    form, answers, document = writing.form, writing.answers, writing.document
    final = form.check(answers, final=True, policy=policy_of(school()), today=today())
    remarks = [] if writing.frozen else remarks_on(dossiers(), writing, answers)
    return render_template(
        "documents/review.html",
        writing=writing,
        about=about(document),
        name=name_of(document),
        progress=progress_now(writing),
        standing=standing(form, answers),
        steps=[(step, answers_shown(form, step, answers)) for step in form.steps],
        final=problems(form, answers, final),
        stopped_by=stopped_by,
        remarks=[
            (
                remark,
                form.step_of(remark.path),
                field_id(Page(form, form.step_of(remark.path), answers).field_name(remark.path)),
            )
            for remark in remarks
        ],
        remarks_at={
            key: [remark for remark in remarks if form.key_at(remark.path) == key]
            for key in {form.key_at(remark.path) for remark in remarks}
        },
        **length_of(form, answers),
        sensitive=any(question.sensitive and get(answers, question.key) is not None for question in form.questions),
        moves=moves_from(document.state),
        states=STATES,
        unsaved=drafts_of(dossiers(), writing),
        reason=request.form.get("reden", ""),
    )
