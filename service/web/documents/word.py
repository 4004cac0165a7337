"""The Word document of what is saved now."""

from __future__ import annotations

import re
from io import BytesIO

from flask import request, send_file
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from forms.text import N_
from service.store import Revision
from service.web.current import account, settings, store
from service.web.documents import blueprint
from service.web.documents.shown import name_of
from service.web.errors import Shown, error_page
from service.web.permissions import permission
from service.word import Identity, NoSuchTemplate, fill, shipped_template
from service.work.writing import Writing, downloaded, opened

MIMETYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# The last ones turn the direction of what follows: a name could seem to end in another way than it does.
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u2028-\u202e\u2066-\u2069]+')


@blueprint.get("/<document_id>/word")
@permission("documenten.zien", own_transaction=True)
def word(document_id: str) -> ResponseReturnValue:
    """Make the Word document, keep it, and give it; ``?versie=toestemming`` for another template over the same answers.

    A revision is made of it, unless nothing changed since the last download.
    """
    variant = request.args.get("versie", "")
    with store().write() as tx:
        dossiers = tx.visible_to(account())
        writing = opened(dossiers, document_id)
        try:
            template = shipped_template(writing.form, variant)
        except NoSuchTemplate as missing:
            return error_page(Shown(404, N_("Deze versie is er niet")), missing.reason.text(gettext))
        revision = downloaded(dossiers, writing)
        logo = tx.logo(account().school_id)
    made = fill(
        template,
        writing.answers,
        final=writing.frozen,
        identity=Identity(document_id, revision.number, settings().secret_key.encode()),
        logo=logo,
    )
    with store().write() as tx:
        tx.visible_to(account()).keep_file(document_id, revision.number, template.hash, variant, made)
    return send_file(
        BytesIO(made), MIMETYPE, as_attachment=True, download_name=file_name(writing, "docx", revision, variant)
    )


def file_name(writing: Writing, extension: str, revision: Revision | None = None, variant: str = "") -> str:
    """Return ``OPP Yara Bakkali v4 concept.docx``: what it is, of whom, which version, and whether it is final."""
    form, number = writing.form, (revision or writing.document.revision).number
    parts = [form.short_title, variant, name_of(writing.document), f"v{number}", "" if writing.frozen else "concept"]
    plain = _NOT_IN_A_NAME.sub(" ", " ".join(part for part in parts if part))
    return f"{' '.join(plain.split())[:120]}.{extension}"
