"""What a view works with: the transaction of this request and who asks."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import cast

from flask import current_app, g, request, session

from service.config import Settings
from service.store import Account, Dossiers, School, Store, Transaction

READS = frozenset({"GET", "HEAD", "OPTIONS"})


def store() -> Store:
    """Return the store of the running app."""
    return cast(Store, current_app.extensions["store"])


def settings() -> Settings:
    """Return the settings of the running app."""
    return cast(Settings, current_app.extensions["settings"])


def recognise(tx: Transaction) -> None:
    """Find out who asks, and of which school they are."""
    secret = session.get("sessie")
    g.account = tx.session_account(secret, settings().idle) if secret else None
    if g.account is not None:
        g.school = tx.school(g.account.school_id)


def opened() -> AbstractContextManager[Transaction]:
    """Open the transaction that fits the request: reading for a GET, writing for all else."""
    return store().read() if request.method in READS else store().write()


def tx() -> Transaction:
    """Return the transaction of this request, kept as a whole when the view returns, undone when it raises."""
    return cast(Transaction, g.tx)


def account() -> Account:
    """Return who is signed in; only for views that ask for a permission."""
    return cast(Account, g.account)


def account_or_none() -> Account | None:
    """Return who is signed in, if anyone."""
    return cast("Account | None", g.get("account"))


def dossiers() -> Dossiers:
    """Return what this account may see of pupils, in the transaction of this request."""
    return tx().visible_to(account())


def school() -> School:
    """Return the school of who is signed in."""
    return tx().school(account().school_id)
