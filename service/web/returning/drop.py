"""Putting files back, and what is said of one at once."""

from __future__ import annotations

from contextlib import closing

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from service.web.permissions import permission
from service.web.returning import blueprint
from service.web.returning.desk import desk, waiting_files
from service.web.returning.stopped import stopped
from service.web.security import LARGEST_FILES, takes
from service.work.returning import NotOurs, Ready, receive, receive_many


@blueprint.get("")
@permission("documenten.schrijven", own_transaction=True)
def start() -> str:
    """Ask for files, and show those that wait."""
    return _page()


@blueprint.post("")
@permission("documenten.schrijven", own_transaction=True)
@takes(LARGEST_FILES)
def drop() -> ResponseReturnValue:
    """Keep what was sent and look at it: one file is shown by itself, several in a list."""
    subject_id = request.form.get("leerling") or None
    sent = _sent()
    if not sent:
        return _page(gettext("Kies eerst een bestand, of sleep het in het vak"), subject_id), 422
    if len(sent) > 1 or sent[0][0].lower().endswith(".zip"):
        return redirect(url_for(".several", batch=receive_many(desk(), sent, subject_id=subject_id).id), 303)
    outcome = receive(desk(), *sent[0], subject_id=subject_id)
    if isinstance(outcome, Ready | NotOurs):
        return redirect(url_for(".page", upload_id=outcome.upload.id), 303)
    return stopped(outcome)


def _sent() -> list[tuple[str, bytes]]:
    """Return the files that were sent, each by its name without a folder."""
    found = []
    for file in request.files.getlist("bestanden"):
        with closing(file):
            if file.filename:
                found.append((file.filename.replace("\\", "/").rpartition("/")[2], file.read()))
    return found


def _page(fault: str = "", subject_id: str | None = None) -> str:
    with desk().seeing() as dossiers:
        return render_template(
            "returning/page.html",
            fault=fault,
            largest=LARGEST_FILES,
            subject=dossiers.subject(subject_id) if subject_id else None,
            waiting=waiting_files(dossiers, dossiers.uploads()),
        )
