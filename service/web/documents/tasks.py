"""Starting a document, and its task list."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.web.current import dossiers, school
from service.web.documents import blueprint
from service.web.documents.shown import about, opened_document, progress_now
from service.web.i18n import today
from service.web.permissions import permission
from service.work import writing as work
from service.work.telling_parents import standing


@blueprint.post("/start")
@permission("documenten.schrijven")
def start() -> ResponseReturnValue:
    """Start a document about a pupil with what is known, and show its task list."""
    document = work.start(
        dossiers(), school(), request.form.get("subject_id", ""), request.form.get("type", ""), today()
    )
    return redirect(url_for("documents.tasks", document_id=document.id), 303)


@blueprint.get("/<document_id>")
@permission("documenten.zien")
def tasks(document_id: str) -> ResponseReturnValue:
    """Show the pages of a document, how far each is, and where to go on."""
    writing = opened_document(document_id)
    return render_template(
        "documents/tasks.html",
        writing=writing,
        about=about(writing.document),
        progress=progress_now(writing),
        standing=standing(writing.form, writing.answers),
        waiting=dossiers().uploads(document_id=document_id),
    )
