"""One store on each database; the same tests run on both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from service.store import Account, Document, School, Store
from service.store.tables import metadata


@dataclass(frozen=True)
class Settings:
    """What the store asks of the settings."""

    data_dir: Path
    database_url: str | None = None


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 9, 1, 8, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, time: timedelta) -> None:
        self.now += time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str | None:
    """The DATABASE_URL: none for SQLite, whose file is in the test's own folder."""
    return None if request.param == "sqlite" else request.getfixturevalue("postgres_url")


@pytest.fixture
def settings(database: str | None, tmp_path: Path) -> Settings:
    return Settings(tmp_path / "data", database)


@pytest.fixture
def store(settings: Settings, clock: Clock) -> Iterator[Store]:
    """An empty store with its tables made."""
    store = Store.open(settings, clock=clock)
    store.upgrade()
    yield store
    with store._engine.begin() as connection:
        if settings.database_url:  # the next test gets the same database
            names = ", ".join(table.name for table in metadata.sorted_tables)
            connection.exec_driver_sql(f"TRUNCATE {names}")
    store.close()


@pytest.fixture
def school(store: Store) -> School:
    with store.write() as tx:
        return tx.add_school("Merelveld College", "Havenstraat", "M. de Graaf")


@pytest.fixture
def anna(store: Store, school: School) -> Account:
    with store.write() as tx:
        return tx.add_account(school.id, "anna@merelveld.example", "Anna de Wit", "medewerker", "hash")


@pytest.fixture
def bram(store: Store, school: School) -> Account:
    """A colleague of Anna's."""
    with store.write() as tx:
        return tx.add_account(school.id, "bram@merelveld.example", "Bram Smit", "medewerker", "hash")


@pytest.fixture
def stranger(store: Store) -> Account:
    """Someone of another school."""
    with store.write() as tx:
        school = tx.add_school("Lijsterbos Lyceum")
        return tx.add_account(school.id, "zoe@lijsterbos.example", "Zoë Vos", "beheerder", "hash")


@pytest.fixture
def document(store: Store, anna: Account) -> Document:
    """A document of Anna's about one pupil."""
    with store.write() as tx:
        return start(tx.visible_to(anna))


def start(dossiers, **answers):
    """Start a document about a new pupil."""
    pupil = dossiers.add_subject("leerling", {"naam": "Yara Bakkali", "nummer": "1001"})
    return dossiers.start_document("opp", [pupil.id], 1, answers, {}, "2026-2027")
