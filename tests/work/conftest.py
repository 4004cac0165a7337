"""One school with people in it, on a store of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.store import Account, Store
from tests.store.conftest import Clock, Settings


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    store = Store.open(Settings(tmp_path / "data"), clock=clock)
    store.upgrade()
    yield store
    store.close()


@pytest.fixture
def anna(store: Store) -> Account:
    with store.write() as tx:
        school = tx.add_school("Merelveld College", "Havenstraat", "M. de Graaf")
        return tx.add_account(school.id, "anna@merelveld.example", "Anna de Wit", "mentor", "hash")


@pytest.fixture
def stranger(store: Store) -> Account:
    """Someone of another school in the same installation."""
    with store.write() as tx:
        school = tx.add_school("Lijsterbos Lyceum")
        return tx.add_account(school.id, "zoe@lijsterbos.example", "Zoë Vos", "mentor", "hash")
