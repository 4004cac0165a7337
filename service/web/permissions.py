"""Who may do what. Every view names its permission; one that names none is closed to all.

One table says which role may do what: finer roles come in here. Which pupils an account sees is the store's to say
(`Transaction.visible_to`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask

from forms.text import N_
from service.store import Account

ROLES: dict[str, str] = {
    "mentor": N_("mentor"),
    "docent": N_("docent"),
    "zorgcoordinator": N_("zorgcoördinator"),
    "beheerder": N_("beheerder"),
}
"""What people are called in their school: key -> name (a msgid)."""

_EVERYONE = frozenset(ROLES)

PUBLIC = "openbaar"
MAY: dict[str, frozenset[str]] = {
    "eigen.account": _EVERYONE,
    "leerlingen.zien": _EVERYONE,
    "leerlingen.schrijven": _EVERYONE,
    "documenten.zien": _EVERYONE,
    "documenten.schrijven": _EVERYONE,
    "school.beheren": frozenset({"beheerder", "zorgcoordinator"}),
    "sjablonen.beheren": frozenset({"beheerder", "zorgcoordinator"}),
}
"""The roles that have each permission. `PUBLIC` asks for no account."""

View = TypeVar("View", bound=Callable[..., Any])


def permission(name: str, *, own_transaction: bool = False) -> Callable[[View], View]:
    """Say what an account needs for a view.

    ``own_transaction``: the view opens the store itself, where it works long (hashing, Word) and others would wait.
    """
    if name != PUBLIC and name not in MAY:
        raise ValueError(f"no permission is called {name}")

    def named(view: View) -> View:
        view.permission = name  # type: ignore[attr-defined]
        view.own_transaction = own_transaction  # type: ignore[attr-defined]
        return view

    return named


def permission_of(app: Flask, endpoint: str) -> str | None:
    """Return the permission that a view names, None when it names none."""
    return getattr(app.view_functions.get(endpoint), "permission", None)


def may(account: Account | None, name: str) -> bool:
    """Say whether an account has a permission."""
    return name == PUBLIC or (account is not None and account.role in MAY.get(name, ()))
