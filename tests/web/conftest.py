"""An app on a store of its own, and people who come to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from service.config import Settings
from service.store import Account, School, Store
from service.web import create_app
from service.web.passwords import hashed

PASSWORD = "vier losse woorden samen"


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, time: timedelta) -> None:
        self.now += time


class Visitor(FlaskClient):
    """A browser that sends our own forms: with the CSRF token of the page before."""

    def token(self) -> str:
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.get("/aanmelden", follow_redirects=True).text)
        assert found, "no form on the page"
        return found[1]

    def send(self, path: str, data: dict[str, object] | None = None, **kwargs):
        """Post a form as a browser would."""
        return self.post(path, data={"csrf_token": self.token(), **(data or {})}, **kwargs)


@pytest.fixture(autouse=True, scope="session")
def quick_hashes() -> Iterator[None]:
    """Hash passwords with less work than by design: the tests sign in hundreds of times."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("service.web.passwords._hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", secret_key="only for tests")


@pytest.fixture
def store(settings: Settings, clock: Clock) -> Iterator[Store]:
    store = Store.open(settings, clock=clock)
    store.upgrade()
    yield store
    store.close()


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates compiled once for all the apps of these tests."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(settings: Settings, store: Store, compiled_templates: FileSystemBytecodeCache) -> Iterator[Flask]:
    app = create_app(settings, store)
    app.jinja_env.bytecode_cache = compiled_templates
    app.test_client_class = Visitor
    app.config.update(TESTING=True)
    yield app
    app.extensions["word"].close()


@pytest.fixture(scope="session")
def password_hash(quick_hashes: None) -> str:
    """The hash of PASSWORD."""
    return hashed(PASSWORD)


@pytest.fixture
def school(store: Store) -> School:
    with store.write() as tx:
        return tx.add_school("Merelveld College", "Havenstraat", "Marieke de Wit")


@pytest.fixture
def marieke(store: Store, school: School, password_hash: str) -> Account:
    """The zorgcoördinator."""
    with store.write() as tx:
        return tx.add_account(
            school.id, "m.dewit@merelveld.example", "Marieke de Wit", "zorgcoordinator", password_hash
        )


@pytest.fixture
def tom(store: Store, school: School, password_hash: str) -> Account:
    """A mentor of the same school."""
    with store.write() as tx:
        return tx.add_account(school.id, "t.hendriks@merelveld.example", "Tom Hendriks", "mentor", password_hash)


@pytest.fixture
def stranger(store: Store, password_hash: str) -> Account:
    """The zorgcoördinator of another school."""
    with store.write() as tx:
        school = tx.add_school("Lijsterbos Lyceum")
        return tx.add_account(school.id, "z.vos@lijsterbos.example", "Zoë Vos", "zorgcoordinator", password_hash)


def new_browser(app: Flask) -> Visitor:
    """A browser of its own, in which nobody is signed in."""
    browser = app.test_client()
    assert isinstance(browser, Visitor)
    return browser


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """A browser in which nobody is signed in."""
    return new_browser(app)


@pytest.fixture
def signed_in(app: Flask, store: Store) -> Callable[[Account], Visitor]:
    """Gives a browser in which an account is signed in."""

    def sign_in(account: Account) -> Visitor:
        browser = new_browser(app)
        with store.write() as tx:
            secret = tx.start_session(account.id)
        with browser.session_transaction() as session:
            session.update(sessie=secret, account=account.id, taal=account.language)
        return browser

    return sign_in


@pytest.fixture
def browser(signed_in: Callable[[Account], Visitor], marieke: Account) -> Visitor:
    """A browser in which the zorgcoördinator is signed in."""
    return signed_in(marieke)
