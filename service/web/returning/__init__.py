"""Word files that come back: putting them down, seeing what they would change, taking it over.

Nothing here knows a document type. The views open the store for moments only (`desk`): reading a file may take long.
"""

from flask import Blueprint

blueprint = Blueprint("returning", __name__, url_prefix="/terug")

from service.web.returning import comparison, drop, placing, several  # noqa: E402, F401  (their views)
