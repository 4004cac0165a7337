"""What came back from Word: kept as it came, apart from the documents, until someone deals with it and afterwards too."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, insert, or_, select, update

from service.store.documents import Documents
from service.store.errors import NotFound, Settled
from service.store.queries import known, new_id
from service.store.records import Upload
from service.store.states import OUTCOMES, WAITING
from service.store.tables import Row, accounts, document_subjects, uploads


class Uploads(Documents):
    """The files that were handed in, as far as an account may see them."""

    def keep_upload(
        self, name: str, data: bytes, subject_id: str | None = None, document_id: str | None = None, batch: str = ""
    ) -> Upload:
        """Keep a file just as it came and return what is known of it; raises `NotFound` for subject and document."""
        if subject_id is not None:
            self.subject(subject_id)
        if document_id is not None:
            self._current_number(document_id)
        upload_id = new_id()
        self._run(
            insert(uploads).values(
                id=upload_id,
                school_id=self.account.school_id,
                subject_id=subject_id,
                document_id=document_id,
                batch=batch,
                name=self._seal(name, _name_of(upload_id)),
                blob=self._work.blobs.put(data, _bytes_of(upload_id)),
                size=len(data),
                outcome=WAITING,
                received_at=self._now,
                received_by=self.account.id,
            )
        )
        return self.upload(upload_id)

    def uploads(
        self,
        *,
        document_id: str | None = None,
        subject_id: str | None = None,
        batch: str | None = None,
        waiting: bool = True,
    ) -> list[Upload]:
        """Return the files of a document, of a subject or of a batch, or all; the first one first.

        A subject's are those of its documents, and those put on its page that belong to no document yet. Unless
        `waiting`, those that were dealt with as well. Raises `NotFound` for document and subject.
        """
        which: list[ColumnElement[bool]] = [uploads.c.outcome == WAITING] if waiting else []
        if document_id is not None:
            self._current_number(document_id)
            which.append(uploads.c.document_id == document_id)
        if subject_id is not None:
            which.append(self._uploads_about(self.subject(subject_id).id))
        if batch is not None:
            which.append(uploads.c.batch == batch)
        found = self._uploads(which)
        return sorted(found, key=lambda upload: (upload.received_at, upload.name, upload.id))

    def upload(self, upload_id: str) -> Upload:
        """Return what is known of one file; raises `NotFound`."""
        found = self._uploads([uploads.c.id == known(upload_id)])
        if not found:
            raise NotFound
        return found[0]

    def upload_bytes(self, upload_id: str) -> bytes:
        """Return a file just as it came; raises `NotFound` and `Damaged`."""
        row = self._one(select(uploads.c.blob).where(self._visible_uploads(), uploads.c.id == known(upload_id)))
        if row is None:
            raise NotFound
        return self._work.blobs.get(row.blob, _bytes_of(upload_id))

    def assign_upload(self, upload_id: str, document_id: str) -> Upload:
        """Say of which document a file is, wherever it was put, and return it; raises `NotFound` for either."""
        upload = self.upload(upload_id)
        self._current_number(document_id)
        self._run(update(uploads).where(uploads.c.id == upload_id).values(document_id=document_id))
        return replace(upload, document_id=document_id)

    def settle_upload(self, upload_id: str, outcome: str, revision: int | None = None) -> Upload:
        """Say what became of a file, once, and return it. Its bytes stay.

        `outcome`: one of `states.OUTCOMES`; `revision`: the one of its document that was made of it. Raises `NotFound`,
        and `Settled` when it was dealt with before.
        """
        if outcome not in OUTCOMES or outcome == WAITING:
            raise ValueError(f"no outcome: {outcome!r}")
        self.upload(upload_id)
        waiting = (uploads.c.id == upload_id) & (uploads.c.outcome == WAITING)
        values = {"outcome": outcome, "revision": revision, "settled_at": self._now, "settled_by": self.account.id}
        if self._run(update(uploads).where(waiting).values(values)).rowcount != 1:
            raise Settled
        return self.upload(upload_id)

    def _uploads_about(self, subject_id: str) -> ColumnElement[bool]:
        about = select(document_subjects.c.document_id).where(document_subjects.c.subject_id == subject_id)
        put_here = uploads.c.document_id.is_(None) & (uploads.c.subject_id == subject_id)
        return or_(uploads.c.document_id.in_(about), put_here)

    def _uploads(self, which: list[ColumnElement[bool]]) -> list[Upload]:
        received, settled = accounts.alias(), accounts.alias()
        query = (
            select(uploads, received.c.name.label("received_name"), settled.c.name.label("settled_name"))
            .select_from(uploads)
            .join(received, received.c.id == uploads.c.received_by)
            .outerjoin(settled, settled.c.id == uploads.c.settled_by)
            .where(self._visible_uploads(), *which)
        )
        return [self._upload(row) for row in self._all(query)]

    def _upload(self, row: Row) -> Upload:
        return Upload(
            id=row.id,
            name=self._open(row.name, _name_of(row.id)),
            size=row.size,
            subject_id=row.subject_id,
            document_id=row.document_id,
            batch=row.batch,
            received_at=row.received_at,
            received_by=row.received_name,
            outcome=row.outcome,
            revision=row.revision,
            settled_at=row.settled_at,
            settled_by=row.settled_name,
        )


def _name_of(upload_id: str) -> str:
    return f"upload/{upload_id}/name"


def _bytes_of(upload_id: str) -> str:
    return f"upload/{upload_id}/bytes"
