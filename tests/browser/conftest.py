"""A real browser before a real server, on a store of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from waitress.server import create_server

from service.config import Settings
from service.store import Account, Store
from service.web import create_app
from service.work.regenerating.queue import Queue
from tests.tools import need
from tests.validators import AXE

#: How long a page may take, in milliseconds: a machine that does much else is no fault of the page.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

PUPIL = {"naam": "Sem Bakker", "klas": "2K2", "leerjaar": 2, "geboortedatum": "2013-03-14", "mentor": "Jeroen Smit"}


@dataclass
class Live:
    """A running server and somebody who is signed in there."""

    address: str
    store: Store
    account: Account
    cookie: dict[str, Any]

    def new_pupil(self, **facts: Any) -> str:
        """Return the id of a new pupil."""
        with self.store.write() as tx:
            return tx.visible_to(self.account).add_subject("leerling", {**PUPIL, **facts}).id

    def answers(self, document_id: str) -> dict[str, Any]:
        """Return what is saved now."""
        with self.store.read() as tx:
            return tx.visible_to(self.account).document(document_id).revision.answers


@dataclass
class Reader:
    """A tab of the browser, with what tests ask of every page."""

    page: Page
    live: Live

    @cached_property
    def axe(self) -> str:
        return AXE.read_text("utf-8")

    def open(self, path: str) -> None:
        self.page.goto(self.live.address + path)

    def violations(self) -> list[str]:
        """What axe finds on this page, a line a finding."""
        if not self.page.evaluate("typeof axe !== 'undefined'"):
            self.page.evaluate(self.axe)
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")["violations"]
        return [f"{hit['id']}: {node['html'][:200]}" for hit in found for node in hit["nodes"]]

    def runs_out(self, width: int = 320) -> bool:
        """Whether the page is wider than a window of this width, in pixels."""
        before = self.page.viewport_size or {"width": 1280, "height": 900}
        self.page.set_viewport_size({"width": width, "height": 900})
        wide = self.page.evaluate("document.documentElement.scrollWidth") > width
        self.page.set_viewport_size(before)
        return bool(wide)

    def faultless(self) -> None:
        """Fail when axe finds anything, or the page runs out of a narrow window."""
        assert self.violations() == [], self.page.url
        assert not self.runs_out(), self.page.url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = need("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(path), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    settings = Settings(data_dir=tmp_path_factory.mktemp("live"), secret_key="only for tests")
    store = Store.open(settings)
    store.upgrade()
    with store.write() as tx:
        school = tx.add_school("Merelveld College", "Havenstraat", "Marieke de Wit")
        account = tx.add_account(school.id, "t.hendriks@merelveld.example", "Tom Hendriks", "mentor", "no password")
        secret = tx.start_session(account.id)
    app = create_app(settings, store)
    client = app.test_client()
    with client.session_transaction() as session:
        session["sessie"] = secret
    signed = client.get_cookie("zorgroute")
    assert signed is not None
    queue = Queue(settings, store)
    app.extensions["regenerating"] = queue.send
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.effective_port}"
    with queue.taken_up():
        yield Live(address, store, account, {"name": "zorgroute", "value": signed.value, "url": address})
    server.close()
    thread.join(timeout=5)
    app.extensions["word"].close()
    store.close()


@pytest.fixture
def context(chromium: Browser, live: Live) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    context.add_cookies([live.cookie])  # type: ignore[list-item]
    yield context
    context.close()


@pytest.fixture
def reader(context: BrowserContext, live: Live) -> Iterator[Reader]:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield Reader(page, live)
    assert errors == [], "the page's scripts failed"


@pytest.fixture
def scriptless(chromium: Browser, live: Live) -> Iterator[Reader]:
    """A browser in which scripts are off."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    context.add_cookies([live.cookie])  # type: ignore[list-item]
    yield Reader(context.new_page(), live)
    context.close()
