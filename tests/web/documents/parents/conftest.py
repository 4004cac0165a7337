"""An OPP, and somebody who writes what parents read of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest
from werkzeug.test import TestResponse

from forms.answers import put
from forms.for_parents import FOR_PARENTS, Part, Piece, parts
from tests.web.documents.conftest import Written

STRONG = "factoren.bevorderend.leerling"
"""The path of a text in the OPP."""


@dataclass
class Telling:
    """A document with the page on which parents' texts are written."""

    written: Written

    @property
    def url(self) -> str:
        return f"{self.written.url}/voor-ouders"

    @property
    def text(self) -> str:
        answer = self.written.browser.get(self.url)
        assert answer.status_code == 200
        return answer.text

    @property
    def preview(self) -> str:
        """What the page that shows it as parents will see it says."""
        return said(self.written.browser.get(f"{self.url}/bekijk").text)

    @property
    def parts(self) -> tuple[Part, ...]:
        return parts(self.written.form, self.written.answers)

    @property
    def draft(self) -> dict[str, list[str]]:
        return self.written.draft("voor-ouders")

    def piece(self, path: str) -> Piece:
        return next(piece for part in self.parts for piece in part.pieces if piece.path == path)

    def part(self, path: str) -> Part:
        return next(part for part in self.parts if part.path == path)

    def send(self, fields: dict[str, Any] | None = None, *, base: int | None = None, **more: Any) -> TestResponse:
        data = {**(fields or {}), **more, "revisie": str(base or self.written.number)}
        return self.written.browser.post(self.url, data=data)

    def press(self, action: str, fields: dict[str, Any] | None = None) -> TestResponse:
        """Press a button, with what the page holds now."""
        kept = {name: values[0] for name, values in self.draft.items()}
        return self.send({**kept, **(fields or {})}, actie=action)

    def save(self) -> TestResponse:
        """Save what stands on the page now."""
        return self.send({name: values[0] for name, values in self.draft.items()})


def said(html: str) -> str:
    """Return the words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture
def telling(start: Callable[..., Written]) -> Telling:
    """An OPP of which parents read the staff's own words."""
    written = start("opp", filled=True)
    with written.store.write() as tx:
        answers = put(written.answers, FOR_PARENTS.key, None)
        tx.visible_to(written.account).add_revision(written.id, written.number_in(tx), answers)
    return Telling(written)
