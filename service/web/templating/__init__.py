"""Word templates of a school: putting down another one, checking it, and making documents again with it.

Nothing here knows a document type. Where a file is looked into, the views open the store for moments only.
"""

from flask import Blueprint

blueprint = Blueprint("templating", __name__, url_prefix="/sjablonen")

from service.web.templating import lists, names, overview, runs, selecting, uploading, versions  # noqa: E402, F401
