"""What parents read of a document: writing it beside the staff's text, seeing it as they will, and making their version."""

from flask import Blueprint

blueprint = Blueprint("parents", __name__, url_prefix="/documenten/<document_id>/voor-ouders")

from service.web.parents import looking, preview, writing  # noqa: E402, F401  (their views)
