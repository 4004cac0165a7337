"""A file of a document of ours beside that document: what is different, and taking it over."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from service.store import Changed, Settled, Upload
from service.web.permissions import permission
from service.web.returning import blueprint
from service.web.returning.desk import desk
from service.web.returning.placing import chooser
from service.web.returning.shown import cards_of, keeps, shown
from service.web.returning.stopped import dealt_with, stopped
from service.work import returning as work
from service.work.returning import Accepted, NotOurs, Ready, Unfit


@blueprint.get("/<upload_id>")
@permission("documenten.zien", own_transaction=True)
def page(upload_id: str) -> ResponseReturnValue:
    """Show what a file would change; of a file that is not of a document here, what can be done with it."""
    with desk().seeing() as dossiers:
        upload = dossiers.upload(upload_id)
    if upload.outcome in ("verwerkt", "weggelegd"):
        return dealt_with(upload_id)
    found = work.look(desk(), upload_id)
    if upload.outcome and isinstance(found, Ready) and found.comparison.takeable:  # the document changed since
        return dealt_with(upload_id)
    if isinstance(found, NotOurs):
        return chooser(found)
    return shown(found.comparison) if isinstance(found, Ready) else stopped(found)


@blueprint.post("/<upload_id>")
@permission("documenten.schrijven", own_transaction=True)
def accept(upload_id: str) -> ResponseReturnValue:
    """Take over what was chosen; while something is left to choose, the file waits and the page shows that."""
    comparison = work.comparison(desk(), upload_id)
    cards = cards_of(comparison, request.form)
    if not comparison.upload.waiting:
        return dealt_with(upload_id), 409
    if comparison.frozen:
        return shown(comparison, cards), 409
    if request.form.get("revisie", type=int) != comparison.number:
        return shown(comparison, cards, changed=True), 409
    easy = request.form.get("actie") == "alles"
    if not easy and any(card.open for card in cards):
        return shown(comparison, cards, checked=True), 422
    taken = [card for card in cards if card.easy and card.chosen] if easy else cards
    choices = {card.path: card.choice for card in taken}
    keep = [extra.number for extra in comparison.extras if keeps(extra.number, request.form)]
    try:
        done = work.accept(desk(), upload_id, choices, keep, seen=comparison.number)
    except Settled:
        return dealt_with(upload_id), 409
    except Changed:
        comparison = work.comparison(desk(), upload_id)
        return shown(comparison, cards_of(comparison, request.form), changed=True), 409
    except Unfit as unfit:
        return shown(comparison, cards, refused=unfit.faults), 422
    flash(_told(done))
    if done.left:  # what was chosen and written for the rest stays on the page
        comparison = work.comparison(desk(), upload_id)
        return shown(comparison, cards_of(comparison, request.form))
    return redirect(_after(done.upload), 303)


@blueprint.post("/<upload_id>/weg")
@permission("documenten.schrijven", own_transaction=True)
def put_away(upload_id: str) -> ResponseReturnValue:
    """Lay a file aside; it stays as evidence."""
    upload = work.put_away(desk(), upload_id)
    flash(gettext("‘%(bestand)s’ is weggelegd. Er is niets veranderd.", bestand=upload.name))
    return redirect(_after(upload), 303)


def _after(upload: Upload) -> str:
    """Return where to go once a file is dealt with: to the list that it came in, its document, or its pupil."""
    if upload.batch:
        return url_for(".several", batch=upload.batch)
    if upload.document_id:
        return url_for("documents.tasks", document_id=upload.document_id)
    return url_for("pupils.pupil", subject_id=upload.subject_id) if upload.subject_id else url_for(".start")


def _told(done: Accepted) -> str:
    """Say what was taken over, and what still waits."""
    name = done.upload.name
    if done.left:
        taken = ngettext("1 keuze is verwerkt.", "%(num)d keuzes zijn verwerkt.", done.taken)
        rest = gettext("Kies hieronder nog wat blijft bij de rest.")
        return f"{taken} {rest}"
    if done.revision is None:
        return gettext("‘%(bestand)s’ is afgehandeld. In het document is niets veranderd.", bestand=name)
    return gettext(
        "Verwerkt: wat je koos uit ‘%(bestand)s’ staat nu in versie %(nummer)d. Download het Word-bestand opnieuw als je "
        "daarin verder wilt werken.",
        bestand=name,
        nummer=done.revision.number,
    )
