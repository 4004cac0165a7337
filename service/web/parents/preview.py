"""The document as parents will see it, before anything is made."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from service.web.current import dossiers
from service.web.documents.shown import about, opened_document
from service.web.parents import blueprint
from service.web.parents.writing import sheet_of
from service.web.permissions import permission
from service.work.telling_parents import DRAFT


@blueprint.get("/bekijk")
@permission("documenten.zien")
def preview(document_id: str) -> ResponseReturnValue:
    """Show what is saved as parents will see it."""
    writing = opened_document(document_id)
    return render_template(
        "parents/preview.html",
        writing=writing,
        about=about(writing.document),
        sheet=sheet_of(writing, []),
        drafted=not writing.frozen and dossiers().draft(document_id, DRAFT) is not None,
    )
