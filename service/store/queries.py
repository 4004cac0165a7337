"""What every part of a transaction stands on: one connection, one seal, one moment."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, CursorResult, Executable, Select, Table
from sqlalchemy.dialects import postgresql, sqlite

from service.store.blobs import Blobs
from service.store.errors import NotFound
from service.store.seal import Seal, open_json, seal_json
from service.store.tables import Row

_ID = re.compile("[0-9a-f]{32}")


@dataclass
class Work:
    """One transaction.

    `now`: the moment it began, the time of all that it writes. `seen`: sessions to be marked as seen once it is over.
    """

    connection: Connection
    seal: Seal
    blobs: Blobs
    now: datetime
    writes: bool
    seen: list[str] = field(default_factory=list)


class Queries:
    """Short words for what all queries do."""

    def __init__(self, work: Work) -> None:
        self._work = work

    @property
    def _now(self) -> datetime:
        return self._work.now

    def _run(self, statement: Executable) -> CursorResult[Any]:
        result: CursorResult[Any] = self._work.connection.execute(statement)
        return result

    def _one(self, query: Select[Any]) -> Row | None:
        return self._run(query).one_or_none()

    def _all(self, query: Select[Any]) -> list[Row]:
        return list(self._run(query))

    def _run_all(self, statement: Executable, rows: Sequence[dict[str, Any]]) -> None:
        """Run a statement once for each row of values; not at all without any."""
        if rows:
            self._work.connection.execute(statement, rows)

    def _put(self, table: Table, values: dict[str, Any], *, replace: bool = True) -> None:
        """Insert a row; where its primary key is there already, replace its other values, or leave it as it is."""
        self._put_all(table, [values], replace=replace)

    def _put_all(self, table: Table, rows: Sequence[dict[str, Any]], *, replace: bool = True) -> None:
        """Do the same for rows with the same columns."""
        keys = [column.name for column in table.primary_key]
        dialect = sqlite if self._work.connection.dialect.name == "sqlite" else postgresql
        insert = dialect.insert(table)
        if replace and rows:
            new = {name: insert.excluded[name] for name in rows[0] if name not in keys}
            self._run_all(insert.on_conflict_do_update(index_elements=keys, set_=new), rows)
        else:
            self._run_all(insert.on_conflict_do_nothing(index_elements=keys), rows)

    def _seal(self, value: Any, context: str) -> bytes:
        return seal_json(self._work.seal, value, context)

    def _open(self, sealed: bytes, context: str) -> Any:
        return open_json(self._work.seal, sealed, context)


def new_id() -> str:
    """An id that nobody can guess: 32 hex digits."""
    return uuid4().hex


def known(text: str) -> str:
    """Return an id as it came in with an address; raises `NotFound` where it can't be one of ours."""
    if not _ID.fullmatch(text):
        raise NotFound
    return text


def new_token() -> str:
    """A secret for an address or a cookie: 256 bits."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What the database knows of a secret. It is long and random (or told apart only), so that a plain hash will do."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
