"""Documents on screen: starting one, writing it page by page, checking it, its Word file and its versions.

Nothing here knows a document type: pages are folded from the declaration.
"""

from flask import Blueprint

blueprint = Blueprint("documents", __name__, url_prefix="/documenten")

from service.web.documents import answers, review, steps, tasks, versions, word  # noqa: E402, F401  (their views)
