"""A template that is put down: checked, and then kept, or given back with what is wrong with it."""

from __future__ import annotations

from base64 import b64encode
from contextlib import closing

from flask import Response, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from service.store import NotFound
from service.web.current import account, store
from service.web.permissions import permission
from service.web.security import LARGEST_FILES, takes
from service.web.templating import blueprint
from service.web.templating.checks import check, with_comments
from service.web.templating.kinds import MIMETYPE, Kind, kind_named, sent, version_of
from service.web.templating.shown import told
from service.web.templating.versions import kind_page
from service.word import ReadingFailed
from service.word.checking import Checked
from service.work import templates
from service.work.handing_out import plain_name


@blueprint.post("/<name>")
@permission("sjablonen.beheren", own_transaction=True)
@takes(LARGEST_FILES)
def upload(name: str) -> ResponseReturnValue:
    """Check a template. A good one is kept, and counts only when somebody chooses it; nothing of another is kept."""
    kind = kind_named(name)
    file = request.files.get("sjabloon")
    if file is None or not file.filename:
        return kind_page(kind, gettext("Kies eerst een Word-bestand, of sleep het in het vak")), 422
    with closing(file):
        title, data = file.filename.replace("\\", "/").rpartition("/")[2], file.read()
    try:
        checked = check(kind, data)
    except ReadingFailed as failed:
        current_app.logger.error("a template could not be checked\n%s", failed.trace)
        return kind_page(kind, failed.reason.text(gettext)), 500
    if not checked.good:
        return _refused(kind, title, data, checked), 422
    with store().write() as tx:
        kept = templates.keep_own(tx, account().school_id, kind.form, kind.variant, title, data, account())
    return redirect(url_for(".version", name=kind.name, hash=kept.hash), 303)


@blueprint.get("/<name>/<hash>/opmerkingen")
@permission("sjablonen.beheren", own_transaction=True)
def comments(name: str, hash: str) -> Response:
    """Return a version that is kept with a comment at each thing to pay attention to."""
    kind = kind_named(name)
    with store().read() as tx:
        shown = version_of(tx, kind, hash)
        data = templates.bytes_of(tx, kind.form, shown)
    commented = with_comments(data, check(kind, data))
    if commented is None:
        raise NotFound
    return sent(commented, _with_comments(shown.name))


def _refused(kind: Kind, title: str, data: bytes, checked: Checked) -> str:
    """Return the page with the findings. The file with comments travels in it: of a bad template we keep nothing."""
    commented = with_comments(data, checked)
    return render_template(
        "templating/refused.html",
        kind=kind,
        file=title,
        wrong=told(checked.findings, "fout"),
        other=told(checked.findings, "let op"),
        commented=f"data:{MIMETYPE};base64,{b64encode(commented).decode()}" if commented else "",
        commented_name=f"{plain_name(_with_comments(title))}.docx",
    )


def _with_comments(title: str) -> str:
    return gettext("%(bestand)s met opmerkingen", bestand=title.removesuffix(".docx"))
