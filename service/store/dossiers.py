"""All that is known about pupils, as far as one account may see it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, delete, insert, select

from service.store.documents import Documents
from service.store.errors import NotFound
from service.store.queries import known, new_id
from service.store.records import Draft, File
from service.store.tables import Row, accounts, documents, drafts, files, hidden_remarks
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


class Files(Documents):
    """The Word documents that were made."""

    def keep_file(self, document_id: str, revision: int, template_hash: str, version: str, data: bytes) -> File:
        """Keep a made document and return what is known of it; raises `NotFound` for the document and the revision.

        `template_hash`: which template it was made with; `version`: "" or as in `render --version`.
        """
        if not 1 <= revision <= self._current_number(document_id):
            raise NotFound
        file = File(new_id(), document_id, revision, template_hash, version, len(data), self._now, self.account.name)
        self._run(
            insert(files).values(
                id=file.id,
                document_id=document_id,
                revision=revision,
                template_hash=template_hash,
                version=version,
                blob=self._work.blobs.put(data, _bytes_of(document_id)),
                size=file.size,
                made_at=self._now,
                made_by=self.account.id,
            )
        )
        return file

    def files(self, document_id: str) -> list[File]:
        """Return what was made of a document, the last one first; raises `NotFound`."""
        self._current_number(document_id)
        query = select(files, accounts.c.name).join_from(files, accounts).where(files.c.document_id == document_id)
        return [_file(row) for row in self._all(query.order_by(files.c.made_at.desc(), files.c.id))]

    def made_file(self, document_id: str, revision: int, template_hash: str | None = None) -> bytes | None:
        """Return the bytes of the document that was last made of a revision, with this template if one is named.

        None when there is none. Raises `NotFound` for the document and `Damaged`.
        """
        self._current_number(document_id)
        made = (files.c.document_id == document_id) & (files.c.revision == revision)
        if template_hash is not None:
            made &= files.c.template_hash == template_hash
        rows = self._all(select(files.c.blob).where(made).order_by(files.c.made_at.desc(), files.c.id).limit(1))
        return self._work.blobs.get(rows[0].blob, _bytes_of(document_id)) if rows else None

    def file_bytes(self, file_id: str) -> bytes:
        """Return the bytes of a made document, as they were kept; raises `NotFound` and `Damaged`."""
        query = select(files).join_from(files, documents, documents.c.id == files.c.document_id)
        row = self._one(query.where(self._visible_documents(), files.c.id == known(file_id)))
        if row is None:
            raise NotFound
        return self._work.blobs.get(row.blob, _bytes_of(row.document_id))


class Dossiers(Drafts, Files, Uploads):
    """Everything that `Transaction.visible_to` opens."""


def _file(row: Row) -> File:
    return File(row.id, row.document_id, row.revision, row.template_hash, row.version, row.size, row.made_at, row.name)


def _bytes_of(document_id: str) -> str:
    return f"document/{document_id}/file"
