"""The two databases, each set so that what was committed stays and what was not leaves nothing."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from service.store.errors import Busy, Damaged, NoRights, StoreError, Unavailable, WrongDatabase

try:
    from sqlcipher3 import dbapi2 as _wheel
except ImportError:  # no wheel for this machine: Python's own SQLite, whatever its age
    _sqlite: ModuleType = sqlite3
else:
    _sqlite = _wheel

DATABASE = "zorgroute.db"
WAIT = 10
"""Seconds that a writer waits for the others before it gives up with `Busy`."""

_WAL_IS_SOUND = (3, 51, 3)
"""Older SQLite can corrupt a database in WAL mode when two connections reset the log at once (its release notes)."""

_PG_BUSY = frozenset({"55P03", "40001", "40P01"})
"""SQLSTATE: lock not available, serialization failure, deadlock detected."""

_PG_NO_RIGHTS = "42501"
"""SQLSTATE: insufficient privilege."""

_SQLITE_BROKEN = ("file is not a database", "malformed")


class Settings(Protocol):
    """What the store needs to know."""

    @property
    def database_url(self) -> str | None:
        """`postgresql://…` or `sqlite:///…`; None for a SQLite file in `data_dir`."""

    @property
    def data_dir(self) -> Path:
        """The one folder that holds everything; made when it isn't there."""


_DISCREET: dict[str, Any] = {"hide_parameters": True}
"""A fault goes to the log without the values it came with: names, addresses."""


def open_engine(settings: Settings) -> Engine:
    """Return the engine for these settings; raises `WrongDatabase`. No connection is made yet."""
    if not settings.database_url:
        return _sqlite_engine(URL.create("sqlite", database=str(settings.data_dir / DATABASE)))
    try:
        url = make_url(settings.database_url)
    except (ArgumentError, ValueError):  # the second for a port that is no number
        raise WrongDatabase from None  # the fault itself repeats the address, and the password in it
    name = url.get_backend_name()
    if name == "sqlite" and url.database not in (None, "", ":memory:"):
        return _sqlite_engine(url.set(drivername="sqlite"))
    if name in ("postgresql", "postgres"):
        return _postgres_engine(url.set(drivername="postgresql+psycopg"))
    raise WrongDatabase


def writing(engine: Engine) -> Engine:
    """The same engine for transactions that write.

    On SQLite each takes the write lock at its start, so that none has to give way halfway.
    """
    return engine.execution_options(writes=True)


def reading(engine: Engine) -> Engine:
    """The same engine for transactions that see one moment and can change nothing."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def refusal(fault: DatabaseError) -> StoreError | None:
    """Say what a fault of the database means for the one who waits for it; None for a mistake of ours."""
    state = getattr(fault.orig, "sqlstate", None)
    if state == _PG_NO_RIGHTS:
        return NoRights()
    if isinstance(fault, OperationalError):
        return Busy() if state in _PG_BUSY or "locked" in str(fault.orig) else Unavailable()
    if any(words in str(fault.orig) for words in _SQLITE_BROKEN):
        return Damaged(wat=DATABASE)
    return None


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(url, module=_sqlite, connect_args={"timeout": WAIT}, **_DISCREET)
    journal = "WAL" if _sqlite.sqlite_version_info >= _WAL_IS_SOUND else "DELETE"

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself: `begin` below does
        cursor = connection.cursor()
        # A key for an encrypted file is to be the first thing said here.
        cursor.execute(f"PRAGMA busy_timeout = {WAIT * 1000}")
        _set_journal(cursor, journal)
        for pragma in ("synchronous = FULL", "foreign_keys = ON"):
            cursor.execute(f"PRAGMA {pragma}").fetchall()
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _set_journal(cursor: Any, journal: str) -> None:
    """Set the kind of journal, which the file keeps.

    The busy timeout does not hold for this: who comes while another process changes the journal is told "locked" at
    once. So it is asked again, for as long as a writer would wait.
    """
    until = time.monotonic() + WAIT
    while True:
        try:
            cursor.execute(f"PRAGMA journal_mode = {journal}").fetchall()
            return
        except _sqlite.OperationalError as fault:
            if "locked" not in str(fault) or time.monotonic() > until:
                raise
        time.sleep(0.02)


def _postgres_engine(url: URL) -> Engine:
    return create_engine(
        url, pool_pre_ping=True, connect_args={"options": f"-c lock_timeout={WAIT * 1000} -c timezone=UTC"}, **_DISCREET
    )
