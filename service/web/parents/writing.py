"""The page on which staff write what parents read: asking, keeping, saving, choosing when someone else saved first."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import BadRequest

from forms.page import Typed
from service.plain import Glossary
from service.store import Frozen
from service.web.current import dossiers, school
from service.web.documents.conflict import conflict_page
from service.web.documents.shown import Problem, about, field_id, opened_document, saved_at
from service.web.parents import blueprint
from service.web.parents.actions import act
from service.web.parents.sheet import Sheet
from service.web.permissions import permission
from service.work import telling_parents as work
from service.work.for_parents import material_of
from service.work.saving import Clashed, Refused
from service.work.telling_parents import DRAFT, SEEN, SHOWN, TEXT
from service.work.writing import Writing, answers_of


@blueprint.get("")
@permission("documenten.zien")
def page(document_id: str) -> ResponseReturnValue:
    """Show the staff's texts with what parents read beside them, and this account's draft over what is saved."""
    writing = opened_document(document_id)
    draft = None if writing.frozen else dossiers().draft(document_id, DRAFT)
    if draft is None:
        return _page(writing, sheet_of(writing, []), base=writing.document.number)
    return _page(writing, sheet_of(writing, draft.fields), base=draft.base, saved=draft.saved_at)


@blueprint.post("")
@permission("documenten.schrijven")
def save(document_id: str) -> ResponseReturnValue:
    """Save and show it as parents will see it; or do what another button says, and keep the rest as a draft."""
    writing = opened_document(document_id)
    typed, base = typed_on(), based_on()
    if writing.frozen:
        dossiers().keep_draft(document_id, DRAFT, base, typed)
        return _stopped(writing), 409
    action = request.form.get("actie", "")
    here = url_for("parents.page", document_id=document_id)
    if action == "vergeet":
        dossiers().drop_draft(document_id, DRAFT)
        return redirect(here, 303)
    if action:
        done = act(sheet_of(writing, typed), action)
        _keep(writing, base, done.typed)
        later = url_for("documents.tasks", document_id=document_id)
        return redirect(later if action == "later" else f"{here}#{done.target}", 303)
    chosen, typed = _chosen(typed)
    settled = chosen if chosen and all(chosen.values()) else {}
    # The page with the choices shows revision `base`; what was typed began with an earlier one.
    began = request.form.get("van", base, type=int)
    outcome = work.save(dossiers(), document_id, began, typed, settled, base)
    if isinstance(outcome, Refused):
        problems = [Problem(fault.path, field_id(fault.path), fault.text(gettext)) for fault in outcome.faults]
        return _page(writing, sheet_of(writing, typed), base=began, problems=problems), 422
    if isinstance(outcome, Clashed):
        return _clash(writing, typed, outcome, chosen), 409
    for notice in outcome.notices:
        flash(notice.text(gettext))
    return redirect(url_for("parents.preview", document_id=document_id), 303)


@blueprint.post("/concept")
@permission("documenten.schrijven")
def keep(document_id: str) -> ResponseReturnValue:
    """Keep what is typed as a draft, for the script that saves while someone types."""
    writing = opened_document(document_id)
    if writing.frozen:
        dossiers().keep_draft(document_id, DRAFT, based_on(), typed_on())
        return jsonify(message=Frozen(writing.document.state).text(gettext)), 409
    _keep(writing, based_on(), typed_on())
    return jsonify(message=saved_at(datetime.now(UTC)))


def sheet_of(writing: Writing, typed: Typed) -> Sheet:
    """Return the page of a document with what is typed on it."""
    return Sheet(writing.form, writing.answers, typed, glossary())


def glossary() -> Glossary:
    """Return the words to explain, with what the school made of them."""
    return material_of(school()).glossary


def typed_on() -> Typed:
    """Return what was typed and chosen on the page, and nothing else that was sent."""
    return [(name, value) for name, value in request.form.items(multi=True) if name.startswith((TEXT, SHOWN, SEEN))]


def based_on() -> int:
    """Return the number of the revision that the page was made from."""
    base = request.form.get("revisie", type=int)
    if base is None:
        raise BadRequest
    return base


def _keep(writing: Writing, base: int, typed: Typed) -> None:
    """Keep a draft, unless nothing in it is different from what it was made from."""
    before = answers_of(writing, dossiers().revision(writing.document.id, base))
    if work.told(writing.form, before, typed) == before:
        dossiers().drop_draft(writing.document.id, DRAFT)
    else:
        dossiers().keep_draft(writing.document.id, DRAFT, base, typed)


def _chosen(typed: Typed) -> tuple[dict[str, str] | None, Typed]:
    """Return what was chosen for each text of the conflict page, None for any other page, and what is typed then."""
    clashing = request.form.getlist("botst")
    if not clashing:
        return None, typed
    chosen = {name: request.form.get(f"keuze:{name}", "") for name in clashing}
    both = {name: request.form.get(f"samen:{name}", "") for name, choice in chosen.items() if choice == "samen"}
    return chosen, [(name, value) for name, value in typed if name not in both] + list(both.items())


def _clash(writing: Writing, typed: Typed, outcome: Clashed, chosen: dict[str, str] | None) -> str:
    return conflict_page(
        writing,
        gettext("Voor ouders"),
        url_for("parents.page", document_id=writing.document.id),
        typed,
        outcome,
        chosen,
    )


def _stopped(writing: Writing) -> str:
    return render_template(
        "documents/stopped.html",
        writing=writing,
        about=about(writing.document),
        title=gettext("Voor ouders"),
        sentence=Frozen(writing.document.state).text(gettext),
    )


def _page(
    writing: Writing, sheet: Sheet, *, base: int, saved: datetime | None = None, problems: list[Problem] | None = None
) -> str:
    return render_template(
        "parents/page.html",
        writing=writing,
        about=about(writing.document),
        sheet=sheet,
        base=base,
        saved=saved,
        drafted=bool(sheet.typed),
        problems=problems or [],
    )
