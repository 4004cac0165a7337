"""Documents: a type, whom it is about, and revisions."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, insert, select

from service.store.errors import NotFound
from service.store.queries import known, new_id
from service.store.records import Answers, Document, Listed, Origins, Revision, Subject
from service.store.revisions import Revisions
from service.store.states import FIRST, STARTING
from service.store.tables import Row, accounts, document_subjects, documents, revisions, subjects

_LISTED = (
    documents.c.id,
    documents.c.type,
    documents.c.schooljaar,
    documents.c.created_at,
    accounts.c.name.label("created_by"),
)


class Documents(Revisions):
    """The documents that an account may see."""

    def documents(self, subject_id: str | None = None) -> list[Document]:
        """Return the documents about one subject, or all, with their answers, the last changed first.

        For a list of the whole school take `listed`, which opens no answers. Raises `NotFound` for the subject.
        """
        return self._documents(self._about(subject_id))

    def listed(self, subject_id: str | None = None) -> list[Listed]:
        """Return the same documents without their answers; raises `NotFound`."""
        which = self._about(subject_id)
        columns = (*_LISTED, revisions.c.number, revisions.c.state, revisions.c.at, revisions.c.author)
        about = self._subjects_of(which)
        return [Listed(**_line(row, about)) for row in self._all(self._query(which, *columns))]

    def document(self, document_id: str) -> Document:
        """Return one document with its current revision; raises `NotFound`."""
        found = self._documents([documents.c.id == known(document_id)])
        if not found:
            raise NotFound
        return found[0]

    def documents_by_id(self, document_ids: Collection[str]) -> dict[str, Document]:
        """Return those of these documents that there are, with their answers; at most some thousands at once."""
        return {document.id: document for document in self._documents([documents.c.id.in_(document_ids)])}

    def start_document(
        self,
        type: str,
        subject_ids: list[str],
        form_version: int,
        answers: Answers,
        origins: Origins,
        schooljaar: str,
        *,
        event: str = "gestart",
        reason: str | None = None,
    ) -> Document:
        """Start a document about these subjects, in their order, and return it; raises `NotFound` for a subject.

        `origins` says of carried-over answers where they came from, by question key. `event`: one of `states.STARTING`.
        """
        if event not in STARTING:
            raise ValueError(f"no event to start with: {event!r}")
        about = [self.subject(subject_id) for subject_id in dict.fromkeys(subject_ids)]
        document_id = new_id()
        self._run(
            insert(documents).values(
                id=document_id,
                school_id=self.account.school_id,
                type=type,
                schooljaar=schooljaar,
                number=1,
                created_at=self._now,
                created_by=self.account.id,
            )
        )
        for position, subject in enumerate(about):
            self._run(
                insert(document_subjects).values(document_id=document_id, subject_id=subject.id, position=position)
            )
        first = Revision(1, form_version, answers, origins, event, FIRST, reason, self.account.name, self._now, "")
        self._add(document_id, first, previous=None)
        return self.document(document_id)

    def _about(self, subject_id: str | None) -> list[ColumnElement[bool]]:
        if subject_id is None:
            return []
        subject = self.subject(subject_id)
        about = select(document_subjects.c.document_id).where(document_subjects.c.subject_id == subject.id)
        return [documents.c.id.in_(about)]

    def _documents(self, which: list[ColumnElement[bool]]) -> list[Document]:
        about = self._subjects_of(which)
        rows = self._all(self._query(which, *_LISTED, *revisions.c))
        return [Document(**_line(row, about), revision=self._revision(row)) for row in rows]

    def _query(self, which: list[ColumnElement[bool]], *columns: Any) -> Select[Any]:
        current = (revisions.c.document_id == documents.c.id) & (revisions.c.number == documents.c.number)
        return (
            select(*columns)
            .select_from(documents)
            .join(revisions, current)
            .join(accounts, accounts.c.id == documents.c.created_by)
            .where(self._visible_documents(), *which)
            .order_by(revisions.c.at.desc(), documents.c.id)
        )

    def _subjects_of(self, which: list[ColumnElement[bool]]) -> dict[str, list[Subject]]:
        query = (
            select(document_subjects.c.document_id, subjects)
            .join_from(document_subjects, subjects)
            .join(documents, documents.c.id == document_subjects.c.document_id)
            .where(self._visible_documents(), *which)
            .order_by(document_subjects.c.document_id, document_subjects.c.position)
        )
        about: dict[str, list[Subject]] = {}
        for row in self._all(query):
            about.setdefault(row.document_id, []).append(self._subject(row))
        return about


def _line(row: Row, about: dict[str, list[Subject]]) -> dict[str, Any]:
    return {
        "id": row.id,
        "type": row.type,
        "state": row.state,
        "schooljaar": row.schooljaar,
        "subjects": about.get(row.id, []),
        "number": row.number,
        "changed_at": row.at,
        "changed_by": row.author,
        "created_at": row.created_at,
        "created_by": row.created_by,
    }
