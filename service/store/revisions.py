"""A document's revisions: only ever added, each after the one its writer saw."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import insert, select, update

from service.store import chain
from service.store.errors import Changed, Frozen, NotFound, ReasonNeeded, WrongState
from service.store.queries import known
from service.store.records import Answers, Origins, Revision
from service.store.seal import canonical
from service.store.states import EVENTS, FIRST, MOVING, STATES, move_between
from service.store.subjects import Subjects
from service.store.tables import Row, documents, revisions


class Revisions(Subjects):
    """Reading and adding revisions of the documents that an account may see."""

    def revisions(self, document_id: str) -> list[Revision]:
        """Return all of them, the first one first; raises `NotFound`."""
        self._current_number(document_id)
        rows = self._all(select(revisions).where(revisions.c.document_id == document_id).order_by(revisions.c.number))
        return [self._revision(row) for row in rows]

    def revision(self, document_id: str, number: int) -> Revision:
        """Return one; raises `NotFound`."""
        if not 1 <= number <= self._current_number(document_id):
            raise NotFound
        return self._stored(document_id, number)

    def current_numbers(self, document_ids: Collection[str], *, lock: bool = False) -> dict[str, int]:
        """Return the number of the current revision of those of these documents that there are.

        With `lock` nobody adds a revision until this transaction is over.
        """
        query = select(documents.c.id, documents.c.number).where(
            self._visible_documents(), documents.c.id.in_(document_ids)
        )
        # In one order for all, so that no two wait for each other; nor for who only adds something that names them.
        rows = self._all(query.order_by(documents.c.id).with_for_update(key_share=True) if lock else query)
        return {row.id: row.number for row in rows}

    def verify(self, document_id: str) -> None:
        """Check that every revision is as it was written; raises `Damaged` and `NotFound`."""
        chain.verify(document_id, self.revisions(document_id))

    def add_revision(
        self,
        document_id: str,
        base: int,
        answers: Answers | None = None,
        event: str = "opgeslagen",
        form_version: int | None = None,
        origins: Origins | None = None,
        reason: str | None = None,
        state: str | None = None,
    ) -> Revision:
        """Add a revision after `base`, the number its writer started from, and return it.

        `answers`, `form_version`, `origins` and `state`: None leaves them as they are in `base`. `event`: one of
        `states.EVENTS` but "gestart"; `state` is the new state at "status", and may be left out at "heropend".

        Raises `NotFound`; `Changed` when there is a later revision than `base`; `WrongState` at a move that is not in
        `states.MOVES`; `ReasonNeeded` when that move asks for a reason; `Frozen` when the document's state lets its
        answers not change, but they would, or the event is one that brings answers.
        """
        if event not in EVENTS or event == "gestart":
            raise ValueError(f"no event to add: {event!r}")
        current = self._stored(document_id, self._current_number(document_id, lock=True))
        if current.number != base:
            raise Changed(current)
        if event == "heropend" and state is None:
            state = FIRST
        _check_move(current.state, event, state, reason)
        new = replace(
            current,
            number=current.number + 1,
            form_version=current.form_version if form_version is None else form_version,
            answers=current.answers if answers is None else answers,
            origins=current.origins if origins is None else origins,
            event=event,
            state=state or current.state,
            reason=reason,
        )
        if STATES[current.state].frozen and (
            event not in MOVING | {"gedownload"} or _content(new) != _content(current)
        ):
            raise Frozen(current.state)
        self._run(update(documents).where(documents.c.id == document_id).values(number=new.number))
        return self._add(document_id, new, previous=current.hash)

    def _current_number(self, document_id: str, *, lock: bool = False) -> int:
        query = select(documents.c.number).where(self._visible_documents(), documents.c.id == known(document_id))
        row = self._one(query.with_for_update(key_share=True) if lock else query)
        if row is None:
            raise NotFound
        return int(row.number)

    def _stored(self, document_id: str, number: int) -> Revision:
        found = (revisions.c.document_id == document_id) & (revisions.c.number == number)
        return self._revision(self._run(select(revisions).where(found)).one())

    def _add(self, document_id: str, revision: Revision, previous: str | None) -> Revision:
        """Write a revision as this account's and this moment's."""
        revision = replace(revision, author=self.account.name, at=self._now)
        revision = replace(revision, hash=chain.link(document_id, revision, previous))
        number = revision.number
        self._run(
            insert(revisions).values(
                document_id=document_id,
                number=number,
                form_version=revision.form_version,
                answers=self._seal(revision.answers, _part(document_id, number, "answers")),
                origins=self._seal(revision.origins, _part(document_id, number, "origins")),
                event=revision.event,
                state=revision.state,
                reason=None
                if revision.reason is None
                else self._seal(revision.reason, _part(document_id, number, "reason")),
                author_id=self.account.id,
                author=revision.author,
                at=revision.at,
                hash=revision.hash,
            )
        )
        return revision

    def _revision(self, row: Row) -> Revision:
        return Revision(
            number=row.number,
            form_version=row.form_version,
            answers=self._open(row.answers, _part(row.document_id, row.number, "answers")),
            origins=self._open(row.origins, _part(row.document_id, row.number, "origins")),
            event=row.event,
            state=row.state,
            reason=None if row.reason is None else self._open(row.reason, _part(row.document_id, row.number, "reason")),
            author=row.author,
            at=row.at,
            hash=row.hash,
        )


def _check_move(source: str, event: str, target: str | None, reason: str | None) -> None:
    if event not in MOVING:
        if target not in (None, source):
            raise WrongState(source, target or source)
        return
    move = move_between(source, target or source)
    if move is None or move.event != event:
        raise WrongState(source, target or source)
    if move.needs_reason and not (reason or "").strip():
        raise ReasonNeeded


def _content(revision: Revision) -> bytes:
    return canonical([revision.answers, revision.form_version])


def _part(document_id: str, number: int, part: str) -> str:
    return f"document/{document_id}/{number}/{part}"
