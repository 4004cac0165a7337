"""The ledger of runs that make many documents again: what is to be done, who does it now, and what became of it.

Whoever works takes items for a while (a lease); what somebody who died had taken is handed out again afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, insert, select, update

from service.store.errors import NotFound
from service.store.queries import Queries, hashed, known, new_id
from service.store.records import Account, NewItem, Run, RunItem
from service.store.states import AT_WORK, ENDED, ITEM_STATES, ITEM_TAKEN, ITEM_WAITS, RUN_STATES, TRIAL
from service.store.tables import Row, accounts, run_items, runs

TOGETHER = 3
"""How often an item may be taken among others."""

_FREE: dict[str, Any] = {"state": ITEM_WAITS, "owner": "", "lease_until": None}


class Runs(Queries):
    """Runs by school, and their items by position; never more items at once than were asked for."""

    def runs(self, school_id: str) -> list[Run]:
        """Return the runs of a school, the last one first."""
        return self._runs(runs.c.school_id == school_id)

    def run(self, school_id: str, run_id: str, *, lock: bool = False) -> Run:
        """Return one; with `lock` nobody else changes it until this transaction is over. Raises `NotFound`."""
        found = self._runs(runs.c.school_id == school_id, runs.c.id == known(run_id), lock=lock)
        if not found:
            raise NotFound
        return found[0]

    def active_runs(self) -> list[Run]:
        """Return the runs of all schools of which items are handed out, the last one first."""
        return self._runs(runs.c.state.in_(AT_WORK))

    def start_run(
        self,
        school_id: str,
        selection: dict[str, Any],
        templates: dict[str, str],
        by: Account,
        state: str = TRIAL,
        asked: str = "",
    ) -> Run:
        """Begin a run, without items yet, and return it; raises `NotFound` for someone of another school.

        `asked`: any text that tells this asking from others. The same, asked again, is the run that is there already.
        """
        if by.school_id != school_id:
            raise NotFound
        run_id = _id_of(by.id, asked, selection, templates) if asked else new_id()
        values = {
            "id": run_id,
            "school_id": school_id,
            "selection": self._seal(selection, _part(run_id, "selection")),
            "templates": self._seal(templates, _part(run_id, "templates")),
            "state": _run_state(state),
            "started_at": self._now,
            "started_by": by.id,
        }
        self._put(runs, values, replace=False)
        return self.run(school_id, run_id)

    def listed(self, run_id: str) -> None:
        """Say that all documents of a run stand in the ledger."""
        self._run(update(runs).where(runs.c.id == known(run_id)).values(listed_at=self._now))

    def change_run(self, run_id: str, state: str, among: Collection[str]) -> bool:
        """Bring a run into a state, when it is in one of `among`; tell whether it was."""
        ended = self._now if state in ENDED else None
        this = update(runs).where(runs.c.id == known(run_id), runs.c.state.in_(among))
        return self._run(this.values(state=_run_state(state), ended_at=ended)).rowcount == 1

    def add_items(self, run_id: str, items: Sequence[NewItem]) -> None:
        """Put documents at the end of a run, in this order; raises `NotFound` for the run."""
        if self._one(select(runs.c.id).where(runs.c.id == known(run_id)).with_for_update(key_share=True)) is None:
            raise NotFound
        last = self._run(select(func.max(run_items.c.position)).where(run_items.c.run_id == run_id)).scalar()
        first = 0 if last is None else last + 1
        rows = [
            {
                "run_id": run_id,
                "position": position,
                "document_id": item.document_id,
                "variant": item.variant,
                "key": item.key,
                "state": _item_state(item.state),
                "outcome": item.outcome,
                "owner": "",
                "tries": 0,
                "error": self._sealed_error(run_id, position, item.error),
                "before_file": item.before_file,
            }
            for position, item in enumerate(items, first)
        ]
        self._run_all(insert(run_items), rows)

    def items(
        self, run_id: str, state: str | None = None, outcome: str | None = None, *, after: int = -1, most: int = 100
    ) -> list[RunItem]:
        """Return a run's items by position, `most` of those `after` a position, in a state and with an outcome."""
        which = [run_items.c.run_id == run_id, run_items.c.position > after]
        if state is not None:
            which.append(run_items.c.state == state)
        if outcome is not None:
            which.append(run_items.c.outcome == outcome)
        rows = self._all(select(run_items).where(*which).order_by(run_items.c.position).limit(most))
        return [self._item(row) for row in rows]

    def last_item(self, run_id: str) -> RunItem | None:
        """Return the one that was added last, if any was."""
        query = select(run_items).where(run_items.c.run_id == run_id).order_by(run_items.c.position.desc()).limit(1)
        row = self._one(query)
        return self._item(row) if row else None

    def counts(self, run_id: str) -> dict[str, dict[str, int]]:
        """Return how many items there are, by state and then by outcome."""
        by = (run_items.c.state, run_items.c.outcome)
        found: dict[str, dict[str, int]] = {}
        for row in self._all(select(*by, func.count()).where(run_items.c.run_id == run_id).group_by(*by)):
            found.setdefault(row.state, {})[row.outcome] = row[2]
        return found

    def claim(self, run_id: str, owner: str, most: int, lease: timedelta) -> list[RunItem]:
        """Take the next items of a run to work on, for as long as the lease is; nobody else gets them until then.

        Those that wait, and those whose lease ran out. What was taken more than `TOGETHER` times and not done is given by
        itself, for it may be why nobody came back. None when there are none, or the run is in no state to be worked on.
        """
        if self._one(select(runs.c.id).where(runs.c.id == known(run_id), runs.c.state.in_(AT_WORK))) is None:
            return []
        self._free_expired(self._now, run_items.c.run_id == run_id)
        waiting = (run_items.c.run_id == run_id) & (run_items.c.state == ITEM_WAITS)
        positions = self._locked(waiting, most)
        self._run(
            update(run_items)
            .where(run_items.c.run_id == run_id, run_items.c.position.in_(positions))
            .values(state=ITEM_TAKEN, owner=owner, lease_until=self._now + lease, tries=run_items.c.tries + 1)
        )
        taken = select(run_items).where(run_items.c.run_id == run_id, run_items.c.position.in_(positions))
        return [self._item(row) for row in self._all(taken.order_by(run_items.c.position))]

    def held(self, run_id: str, owner: str, positions: Collection[int]) -> set[int]:
        """Return which of these items the owner still has, and let nobody take them until this transaction is over."""
        mine = (
            (run_items.c.run_id == run_id)
            & (run_items.c.position.in_(positions))
            & (run_items.c.owner == owner)
            & (run_items.c.state == ITEM_TAKEN)
        )
        query = select(run_items.c.position).where(mine).order_by(run_items.c.position)
        return {row.position for row in self._all(query.with_for_update())}

    def finish(self, run_id: str, owner: str, items: Sequence[RunItem]) -> set[int]:
        """Write down what became of items, and return the positions of those that the owner still had: the rest is not.

        Of each item count `state` ("wacht" gives it back), `outcome`, `error`, `before_file` and `after_file`.
        """
        mine = self.held(run_id, owner, [item.position for item in items])
        rows = [
            {
                "in_run": run_id,
                "at": item.position,
                "state": _item_state(item.state),
                "outcome": item.outcome,
                "owner": "",
                "lease_until": None,
                "error": self._sealed_error(run_id, item.position, item.error),
                "before_file": item.before_file,
                "after_file": item.after_file,
            }
            for item in items
            if item.position in mine
        ]
        this = (run_items.c.run_id == bindparam("in_run")) & (run_items.c.position == bindparam("at"))
        self._run_all(update(run_items).where(this), rows)
        return mine

    def release(self, owner: str, *, tried: bool = False) -> int:
        """Give back all that an owner has taken, and return how much that was; unless `tried` it was not taken then."""
        mine = (run_items.c.owner == owner) & (run_items.c.state == ITEM_TAKEN)
        if not tried:
            self._run(update(run_items).where(mine).values(tries=run_items.c.tries - 1))
        return self._free(mine)

    def expired(self, now: datetime | None = None) -> int:
        """Give back what was taken for a while that is over, in all runs, and return how much that was."""
        return self._free_expired(now or self._now)

    def requeue(self, run_id: str, state: str, outcomes: Collection[str] | None = None) -> int:
        """Let the items in a state, and with one of these outcomes, wait to be taken (again); return how many they are.

        Their outcome and files stay as they are until somebody is done with them.
        """
        this = update(run_items).where(run_items.c.run_id == known(run_id), run_items.c.state == state)
        if outcomes is not None:
            this = this.where(run_items.c.outcome.in_(outcomes))
        return self._run(this.values(_FREE | {"tries": 0, "error": None})).rowcount

    def _free_expired(self, now: datetime, *which: ColumnElement[bool]) -> int:
        return self._free(run_items.c.lease_until < now, *which)

    def _free(self, *which: ColumnElement[bool]) -> int:
        """Give back items that are taken, but for those that somebody is just writing down."""
        open_runs = select(runs.c.id).where(runs.c.state.not_in(ENDED))
        taken = (run_items.c.state == ITEM_TAKEN) & run_items.c.run_id.in_(open_runs)
        place = (run_items.c.run_id, run_items.c.position)
        rows = self._all(select(*place).where(taken, *which).order_by(*place).with_for_update(skip_locked=True))
        this = (run_items.c.run_id == bindparam("in_run")) & (run_items.c.position == bindparam("at"))
        freed = [{"in_run": row.run_id, "at": row.position, **_FREE} for row in rows]
        self._run_all(update(run_items).where(this), freed)
        return len(freed)

    def _locked(self, which: ColumnElement[bool], most: int) -> list[int]:
        """Return the first positions that nobody else is just taking; they take other ones until this is over."""
        query = select(run_items.c.position, run_items.c.tries).where(which)
        rows = self._all(query.order_by(run_items.c.position).limit(most).with_for_update(skip_locked=True))
        if rows and rows[0].tries > TOGETHER:
            return [rows[0].position]
        return [row.position for row in rows if row.tries <= TOGETHER]

    def _runs(self, *which: ColumnElement[bool], lock: bool = False) -> list[Run]:
        query = select(runs, accounts.c.name).join_from(runs, accounts, accounts.c.id == runs.c.started_by)
        query = query.where(*which).order_by(runs.c.started_at.desc(), runs.c.id)
        rows = self._all(query.with_for_update(of=runs) if lock else query)
        return [self._as_run(row) for row in rows]

    def _as_run(self, row: Row) -> Run:
        return Run(
            id=row.id,
            school_id=row.school_id,
            selection=self._open(row.selection, _part(row.id, "selection")),
            templates=self._open(row.templates, _part(row.id, "templates")),
            state=row.state,
            account_id=row.started_by,
            by=row.name,
            at=row.started_at,
            listed_at=row.listed_at,
            ended_at=row.ended_at,
        )

    def _sealed_error(self, run_id: str, position: int, error: dict[str, Any] | None) -> bytes | None:
        return None if error is None else self._seal(error, _part(run_id, f"{position}/error"))

    def _item(self, row: Row) -> RunItem:
        error = None if row.error is None else self._open(row.error, _part(row.run_id, f"{row.position}/error"))
        return RunItem(**{**row._mapping, "error": error})


def _run_state(state: str) -> str:
    if state not in RUN_STATES:
        raise ValueError(f"no state of a run: {state!r}")
    return state


def _item_state(state: str) -> str:
    if state not in ITEM_STATES:
        raise ValueError(f"no state of an item: {state!r}")
    return state


def _id_of(*asked: Any) -> str:
    """Return an id that the same words always have."""
    return hashed(json.dumps(asked, sort_keys=True))[:32]


def _part(run_id: str, part: str) -> str:
    return f"run/{run_id}/{part}"
