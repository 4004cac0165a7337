"""The versions of a document, and what is different between two of them."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from forms.compare import compare
from service.store.states import EVENTS
from service.web.current import dossiers
from service.web.documents import blueprint
from service.web.documents.shown import about, opened_document
from service.web.permissions import permission
from service.work.writing import answers_of


@blueprint.get("/<document_id>/versies")
@permission("documenten.zien")
def versions(document_id: str) -> ResponseReturnValue:
    """List the versions, the last one first, and compare the two that were chosen (``?van=2&naar=5``)."""
    writing = opened_document(document_id)
    revisions = {revision.number: revision for revision in dossiers().revisions(document_id)}
    chosen = [request.args.get(name, type=int) for name in ("van", "naar")]
    pair = [revisions[number] for number in chosen if number in revisions]
    changes = None
    if len(pair) == 2:
        pair.sort(key=lambda revision: revision.number)
        changes = compare(writing.form, answers_of(writing, pair[0]), answers_of(writing, pair[1]))
    return render_template(
        "documents/versions.html",
        writing=writing,
        about=about(writing.document),
        revisions=[revisions[number] for number in sorted(revisions, reverse=True)],
        events=EVENTS,
        pair=pair,
        changes=changes,
        waiting=dossiers().uploads(document_id=document_id),
    )
