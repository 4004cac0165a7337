"""Making many documents again from the command line."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from forms import form_of
from forms.faults import Message
from forms.text import N_
from service.commands.edge import _, as_json_option, commands, folder_option, print_json, refuses, say
from service.commands.school import with_store
from service.files import Refused

if TYPE_CHECKING:
    from service.config import Settings
    from service.store import Account, Run, Store
    from service.work.regenerating import Progress, Selection

_NO_RUN = N_("Er is geen ronde ‘%(run)s’. Kijk met --json na het opnieuw maken welke het was.")
_NO_TEMPLATE = N_("Er is geen sjabloon ‘%(template)s’. Geef het begin van het kenmerk, of met --type het nummer.")
_STOPPED_LISTING = N_("Gestopt. Er is nog niets gemaakt. Met hetzelfde commando ga je verder.")
_STOPPED = N_("Gestopt na %(done)d van %(total)d. Wat klaar is, blijft. Met hetzelfde commando ga je verder.")


@commands.command(
    help=_("Maak documenten opnieuw met het sjabloon van nu. Gestopt? Met hetzelfde commando gaat het verder.")
)
@click.option("--type", "type_", metavar="TYPE", default="", help=_("Alleen documenten van dit type."))
@click.option("--class", "klas", metavar=_("KLAS"), default="", help=_("Alleen van leerlingen in deze klas."))
@click.option("--year", metavar="2026-2027", default="", help=_("Alleen uit dit schooljaar."))
@click.option("--template", default="", metavar=_("SJABLOON"), help=_("Alleen wat met dit sjabloon is gemaakt."))
@click.option("--dry-run", is_flag=True, help=_("Zeg alleen wat er zou veranderen."))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help=_("Hoeveel tegelijk."))
@click.option("--undo", "undone", metavar="RUN", help=_("Draai een ronde terug."))
@folder_option
@click.option("--account", metavar="E-MAIL", help=_("Namens welk account, als er meer scholen zijn."))
@as_json_option
@refuses
def regenerate(
    type_: str,
    klas: str,
    year: str,
    template: str,
    dry_run: bool,
    workers: int,
    undone: str | None,
    data: Path | None,
    account: str | None,
    as_json: bool,
) -> None:
    """Make documents again, or say what would change; a run that was stopped goes on."""
    if type_:
        form_of(type_)
    with with_store():
        from service.config import Settings
        from service.work import installation, regenerating

        settings = Settings.from_environment(data=data)
        with installation.opened(settings) as store:
            with store.read() as tx:
                by = installation.account_for(tx, account)
                hash_ = _template(tx, by, type_, template) if template else ""
            selection = regenerating.Selection(type_, klas, year, hash_)
            run = _undone(store, by, undone) if undone else _run(store, by, selection, dry_run=dry_run)
            stopped = _worked_on(settings, store, run, workers, quiet=as_json)
            with store.read() as tx:
                found = regenerating.progress(tx, tx.run(run.school_id, run.id))
                report = _report(tx, found) if as_json else {}
    if as_json:
        print_json(report)
    else:
        _print(found)
    if stopped and not found.finished:
        said = _STOPPED if found.run.listed_at else _STOPPED_LISTING
        raise Refused(Message("", said, {"done": found.done, "total": found.total}))


def _template(tx: Any, account: Account, type_: str, named: str) -> str:
    """Return the hash of a template that is named by the beginning of it or, of one type, by its number."""
    from forms import all_forms

    found = [
        version
        for form in ([form_of(type_)] if type_ else all_forms().values())
        for variant in ("", *(name for name, _label in form.variants))
        for version in tx.templates(account.school_id, form.type, variant)
    ]
    if type_ and re.fullmatch("[0-9]{1,4}", named):
        hashes = {version.hash for version in found if version.number == int(named) and not version.variant}
    else:
        hashes = {version.hash for version in found if len(named) >= 4 and version.hash.startswith(named.lower())}
    if len(hashes) != 1:
        raise Refused(Message("", _NO_TEMPLATE, {"template": named}))
    return hashes.pop()


def _run(store: Store, account: Account, selection: Selection, *, dry_run: bool) -> Run:
    """Return a run of a selection: a trial, the one that was stopped, or a new one."""
    from service.store.states import PAUSED, WORKING
    from service.work import regenerating

    if dry_run:
        return regenerating.select(store, account, selection)
    with store.read() as tx:
        runs = [run for run in tx.runs(account.school_id) if run.state in (PAUSED, WORKING)]
    for run in runs:
        if regenerating.Selection.of(run) == selection:
            return regenerating.resume(store, account, run.id) if run.state == PAUSED else run
    return regenerating.select(store, account, selection, state=WORKING)


def _undone(store: Store, account: Account, run_id: str) -> Run:
    from service.store import NotFound
    from service.store.states import UNDOING
    from service.work import regenerating

    try:
        with store.read() as tx:
            run = tx.run(account.school_id, run_id)
    except NotFound:
        raise Refused(Message("", _NO_RUN, {"run": run_id})) from None
    return run if run.state == UNDOING else regenerating.undo(store, account, run_id)


def _worked_on(settings: Settings, store: Store, run: Run, workers: int, *, quiet: bool) -> bool:
    """Work on a run until it is done, with further processes beside this one; tell whether somebody stopped it.

    What is stopped is held, so that nobody goes on with it unasked.
    """
    from service.store.states import TRIAL
    from service.work import regenerating
    from service.work.regenerating.process import Process

    with ExitStack() as others, _stoppable() as stopped, _shown(store, run, quiet=quiet) as told:
        for _number in range(workers - 1):
            others.enter_context(Process(settings, run))
        regenerating.work(store, settings.secret_key.encode(), run, go_on=lambda: not stopped(), told=told)
        was_stopped = stopped()
    if was_stopped and run.state != TRIAL:
        with store.write() as tx:
            tx.change_run(run.id, "gepauzeerd", among=("bezig",))
    return was_stopped


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Let Ctrl-C end the work after the documents that are being made; gives what tells whether somebody did."""
    asked: list[int] = []
    signals = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(one, lambda number, _frame: asked.append(number)) for one in signals]
    try:
        yield lambda: bool(asked)
    finally:
        for one, handler in zip(signals, before, strict=True):
            signal.signal(one, handler)


@contextmanager
def _shown(store: Store, run: Run, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """Show on standard error how far a run is; gives what is to be called after each batch."""
    from service.work import regenerating

    with click.progressbar(length=0, file=sys.stderr, hidden=quiet, show_pos=True) as bar:

        def told() -> None:
            with store.read() as tx:
                now = regenerating.progress(tx, run)
            bar.length = now.total  # grows while documents are still looked up
            bar.update(now.done - bar.pos)

        yield told


def _report(tx: Any, found: Progress) -> dict[str, Any]:
    """Return how a run went as a program reads it, with a line for each document."""
    from service.work.regenerating import reason

    documents, after = [], -1
    while page := tx.items(found.run.id, after=after, most=1000):
        after = page[-1].position
        for item in page:
            why = reason(item)
            documents.append(
                {"document": item.document_id, "version": item.variant, "outcome": item.outcome, "state": item.state}
                | ({"reason": why.text(_)} if why else {})
            )
    return {
        "run": found.run.id,
        "state": found.run.state,
        "total": found.total,
        "done": found.done,
        "outcomes": found.outcomes,
        "documents": documents,
    }


def _print(found: Progress) -> None:
    from service.work.regenerating import OUTCOMES

    say(Message("", N_("Ronde %(run)s: %(done)d van %(total)d"), _numbers(found)))
    for outcome, number in found.outcomes.items():
        click.echo(f"{number:7} {_(OUTCOMES[outcome])}")


def _numbers(found: Progress) -> dict[str, Any]:
    return {"run": found.run.id, "done": found.done, "total": found.total}
