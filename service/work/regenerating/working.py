"""Working on a run: listing its documents, then batch after batch. What is made is on the disk first, and then counts,
all of a batch at once.

Several workers may work on the same run. Each takes documents for a while (a lease); what a worker that died had taken
is taken up by another. What a worker writes down was still its own, so nothing is done twice.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from service.store import Run, RunItem, Store, StoreError, Transaction, Unavailable
from service.store.states import AT_WORK, DONE, ITEM_TAKEN, ITEM_WAITS, PAUSED, TRIAL, UNDOING, UNDONE, WORKING
from service.work.regenerating import outcomes
from service.work.regenerating.batch import Batches
from service.work.regenerating.judging import stuck
from service.work.regenerating.selection import Listing, late

BATCH = 100
LEASE = timedelta(seconds=60)
TRIES = 6
"""How often a document is begun, the last times by itself, before it counts as one that cannot be made."""
_ASK_AGAIN = 0.5
"""Seconds between asking whether others are done with what they took."""


def _yes() -> bool:
    return True


def _nothing() -> None:
    return None


def work(
    store: Store,
    key: bytes,
    run: Run,
    *,
    most: int = BATCH,
    lease: timedelta = LEASE,
    go_on: Callable[[], bool] = _yes,
    told: Callable[[], object] = _nothing,
) -> None:
    """Work on a run until nothing of it is left, somebody pauses it, or ``go_on`` says no.

    ``key`` signs the documents; ``most`` are made at a time; ``told`` is called after each of these times. Raises
    `Unavailable` when the disk or the database takes nothing (more), which holds the run, and `Busy`: what was taken is
    given back, and all that was done stays done.
    """
    owner = secrets.token_hex(8)
    with store.read() as tx:
        batches = Batches(store, key, run, tx.account(run.account_id), owner)
    listing = Listing(store, batches.account, run)
    try:
        while go_on():
            if listing.goes_on():
                told()
                continue
            with store.write() as tx:
                items = tx.claim(run.id, owner, most, lease)
                state = tx.run(run.school_id, run.id).state
            if items:
                _do(batches, state, items)
                told()
            elif state not in AT_WORK or _settled(batches):
                return
            else:
                time.sleep(_ASK_AGAIN)
    except BaseException as fault:
        _give_back(store, owner, tried=isinstance(fault, Exception) and not isinstance(fault, StoreError))
        if isinstance(fault, Unavailable):
            _hold(store, run)
        raise


def _do(batches: Batches, state: str, items: list[RunItem]) -> None:
    if state in (TRIAL, WORKING) and items[0].tries > TRIES:
        batches.note([stuck(item) for item in items])
    elif state == TRIAL:
        batches.note(batches.judged(items))
    elif state == WORKING:
        batches.publish(batches.judged(items))
    elif state == UNDOING:
        batches.take_back(items)
    else:  # somebody paused it just now
        _give_back(batches.store, batches.owner)


def _settled(batches: Batches) -> bool:
    """Bring a run to its end when nothing of it is left; tell whether there is nothing more to do."""
    store, run = batches.store, batches.run
    with store.read() as tx:
        if _open(tx, run):
            return False
        state = tx.run(run.school_id, run.id).state
    more = late(store, batches.account, run) if state == WORKING else []
    with store.write() as tx:
        tx.change_run(run.id, WORKING, among=(WORKING,))  # who else comes here waits until this is over
        if _open(tx, run):
            return False
        state = tx.run(run.school_id, run.id).state
        if state == WORKING and more:
            tx.add_items(run.id, more)
            return False
        # What somebody was just making when the run was taken back.
        if state == UNDOING and tx.requeue(run.id, DONE, outcomes.CHANGES):
            return False
        tx.change_run(run.id, UNDONE, among=(UNDOING,))
        tx.change_run(run.id, DONE, among=(WORKING,))
        return True


def _open(tx: Transaction, run: Run) -> bool:
    """Tell whether something of a run is left to do, or somebody is doing it."""
    counts = tx.counts(run.id)
    return bool(counts.get(ITEM_WAITS) or counts.get(ITEM_TAKEN))


def _give_back(store: Store, owner: str, *, tried: bool = False) -> None:
    """Let others take what a worker had; where the database cannot be reached, they wait until its lease ends."""
    with suppress(StoreError), store.write() as tx:
        tx.release(owner, tried=tried)


def _hold(store: Store, run: Run) -> None:
    """Let a run wait until somebody made room; trying again by itself would only fail again."""
    with suppress(StoreError), store.write() as tx:
        tx.change_run(run.id, PAUSED, among=(WORKING,))
