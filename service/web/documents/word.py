"""The Word document of what is saved now."""

from __future__ import annotations

from io import BytesIO

from flask import request, send_file
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from forms.text import N_
from service.letters import NoSuchLanguage
from service.web.current import account, settings, store
from service.web.documents import blueprint
from service.web.errors import Shown, error_page
from service.web.permissions import permission
from service.word import NoSuchTemplate, TemplateRefused
from service.work.handing_out import word_file

MIMETYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/<document_id>/word")
@permission("documenten.zien", own_transaction=True)
def word(document_id: str) -> ResponseReturnValue:
    """Make the Word document, keep it, and give it.

    ``?versie=toestemming`` for another template over the same answers, ``&taal=tr`` for the language of a letter to parents.
    """
    try:
        made = word_file(
            store(), account(), settings().secret_key.encode(), document_id, *map(_asked, ("versie", "taal"))
        )
    except (NoSuchLanguage, NoSuchTemplate) as missing:
        return error_page(Shown(404, N_("Deze versie is er niet")), missing.reason.text(gettext))
    except TemplateRefused as refused:
        return error_page(Shown(422, N_("Dit document kan niet worden gemaakt")), refused.findings[0].text(gettext))
    return send_file(BytesIO(made.data), MIMETYPE, as_attachment=True, download_name=made.name)


def _asked(name: str) -> str:
    return request.args.get(name, "")
