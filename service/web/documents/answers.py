"""The answers themselves, as JSON, and the schema that they follow."""

from __future__ import annotations

from io import BytesIO

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from forms import form_of
from service.web.documents import blueprint
from service.web.documents.shown import opened_document
from service.web.permissions import permission
from service.work.handing_out import answers_file, as_json, file_name


@blueprint.get("/<document_id>/antwoorden.json")
@permission("documenten.zien")
def answers(document_id: str) -> ResponseReturnValue:
    """Give the answers as they are saved now, in the shape that the command line takes.

    Sensitive answers stay out, unless they are asked for with ``?gevoelig=1``.
    """
    writing = opened_document(document_id)
    given = answers_file(writing, sensitive=request.args.get("gevoelig") == "1")
    return send_file(BytesIO(given), "application/json", as_attachment=True, download_name=file_name(writing, "json"))


@blueprint.get("/schema/<type_>.json")
@permission("documenten.zien")
def schema(type_: str) -> ResponseReturnValue:
    """Give the JSON Schema of a type: of a final document, or with ``?soort=draft`` of one that is being written."""
    kind = request.args.get("soort", "final")
    if kind not in ("draft", "final"):
        raise NotFound
    return Response(as_json(form_of(type_).schema(kind == "final")), mimetype="application/schema+json")
