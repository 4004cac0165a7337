"""A school with a document that goes out to Word and comes back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import forms
from forms import example, form_of
from forms.answers import Answers, put
from forms.model import Form
from service.store import Account, Document, Revision, Store
from service.word import Identity, fill, shipped_template
from service.work.returning import Accepted, Comparison, Desk, Ready, Report, receive
from service.work.writing import downloaded, opened

KEY = b"the key of this installation, 32"
TODAY = date(2026, 11, 23)
TYPE = "izo_aanmelding"


def direct(function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """Read in this very process."""
    return function(*arguments, **named)


@pytest.fixture
def desk(store: Store, anna: Account) -> Desk:
    return Desk(store, anna, direct, KEY)


@pytest.fixture
def document(desk: Desk) -> Document:
    """Yara's referral, filled in wholly."""
    return started(desk, "Yara Bakkali", example(TYPE))


def started(desk: Desk, name: str, answers: Answers, type_: str = TYPE, version: int = 1) -> Document:
    """Start a document about a new pupil."""
    with desk.changing() as dossiers:
        pupil = dossiers.add_subject("leerling", {"naam": name, "geboortedatum": "2013-03-14"})
        return dossiers.start_document(type_, [pupil.id], version, answers, {}, "2026-2027")


def fetched(desk: Desk, document_id: str, variant: str = "", *, keep: bool = True) -> bytes:
    """Fetch the Word file of a document, as the button does."""
    with desk.changing() as dossiers:
        writing = opened(dossiers, document_id)
        number = downloaded(dossiers, writing).number
        template = shipped_template(writing.form, variant)
        made = fill(template, writing.answers, final=writing.frozen, identity=Identity(document_id, number, desk.key))
        if keep:
            dossiers.keep_file(document_id, number, template.hash, variant, made)
    return made


def edited(desk: Desk, document_id: str, **changes: Any) -> bytes:
    """Return the file that was fetched last as it is when these answers were typed over in it (None: wiped)."""
    with desk.seeing() as dossiers:
        writing = opened(dossiers, document_id)
    answers = writing.answers
    for key, value in changes.items():
        answers = put(answers, key.replace("__", "."), value)
    return signed(writing.form, answers, document_id, writing.document.number, desk.key)


def signed(form: Form, answers: Answers, document_id: str, revision: int, key: bytes = KEY) -> bytes:
    return fill(shipped_template(form), answers, identity=Identity(document_id, revision, key))


def compared(desk: Desk, data: bytes, name: str = "a.docx") -> Comparison:
    """Hand a file in that is of a document here, and return it beside that."""
    found = receive(desk, name, data)
    assert isinstance(found, Ready)
    return found.comparison


def made_by(done: Accepted | Report) -> Revision:
    """Return the revision that was made of a file."""
    assert done.revision is not None
    return done.revision


def typed_below(data: bytes, text: str) -> bytes:
    """Return a Word file with a paragraph typed at its end."""
    return with_body(
        data, lambda body: re.sub(r"(<w:sectPr\b(?!.*<w:sectPr\b))", rf"{_paragraph(text)}\1", body, flags=re.DOTALL)
    )


def typed_over(data: bytes, tag: str, text: str) -> bytes:
    """Return a Word file with another text in the field of a tag."""
    field = rf'(<w:sdt>(?:(?!</w:sdt>).)*?w:tag w:val="{re.escape(tag)}"(?:(?!</w:sdt>).)*?<w:t(?: [^>]*)?>)[^<]*'
    return with_body(data, lambda body: re.sub(field, rf"\g<1>{text}", body, flags=re.DOTALL))


def with_body(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return a Word file with another body."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                changed = change(part.decode())
                assert changed != part.decode()
                part = changed.encode()
            new.writestr(name, part)
    return made.getvalue()


def without_identity(data: bytes) -> bytes:
    """Return a Word file that no longer says what it is."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/custom.xml":
                part = re.sub(rb"<property.*</property>", b"", part, flags=re.DOTALL)
            new.writestr(name, part)
    return made.getvalue()


def archive(*files: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return files in a .zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as package:
        for name, data in files:
            package.writestr(name, data)
    return made.getvalue()


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> Callable[[Form], Form]:
    """Let a form be one of the forms, for one test."""

    def declare(form: Form) -> Form:
        monkeypatch.setitem(forms._declared(), form.type, form)
        return form

    return declare


def later(upgrades: tuple[Callable[[Answers], Answers], ...], **changes: Any) -> Form:
    """Return the referral as a later version of the program has it."""
    return replace(form_of(TYPE), upgrades=upgrades, **changes)


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
