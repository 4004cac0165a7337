"""A school with documents, and templates of its own for them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from functools import cache

import docx
import pytest
from flask import Flask

from forms import form_of
from forms.examples import read_example
from service.config import Settings
from service.store import Account, Store
from service.word import shipped_file
from service.word.limited import Limited
from service.work import regenerating, templates
from tests.web.conftest import Visitor

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OPP = "/sjablonen/opp"


@cache
def restyled(sentence: str = "Wij zijn er voor elke leerling.", type_: str = "opp", variant: str = "") -> bytes:
    """The shipped template with a sentence more, as a school would make it."""
    document = docx.Document(io.BytesIO(shipped_file(form_of(type_), variant)))
    document.add_paragraph(sentence)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def app(app: Flask, store: Store, settings: Settings, limited: Limited) -> Iterator[Flask]:
    """Runs are worked on at once, in this process; ``app.extensions["regenerating"]`` may be changed."""
    key = settings.secret_key.encode()
    app.extensions["regenerating"] = lambda run: regenerating.work(store, key, run)
    own, app.extensions["word"] = app.extensions["word"], limited
    yield app
    app.extensions["word"] = own


@pytest.fixture(scope="session")
def limited() -> Iterator[Limited]:
    """The process that looks into files, started once for all these tests."""
    with Limited() as limited:
        yield limited


@pytest.fixture
def pupils(store: Store, marieke: Account, browser: Visitor) -> list[str]:
    """Three pupils with an OPP of which a Word document was made; the last one is settled."""
    made = []
    for name, klas in (("Yara Bakkali", "2B"), ("Sem & <Bakker>", "2B"), ("Noor van den Berg", "3H1")):
        with store.write() as tx:
            dossiers = tx.visible_to(marieke)
            pupil = dossiers.add_subject("leerling", {"naam": name, "klas": klas})
            made.append(dossiers.start_document("opp", [pupil.id], 1, read_example("opp"), {}, "2026-2027").id)
        assert browser.get(f"/documenten/{made[-1]}/word").status_code == 200
    with store.write() as tx:
        for state in ("ter_bespreking", "vastgesteld"):
            dossiers = tx.visible_to(marieke)
            dossiers.add_revision(made[-1], dossiers.document(made[-1]).number, event="status", state=state)
    return made


def put_down(browser: Visitor, data: bytes, name: str = "OPP huisstijl.docx", path: str = OPP):
    return browser.send(path, {"sjabloon": (io.BytesIO(data), name)})


def tried(browser: Visitor, data: bytes) -> str:
    """Put a template down, try it out, and return the address of the run."""
    at = put_down(browser, data).location
    run = browser.send(f"{at}/proef")
    assert run.status_code == 303
    return run.location


def current(store: Store, account: Account) -> str:
    with store.read() as tx:
        return templates.current_hash(tx, account.school_id, form_of("opp"))


def published(store: Store, account: Account, document_id: str, variant: str = "") -> tuple[str, bytes]:
    """The hash of the template of what counts of a document, and that file."""
    with store.read() as tx:
        dossiers = tx.visible_to(account)
        file = dossiers.published(document_id, variant)
        assert file is not None
        return file.template_hash, dossiers.file_bytes(file.id)


def answers_of(store: Store, account: Account, document_id: str) -> dict[str, object]:
    with store.read() as tx:
        return tx.visible_to(account).document(document_id).revision.answers


def text_of(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
