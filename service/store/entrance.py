"""The door: one-time addresses, sessions, and the wait after wrong passwords. Of a secret only a hash is kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, insert, select, update

from service.store.accounts import Accounts
from service.store.errors import TokenUnusable
from service.store.queries import Queries, hashed, new_token
from service.store.records import Account
from service.store.tables import Row, failures, sessions, tokens

SEEN_EVERY = timedelta(minutes=1)
"""A session is marked as seen no oftener than this, so that reading pages does not write each time."""

FORGET_SESSION = timedelta(days=30)
"""A session nobody used for this long is thrown away, whatever idle time is asked for."""

FREE_TRIES = 5
"""Wrong passwords before one has to wait."""

WINDOW = timedelta(minutes=15)
"""After this long without a wrong password they are forgotten. The longest wait too."""

FIRST_WAIT = timedelta(seconds=30)
"""The first wait; every further wrong password doubles it."""


class OneTime(Queries):
    """Addresses that work once."""

    def add_token(self, purpose: str, lifetime: timedelta, payload: dict[str, Any] | None = None) -> str:
        """Make a secret for a one-time address and return it: it cannot be asked for again."""
        self._run(delete(tokens).where(tokens.c.expires_at <= self._now))
        token = new_token()
        values = {
            "purpose": purpose,
            "payload": self._seal(payload or {}, _payload_of(token)),
            "expires_at": self._now + lifetime,
        }
        self._run(insert(tokens).values(hash=hashed(token), **values))
        return token

    def peek_token(self, purpose: str, token: str) -> dict[str, Any]:
        """Return the payload and leave the address usable; raises `TokenUnusable`."""
        return self._payload(token, select(tokens).where(self._found(purpose, token), self._usable()))

    def use_token(self, purpose: str, token: str) -> dict[str, Any]:
        """Return the payload, once; raises `TokenUnusable` (unknown, used, run out)."""
        found = self._found(purpose, token)
        if self._run(update(tokens).where(found, self._usable()).values(used_at=self._now)).rowcount != 1:
            raise TokenUnusable
        return self._payload(token, select(tokens).where(found))

    def _found(self, purpose: str, token: str) -> ColumnElement[bool]:
        return and_(tokens.c.hash == hashed(token), tokens.c.purpose == purpose)

    def _usable(self) -> ColumnElement[bool]:
        return and_(tokens.c.used_at.is_(None), tokens.c.expires_at > self._now)

    def _payload(self, token: str, query: Select[Any]) -> dict[str, Any]:
        row = self._one(query)
        if row is None:
            raise TokenUnusable
        payload: dict[str, Any] = self._open(row.payload, _payload_of(token))
        return payload


class Sessions(Accounts):
    """Who is signed in."""

    def start_session(self, account_id: str) -> str:
        """Sign an account in and return the secret for its cookie; raises `NotFound`."""
        self.account(account_id)
        self._run(delete(sessions).where(sessions.c.last_seen <= self._now - FORGET_SESSION))
        token = new_token()
        self._run(
            insert(sessions).values(
                hash=hashed(token), account_id=account_id, started_at=self._now, last_seen=self._now
            )
        )
        return token

    def session_account(self, token: str, idle: timedelta) -> Account | None:
        """Return who is signed in with this secret; None when nobody, or not seen for `idle`.

        Marks the session as seen, in a reading transaction right after it ends.
        """
        row = self._one(
            select(sessions).where(sessions.c.hash == hashed(token), sessions.c.last_seen > self._now - idle)
        )
        if row is None:
            return None
        if row.last_seen <= self._now - SEEN_EVERY:
            if self._work.writes:
                self.mark_seen(row.hash)
            else:
                self._work.seen.append(row.hash)
        return self.account(row.account_id)

    def mark_seen(self, session_hash: str) -> None:
        """Say that a session is in use now."""
        self._run(
            update(sessions)
            .where(sessions.c.hash == session_hash, sessions.c.last_seen < self._now)
            .values(last_seen=self._now)
        )

    def end_session(self, token: str) -> None:
        """Sign out; nothing happens when it was ended already."""
        self._run(delete(sessions).where(sessions.c.hash == hashed(token)))


class Throttle(Queries):
    """Wrong passwords, counted by a key of the caller's: an account's address, or the one of a machine."""

    def failed_sign_in(self, key: str) -> int:
        """Count one more wrong password and return how many whole seconds this key now waits."""
        self._run(delete(failures).where(failures.c.last_at <= self._now - WINDOW))
        # First a row that is surely there, then its lock: two at once are both counted.
        self._put(failures, {"hash": hashed(key), "count": 0, "last_at": self._now}, replace=False)
        row = self._one(select(failures).where(failures.c.hash == hashed(key)).with_for_update())
        count = 1 + (row.count if row else 0)
        self._put(failures, {"hash": hashed(key), "count": count, "last_at": self._now})
        return self.sign_in_wait(key)

    def sign_in_wait(self, key: str) -> int:
        """Return how many whole seconds this key has to wait before its next try; 0 when it may go on."""
        row = self._one(select(failures).where(failures.c.hash == hashed(key)))
        return max(0, ceil((_wait_until(row) - self._now).total_seconds())) if row else 0

    def clear_failures(self, key: str) -> None:
        """Forget the wrong passwords of a key: the right one was given."""
        self._run(delete(failures).where(failures.c.hash == hashed(key)))


def _wait_until(row: Row) -> datetime:
    last: datetime = row.last_at
    over = row.count - FREE_TRIES
    return last if over < 0 else last + min(WINDOW, FIRST_WAIT * 2 ** min(over, 10))


def _payload_of(token: str) -> str:
    return f"token/{hashed(token)}"
