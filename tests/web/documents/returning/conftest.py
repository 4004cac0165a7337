"""Somebody who takes a document to Word and brings it back."""

from __future__ import annotations

import io
from typing import Any

import html5lib
import pytest
from werkzeug.test import TestResponse

from service.store import Upload
from tests.web.documents.conftest import Written
from tests.word.edits.in_text import overtype
from tests.word.edits.word_file import Edit, edited

HTML = "{http://www.w3.org/1999/xhtml}"
THIRD = "Gesprek over de maandag"
RELABELLED = overtype("Ondersteuningsbehoeften van leraren", "Ondersteuningsbehoeften van docenten")


class Desk:
    """Somebody who takes a document to Word and brings it back."""

    def __init__(self, written: Written, subject_id: str) -> None:
        self.written, self.subject_id = written, subject_id

    def word(self, *edits: Edit) -> bytes:
        """Download the document and edit it."""
        return edited(self.written.browser.get(f"{self.written.url}/word").data, *edits)

    def drop(self, *files: tuple[str, bytes], subject_id: str | None = "") -> TestResponse:
        """Put files on the pupil's page."""
        data: dict[str, Any] = {"bestanden": [(io.BytesIO(content), name) for name, content in files]}
        where = self.subject_id if subject_id == "" else subject_id
        return self.written.browser.post("/terug", data={**data, "leerling": where or ""})

    def back(self, *edits: Edit) -> str:
        """Edit the document, put it back, and return the address of the comparison."""
        answer = self.drop(("plan.docx", self.word(*edits)))
        assert answer.status_code == 303, answer.text
        return answer.location

    def choose(self, url: str, **more: Any) -> TestResponse:
        """Send the page as it stands, with other choices over it."""
        return self.written.browser.post(url, data={**fields(self.written.browser.get(url).text), **more})

    @property
    def uploads(self) -> list[Upload]:
        with self.written.store.read() as tx:
            return tx.visible_to(self.written.account).uploads(waiting=False)


def fields(page: str) -> dict[str, Any]:
    """What a browser would send of the form on a page."""
    form = next(each for each in html5lib.parse(page).iter(f"{HTML}form") if each.get("id") in ("terug", "geplaatst"))
    sent: dict[str, Any] = {}
    for each in form.iter():
        if each.tag not in (f"{HTML}input", f"{HTML}textarea", f"{HTML}select"):
            continue
        name, kind = each.get("name"), each.get("type")
        if not name or (kind in ("radio", "checkbox") and each.get("checked") is None):
            continue
        if each.tag == f"{HTML}textarea":
            value = (each.text or "").removeprefix("\n")
        elif each.tag == f"{HTML}select":
            value = next(
                (one.get("value") or "" for one in each.iter(f"{HTML}option") if one.get("selected") is not None), ""
            )
        else:
            value = each.get("value") or ""
        sent.setdefault(name, []).append(value)
    return sent


def words(page: str) -> str:
    """The text of a page."""
    return " ".join("".join(html5lib.parse(page).itertext()).split())


@pytest.fixture
def desk(opp, pupil) -> Desk:
    return Desk(opp, pupil.id)
