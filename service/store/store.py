"""The store: opening it, bringing its tables up to date, and its transactions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from service.store.accounts import Schools
from service.store.blobs import Blobs
from service.store.dossiers import Dossiers
from service.store.engine import WAIT, Settings, open_engine, reading, refusal, writing
from service.store.entrance import OneTime, Sessions, Throttle
from service.store.errors import Busy, FolderUnusable, Unavailable
from service.store.files import file_bytes_of
from service.store.folders import make_private
from service.store.leftovers import Leftovers
from service.store.migrations import upgrade
from service.store.queries import Work
from service.store.records import Account
from service.store.runs import Runs
from service.store.seal import OpenSeal, Seal
from service.store.templates import Templates

Clock = Callable[[], datetime]

_LISTS = 100
"""Lists of files that are gone through in one go."""


def utc_now() -> datetime:
    """The time, aware and in UTC."""
    return datetime.now(UTC)


class Transaction(Schools, Sessions, OneTime, Throttle, Templates, Runs, Leftovers):
    """One transaction's view of all that is not about pupils, and the way to what is."""

    @property
    def now(self) -> datetime:
        """Return the moment it began: the time of all that it writes."""
        return self._now

    def visible_to(self, account: Account) -> Dossiers:
        """Return what this account may see of pupils: the only way there."""
        return Dossiers(self._work, account)


class Store:
    """One database and one folder of blobs. May be shared by threads; every process opens its own."""

    def __init__(self, engine: Engine, blobs: Blobs, seal: Seal, clock: Clock) -> None:
        self.blobs = blobs
        self._engine = engine
        self._seal = seal
        self._clock = clock
        self._mine = threading.local()
        # SQLite has one writer at a time and lets the others knock; in one process waiting in line is quicker.
        self._line = threading.Lock() if engine.dialect.name == "sqlite" else None

    @classmethod
    def open(cls, settings: Settings, *, seal: Seal | None = None, clock: Clock = utc_now) -> Store:
        """Open the store of these settings; makes its folder, but no tables: see `upgrade`.

        Raises `WrongDatabase` and `FolderUnusable`.
        """
        seal = seal or OpenSeal()
        engine = open_engine(settings)
        try:
            make_private(settings.data_dir)
            if engine.dialect.name == "sqlite":
                # In a folder that others can open the file is still ours alone; SQLite's log takes the same rights.
                Path(str(engine.url.database)).touch(mode=0o600)
            blobs = Blobs(settings.data_dir / "blobs", seal)
        except OSError as fault:
            raise FolderUnusable(map=fault.filename or settings.data_dir) from fault
        return cls(engine, blobs, seal, clock)

    def upgrade(self) -> None:
        """Make the tables, or bring them up to date: all of it or nothing, and once when several processes try.

        Raises `TooNew` when a newer version of the program made them, `Busy` and `Unavailable`.
        """
        with self._waiting_in_line():
            upgrade(self._engine)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def put_files(self, made: Sequence[tuple[str, bytes]]) -> list[str]:
        """Keep made documents, pairs of a document's id and bytes, and return their names for `NewFile.blob`.

        For before the transaction that records them: others need not wait for the disk. Those that are then not recorded
        do no harm, and go after a while: see `drop_leftovers`. Raises `Unavailable`.
        """

        def named(names: list[str]) -> None:
            self.blobs.aside.note({name: id_ for name, (id_, _) in zip(names, made, strict=True)})

        return self.blobs.put_many([(data, file_bytes_of(document_id)) for document_id, data in made], named)

    def drop_leftovers(self) -> None:
        """Throw away what `put_files` put down more than an hour ago and no document has; at most some of it at once.

        Raises `Busy` and `Unavailable`.
        """
        for path, names in islice(self.blobs.aside.lists(), _LISTS):
            with self.write() as tx:
                tx.drop_unnamed(names)
            path.unlink(missing_ok=True)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """Open a transaction that is kept as a whole at its end, or, when anything is raised, not at all.

        One at a time in a thread: a second one inside it raises RuntimeError. Raises `Busy` when others write for
        too long, `Unavailable` when the database cannot be reached or is full.
        """
        if getattr(self._mine, "writes", False):
            raise RuntimeError("this thread is writing already: pass its transaction on")
        self._mine.writes = True
        try:
            with self._waiting_in_line(), self._transaction(writing(self._engine), writes=True) as transaction:
                yield transaction
        finally:
            self._mine.writes = False

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """Open a transaction that sees one moment and changes nothing. Raises `Unavailable` and `Busy`."""
        with self._transaction(reading(self._engine), writes=False) as transaction:
            yield transaction
            seen = transaction._work.seen
        if seen and not getattr(self._mine, "writes", False):
            # What was read stands, whether or not it can be noted who read it.
            with suppress(Busy, Unavailable), self.write() as later:
                for session in seen:
                    later.mark_seen(session)

    @contextmanager
    def _transaction(self, engine: Engine, *, writes: bool) -> Iterator[Transaction]:
        try:
            with engine.begin() as connection:
                yield Transaction(Work(connection, self._seal, self.blobs, self._clock(), writes))
        except DatabaseError as fault:
            if refused := refusal(fault):
                raise refused from fault
            raise

    def _waiting_in_line(self) -> AbstractContextManager[object]:
        return _held(self._line) if self._line else nullcontext()


@contextmanager
def _held(lock: threading.Lock) -> Iterator[None]:
    if not lock.acquire(timeout=WAIT):
        raise Busy
    try:
        yield
    finally:
        lock.release()
