"""Looking at a text while it is typed: what comes in is looked at and forgotten."""

from __future__ import annotations

from flask import jsonify, render_template
from flask.typing import ResponseReturnValue

from service.web.documents.shown import field_id, opened_document
from service.web.parents import blueprint
from service.web.parents.writing import sheet_of, typed_on
from service.web.permissions import permission


@blueprint.post("/kijk-na")
@permission("documenten.schrijven")
def look(document_id: str) -> ResponseReturnValue:
    """Give the remarks about what stands in the boxes now, as pieces of the page; nothing of it is kept."""
    writing = opened_document(document_id)
    sheet = sheet_of(writing, typed_on())
    return jsonify(
        bar=render_template("parents/bar.html", sheet=sheet),
        boxes={
            field_id(box.name): {
                "marked": render_template("parents/marked.html", sheet=sheet, box=box),
                "margin": render_template("parents/margin.html", sheet=sheet, box=box, writing=writing),
            }
            for box in sheet.boxes
        },
    )
