"""A run on a page: its trial, how far it is, its report; and starting, holding and undoing it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection

from flask import Response, current_app, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from service.store import Account, NotFound, Run, Store, Transaction
from service.store.states import DONE, PAUSED, TRIAL, UNDOING, UNDONE, WORKING
from service.web.current import account, store, tx
from service.web.permissions import permission
from service.web.templating import blueprint
from service.web.templating.kinds import kind_named, version_of
from service.web.templating.shown import bars, groups, replaced, what_of
from service.work import regenerating
from service.work.regenerating import NotNow, Progress, Selection, TemplatesChanged, chosen_before, progress, select

_DOES: dict[str, tuple[Callable[[Store, Account, str], Run], Collection[str]]] = {
    "start": (regenerating.start, (WORKING, PAUSED, DONE)),
    "pauzeer": (regenerating.pause, (PAUSED,)),
    "verder": (regenerating.resume, (WORKING, DONE)),
    "terug": (regenerating.undo, (UNDOING, UNDONE)),
}
"""What the buttons of a run do, and the states in which that was done already."""


@blueprint.post("/<name>/<hash>/proef")
@permission("sjablonen.beheren", own_transaction=True)
def trial(name: str, hash: str) -> ResponseReturnValue:
    """Try a version out on all documents of its kind."""
    kind = kind_named(name)
    with store().read() as reading:
        wanted = version_of(reading, kind, hash).hash
    return begun(Selection(type=kind.form.type), {kind.name: wanted})


@blueprint.context_processor
def _asking() -> dict[str, Callable[[], str]]:
    return {"asking": lambda: secrets.token_urlsafe(12)}


def begun(selection: Selection, templates: dict[str, str] | None = None) -> ResponseReturnValue:
    """Begin a trial run, to be worked on in the background, and go to its page; outside any transaction.

    A button that is pressed twice sends the same `asking` twice, and so leads to the same run.
    """
    run = select(store(), account(), selection, templates, asked=request.form.get("keer", ""))
    _send(run)
    return redirect(url_for(".run", run_id=run.id), 303)


@blueprint.get("/opnieuw/<run_id>")
@permission("sjablonen.beheren")
def run(run_id: str) -> str:
    """Show how a run stands: the trial, the work, or the report."""
    return _page(tx(), tx().run(account().school_id, run_id))


@blueprint.get("/opnieuw/<run_id>/stand")
@permission("sjablonen.beheren")
def state(run_id: str) -> Response:
    """Return how far a run is, for the page that asks now and then.

    ``page`` says which page belongs to it; when it is another than the one that is shown, that one is old. ``total`` is
    null as long as documents are still looked up.
    """
    now = progress(tx(), tx().run(account().school_id, run_id))
    return jsonify(page=_which(now), title=_counted(now), done=_done(now), total=_total(now) if _listed(now) else None)


@blueprint.post("/opnieuw/<run_id>/<what>")
@permission("sjablonen.beheren", own_transaction=True)
def steer(run_id: str, what: str) -> ResponseReturnValue:
    """Start a run after its trial, hold it, let it go on, or undo it."""
    if what not in _DOES:
        raise NotFound
    do, done = _DOES[what]
    try:
        changed = do(store(), account(), run_id)
    except (NotNow, TemplatesChanged) as error:
        with store().read() as reading:
            now = reading.run(account().school_id, run_id)
            if now.state not in done:  # else somebody, or a second click, was after the same
                return _page(reading, now, error.text(gettext)), 409
            changed = now
    if changed.state != PAUSED:
        _send(changed)
    return redirect(url_for(".run", run_id=run_id), 303)


@blueprint.post("/opnieuw/<run_id>/nog-eens")
@permission("sjablonen.beheren", own_transaction=True)
def again(run_id: str) -> ResponseReturnValue:
    """Try the same once more, with the documents as they are now."""
    with store().read() as reading:
        old = reading.run(account().school_id, run_id)
        new = {kind.name: old.templates[kind.name] for kind in replaced(old)}
    flash(gettext("Dit is een nieuwe proef."))
    return begun(Selection.of(old), new or None)


def _send(run: Run) -> None:
    """Have a run worked on by whoever does that here; without one the sweeper of a worker elsewhere finds it."""
    send = current_app.extensions.get("regenerating")
    if send is not None:
        send(run)


def _page(reading: Transaction, run: Run, said: str = "") -> str:
    now = progress(reading, run)
    found = groups(now)
    new = replaced(run)
    return render_template(
        "templating/run.html",
        run=run,
        now=now,
        what=what_of(run),
        title=_title(now),
        counted=_counted(now),
        which=_which(now),
        listed=_listed(now),
        done=_done(now),
        total=_total(now),
        groups=found,
        bars=bars(found),
        replaced=new,
        before=chosen_before(run),
        versions=[(kind, version_of(reading, kind, run.templates[kind.name])) for kind in new],
        said=said,
    )


def _which(now: Progress) -> str:
    """Return which page belongs to a run as it stands: its state, whether it is still listed, or a trial that is ready."""
    if not _listed(now):
        return f"{now.run.state}-zoeken"
    return f"{now.run.state}-klaar" if now.run.state == TRIAL and now.finished else now.run.state


def _listed(now: Progress) -> bool:
    """Tell whether it is known which documents a run is about, or no longer matters."""
    return now.run.listed_at is not None or now.run.state not in (TRIAL, WORKING)


def _title(now: Progress) -> str:
    state, changes = now.run.state, now.changes
    if not _listed(now):
        return gettext("We zoeken de documenten bij elkaar")
    if state == TRIAL:
        if now.finished:
            return gettext("De proef is klaar, er is nog niets veranderd")
        return gettext("We proberen het uit, er verandert niets")
    if state == WORKING:
        return ngettext("We maken 1 document opnieuw", "We maken %(num)d documenten opnieuw", changes)
    if state == PAUSED:
        return gettext("Het opnieuw maken staat stil")
    if state == UNDOING:
        return gettext("We draaien het terug")
    if state == UNDONE:
        return gettext("Het is teruggedraaid")
    if state != DONE:
        return gettext("Het opnieuw maken is gestopt")
    if replaced(now.run) and not changes:
        return gettext("Het nieuwe sjabloon is in gebruik")
    if replaced(now.run):
        return ngettext(
            "1 document heeft het nieuwe sjabloon", "%(num)d documenten hebben het nieuwe sjabloon", changes
        )
    return ngettext("1 document is opnieuw gemaakt", "%(num)d documenten zijn opnieuw gemaakt", changes)


def _total(now: Progress) -> int:
    """Return how many documents the work is about: those that a new file is made of, or all of a trial."""
    return now.total if now.run.state == TRIAL else max(now.changes + _undone(now), now.todo)


def _done(now: Progress) -> int:
    return max(_total(now) - now.todo, 0)


def _undone(now: Progress) -> int:
    return sum(now.outcomes.get(key, 0) for key in ("teruggezet", "gebleven"))


def _counted(now: Progress) -> str:
    if not _listed(now):
        return ngettext("1 document gevonden", "%(num)d documenten gevonden", now.total)
    values = {"gedaan": _done(now), "alle": _total(now)}
    if now.run.state == TRIAL:
        return gettext("%(gedaan)d van %(alle)d uitgeprobeerd", **values)
    if now.run.state in (UNDOING, UNDONE):
        return gettext("%(gedaan)d van %(alle)d teruggezet", **values)
    return gettext("%(gedaan)d van %(alle)d gemaakt", **values)
