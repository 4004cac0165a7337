"""A pupil, and someone who writes about her."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from forms import form_of
from forms.examples import read_example
from forms.model import Form
from forms.page import Page
from service.store import Account, Document, Dossiers, Revision, School, Store, Subject
from tests.web.conftest import Visitor


@dataclass
class Written:
    """A document and the browser in which somebody works on it."""

    store: Store
    account: Account
    browser: FlaskClient
    id: str
    form: Form

    @property
    def url(self) -> str:
        return f"/documenten/{self.id}"

    def step(self, slug: str) -> str:
        return f"{self.url}/deel/{slug}"

    @property
    def document(self) -> Document:
        with self.store.read() as tx:
            return tx.visible_to(self.account).document(self.id)

    @property
    def answers(self) -> dict[str, Any]:
        return self.document.revision.answers

    @property
    def number(self) -> int:
        return self.document.number

    def draft(self, slug: str) -> dict[str, list[str]]:
        """What is kept of a page and not saved: name -> values."""
        with self.store.read() as tx:
            draft = tx.visible_to(self.account).draft(self.id, slug)
        found: dict[str, list[str]] = {}
        for name, value in draft.fields if draft else []:
            found.setdefault(name, []).append(value)
        return found

    def typed(self, slug: str) -> dict[str, Any]:
        """The fields of a page as a browser would send them now."""
        page = Page(self.form, self.form.step(slug), self.answers)
        fields = {name: value for name, value in page.fields.data.items() if value not in (None, "", [])}
        return {**fields, **page.rows, "revisie": str(self.number)}

    def get(self, slug: str, **query: Any) -> str:
        answer = self.browser.get(self.step(slug), query_string=query)
        assert answer.status_code == 200
        return answer.text

    def save(self, slug: str, fields: dict[str, Any] | None = None, *, base: int | None = None, **more: Any):
        data = {**(fields or {}), **more, "revisie": str(base or self.number)}
        return self.browser.post(self.step(slug), data=data)

    def press(self, slug: str, action: str, fields: dict[str, Any] | None = None):
        return self.save(slug, fields, actie=action)

    def change(self, **answers: Any) -> Revision:
        """Save answers in the store itself, as somebody else would."""
        with self.store.write() as tx:
            return tx.visible_to(self.account).add_revision(self.id, self.number_in(tx), {**self.answers, **answers})

    def number_in(self, tx: Any) -> int:
        return tx.visible_to(self.account).document(self.id).number

    def move(self, target: str, **more: Any):
        data = {"naar": target, "revisie": str(self.number), **more}
        return self.browser.post(f"{self.url}/status", data=data)


@pytest.fixture
def app(app: Flask) -> Flask:
    """Forms are sent without a token here; that they need one is a test of its own."""
    app.config["WTF_CSRF_ENABLED"] = False
    return app


@pytest.fixture
def pupil(store: Store, tom: Account) -> Subject:
    facts = {
        "naam": "Yara Bakkali", "klas": "2B", "leerjaar": 2, "geboortedatum": "2013-03-14", "mentor": "Jeroen Smit",
        "nummer": "1234",
    }  # fmt: skip
    with store.write() as tx:
        return tx.visible_to(tom).add_subject("leerling", facts)


@pytest.fixture
def writer(signed_in: Callable[[Account], Visitor], tom: Account) -> Visitor:
    """A browser in which the mentor is signed in."""
    return signed_in(tom)


@pytest.fixture
def start(store: Store, tom: Account, pupil: Subject, writer: Visitor, school: School) -> Callable[..., Written]:
    """Starts a document in the browser; with ``filled`` its example is saved in it."""

    def begin(type_: str, *, filled: bool = False) -> Written:
        answer = writer.post("/documenten/start", data={"subject_id": pupil.id, "type": type_})
        assert answer.status_code == 303
        written = Written(store, tom, writer, answer.location.rpartition("/")[2], form_of(type_))
        if filled:
            with store.write() as tx:
                dossiers: Dossiers = tx.visible_to(tom)
                dossiers.add_revision(written.id, 1, read_example(type_))
        return written

    return begin


@pytest.fixture
def izo(start: Callable[..., Written]) -> Written:
    return start("izo_aanmelding")


@pytest.fixture
def opp(start: Callable[..., Written]) -> Written:
    return start("opp", filled=True)
