"""Starting a run after its trial, pausing it, going on, taking it back, and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from forms import form_of
from forms.text import N_
from service.store import Account, Run, Store, StoreError, Transaction
from service.store.states import DONE, ITEM_TAKEN, ITEM_WAITS, PAUSED, TRIAL, UNDOING, WORKING
from service.work import templates as school_templates
from service.work.regenerating import outcomes
from service.work.regenerating.selection import chosen_before, split


class NotNow(StoreError):
    """A run is asked for what it cannot do in the state it is in."""

    message = N_("Dat kan nu niet met deze ronde. Ververs de pagina en kijk hoe het ermee staat.")


class TemplatesChanged(StoreError):
    """Another template was chosen after the trial, so that the trial says nothing any more."""

    message = N_("Er is na de proef een ander sjabloon gekozen. Doe de proef opnieuw.")


@dataclass(frozen=True)
class Progress:
    """How far a run is. ``todo``: documents that wait or are being made; ``outcomes``: how many have each outcome.

    Of the documents that wait after a trial the outcome is the one that the trial gave.
    """

    run: Run
    total: int
    todo: int
    outcomes: dict[str, int]

    @property
    def done(self) -> int:
        """Return how many documents are done with."""
        return self.total - self.todo

    @property
    def failed(self) -> int:
        """Return of how many documents nothing could be made."""
        return self.outcomes.get(outcomes.FAILED, 0)

    @property
    def changes(self) -> int:
        """Return how many documents get, or got, a new file."""
        return sum(self.outcomes.get(outcome, 0) for outcome in outcomes.CHANGES)

    @property
    def finished(self) -> bool:
        """Tell whether nothing is left to do; of a trial: whether it is ready."""
        return self.run.listed_at is not None and not self.todo


def progress(tx: Transaction, run: Run) -> Progress:
    """Return how far a run is."""
    counts = tx.counts(run.id)
    open_, by_outcome = 0, dict.fromkeys(outcomes.OUTCOMES, 0)
    for state, found in counts.items():
        for outcome, number in found.items():
            open_ += number if state in (ITEM_WAITS, ITEM_TAKEN) else 0
            by_outcome[outcome] = by_outcome.get(outcome, 0) + number
    total = sum(by_outcome.values())
    return Progress(run, total, open_, {outcome: n for outcome, n in by_outcome.items() if outcome and n})


def start(store: Store, account: Account, run_id: str) -> Run:
    """Let the run's templates count and make the documents again that change; the run is then to be worked on.

    Raises `NotNow` while the trial is not ready or when the run was started before, `TemplatesChanged`, and `NotFound`.
    """

    def begin(tx: Transaction, run: Run) -> None:
        if not progress(tx, run).finished:
            raise NotNow
        for name, before in chosen_before(run).items():
            if name in run.templates and _current(tx, run, name) != before:
                raise TemplatesChanged
        _choose(tx, run, account, run.templates.items())
        tx.requeue(run.id, DONE, outcomes.CHANGES)

    return _steered(store, account, run_id, WORKING, (TRIAL,), begin)


def pause(store: Store, account: Account, run_id: str) -> Run:
    """Hold a run; what is being made at this moment is still finished. Raises `NotNow` and `NotFound`."""
    return _steered(store, account, run_id, PAUSED, (WORKING,))


def resume(store: Store, account: Account, run_id: str) -> Run:
    """Let a run that was held go on. Raises `NotNow` and `NotFound`."""
    return _steered(store, account, run_id, WORKING, (PAUSED,))


def undo(store: Store, account: Account, run_id: str) -> Run:
    """Take a run back: the templates of before count again, and, once it is worked on, the files of before.

    A template that was chosen since stays chosen, and documents that changed since stay as they are. Raises `NotNow` and
    `NotFound`.
    """

    def begin(tx: Transaction, run: Run) -> None:
        before = chosen_before(run)
        ours = [name for name, hash_ in run.templates.items() if _current(tx, run, name) == hash_]
        _choose(tx, run, account, ((name, before[name]) for name in ours))
        tx.requeue(run.id, DONE, outcomes.CHANGES)

    return _steered(store, account, run_id, UNDOING, (WORKING, PAUSED, DONE), begin)


def sweep(store: Store, send: Callable[[Run], None]) -> None:
    """Let every run that is not done be worked on again, and clear up: the one who worked on it may have died."""
    with store.write() as tx:
        tx.expired()
        runs = [run for run in tx.active_runs() if run.state != TRIAL or not progress(tx, run).finished]
    for run in runs:
        send(run)
    store.drop_leftovers()


def _steered(
    store: Store,
    account: Account,
    run_id: str,
    to: str,
    among: Iterable[str],
    begin: Callable[[Transaction, Run], None] | None = None,
) -> Run:
    with store.write() as tx:
        run = tx.run(account.school_id, run_id)
        # First: from here on nobody else changes the run until this is over.
        if not tx.change_run(run.id, to, among=tuple(among)):
            raise NotNow
        if begin:
            begin(tx, run)
        return tx.run(account.school_id, run_id)


def _choose(tx: Transaction, run: Run, account: Account, templates: Iterable[tuple[str, str]]) -> None:
    for name, hash_ in templates:
        if _current(tx, run, name) != hash_:
            type_, variant = split(name)
            school_templates.choose(tx, run.school_id, form_of(type_), variant, hash_, account)


def _current(tx: Transaction, run: Run, name: str) -> str:
    type_, variant = split(name)
    return school_templates.current_hash(tx, run.school_id, form_of(type_), variant)
