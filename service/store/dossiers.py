"""All that is known about pupils, as far as one account may see it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, delete, select

from service.store.documents import Documents
from service.store.errors import NotFound
from service.store.files import Files
from service.store.records import Draft
from service.store.tables import drafts, hidden_remarks
from service.store.uploads import Uploads


class Drafts(Documents):
    """What was typed and not saved yet, for each person and page apart, and the remarks that were put away."""

    def draft(self, document_id: str, step: str) -> Draft | None:
        """Return this account's draft of a page, if there is one; raises `NotFound` for the document."""
        self._current_number(document_id)
        row = self._one(select(drafts).where(self._this_draft(document_id, step)))
        if row is None:
            return None
        fields = self._open(row.fields, self._draft_of(document_id, step))
        return Draft(row.base, [(name, value) for name, value in fields], row.saved_at)

    def keep_draft(self, document_id: str, step: str, base: int, fields: list[tuple[str, str]]) -> Draft:
        """Keep the page's raw fields in place of an earlier draft's, whatever the document's state.

        Raises `NotFound`, also when there is no revision `base`.
        """
        if not 1 <= base <= self._current_number(document_id):
            raise NotFound
        values = {"base": base, "fields": self._seal(fields, self._draft_of(document_id, step)), "saved_at": self._now}
        self._put(drafts, {"document_id": document_id, "account_id": self.account.id, "step": step, **values})
        return Draft(base, list(fields), self._now)

    def drop_draft(self, document_id: str, step: str) -> None:
        """Throw this account's draft of a page away, if there is one; raises `NotFound` for the document."""
        self._current_number(document_id)
        self._run(delete(drafts).where(self._this_draft(document_id, step)))

    def hide_remark(self, document_id: str, remark_id: str) -> None:
        """Put a remark away, for everyone; raises `NotFound` for the document."""
        self._current_number(document_id)
        values = {
            "document_id": document_id,
            "remark_id": remark_id,
            "hidden_by": self.account.id,
            "hidden_at": self._now,
        }
        self._put(hidden_remarks, values, replace=False)

    def hidden_remarks(self, document_id: str) -> set[str]:
        """Return the ids of the remarks that were put away; raises `NotFound` for the document."""
        self._current_number(document_id)
        rows = self._all(select(hidden_remarks.c.remark_id).where(hidden_remarks.c.document_id == document_id))
        return {row.remark_id for row in rows}

    def _this_draft(self, document_id: str, step: str) -> ColumnElement[bool]:
        return and_(drafts.c.document_id == document_id, drafts.c.account_id == self.account.id, drafts.c.step == step)

    def _draft_of(self, document_id: str, step: str) -> str:
        return f"draft/{document_id}/{self.account.id}/{step}"


class Dossiers(Drafts, Files, Uploads):
    """Everything that `Transaction.visible_to` opens."""
