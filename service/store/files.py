"""The Word documents that were made, and which of them count."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, exists, insert, select, tuple_

from service.store.documents import Documents
from service.store.errors import Damaged, NotFound, Superseded
from service.store.queries import known, new_id
from service.store.records import File, NewFile, Publication, Published
from service.store.states import WAITING
from service.store.tables import (
    Row,
    accounts,
    document_subjects,
    documents,
    files,
    published,
    revisions,
    uploads,
)


class Files(Documents):
    """All that was made of documents, and for each document and variant the one that is published: that counts now."""

    def keep_file(self, document_id: str, revision: int, template_hash: str, version: str, data: bytes) -> File:
        """Keep a made document and return what is known of it; raises `NotFound` for the document and the revision.

        `template_hash`: which template it was made with; `version`: "" or as in `render --version`.
        """
        if not self.current_numbers({document_id}, lock=True):
            raise NotFound
        blob = self._work.blobs.put(data, file_bytes_of(document_id))
        return self.keep_files([NewFile(document_id, revision, template_hash, version, blob, len(data))])[0]

    def keep_files(self, made: Sequence[NewFile]) -> list[File]:
        """Record documents whose bytes `Store.put_files` keeps, and return them in this order.

        Raises `NotFound`, and `Damaged` when the bytes are gone: they were put down too long ago.
        """
        numbers = self.current_numbers({file.document_id for file in made}, lock=True)
        if not all(1 <= file.revision <= numbers.get(file.document_id, 0) for file in made):
            raise NotFound
        for file in made:
            if not self._work.blobs.there(file.blob):
                raise Damaged(wat=f"blob {file.blob}")
        kept = [
            File(
                new_id(),
                file.document_id,
                file.revision,
                file.template_hash,
                file.version,
                file.size,
                self._now,
                self.account.name,
            )
            for file in made
        ]
        rows = [
            {
                "id": file.id,
                "document_id": file.document_id,
                "revision": file.revision,
                "template_hash": file.template_hash,
                "version": file.version,
                "blob": new.blob,
                "size": file.size,
                "made_at": self._now,
                "made_by": self.account.id,
            }
            for file, new in zip(kept, made, strict=True)
        ]
        self._run_all(insert(files), rows)
        return kept

    def files(self, document_id: str) -> list[File]:
        """Return what was made of a document, the last one first; raises `NotFound`."""
        self._current_number(document_id)
        query = _with_maker().where(files.c.document_id == document_id)
        return [_file(row) for row in self._all(query.order_by(files.c.made_at.desc(), files.c.id))]

    def made_file(
        self, document_id: str, revision: int, template_hash: str | None = None, version: str | None = None
    ) -> bytes | None:
        """Return the bytes of the document that was last made of a revision, with this template and version if named.

        None when there is none. Raises `NotFound` for the document and `Damaged`.
        """
        self._current_number(document_id)
        made = (files.c.document_id == document_id) & (files.c.revision == revision)
        if template_hash is not None:
            made &= files.c.template_hash == template_hash
        if version is not None:
            made &= files.c.version == version
        rows = self._all(select(files.c.blob).where(made).order_by(files.c.made_at.desc(), files.c.id).limit(1))
        return self._work.blobs.get(rows[0].blob, file_bytes_of(document_id)) if rows else None

    def file_bytes(self, file_id: str) -> bytes:
        """Return the bytes of a made document, as they were kept; raises `NotFound` and `Damaged`."""
        query = select(files).join_from(files, documents, documents.c.id == files.c.document_id)
        row = self._one(query.where(self._visible_documents(), files.c.id == known(file_id)))
        if row is None:
            raise NotFound
        return self._work.blobs.get(row.blob, file_bytes_of(row.document_id))

    def published(self, document_id: str, variant: str = "") -> File | None:
        """Return the file that counts now, if one was ever published; raises `NotFound` for the document."""
        self._current_number(document_id)
        this = (published.c.document_id == document_id) & (published.c.variant == variant)
        row = self._one(_with_maker().join(published, published.c.file_id == files.c.id).where(this))
        return _file(row) if row else None

    def publish(self, document_id: str, variant: str, file_id: str, expected: str | None) -> None:
        """Let a file count in place of `expected`, the id of the one that did, None where none did.

        Raises `Superseded` when another one counts, or one of a later revision; `NotFound` for document and file.
        """
        if self.publish_many([Publication(document_id, variant, file_id, expected)]):
            raise Superseded(self.published(document_id, variant))

    def take_back(self, document_id: str, variant: str, file_id: str | None, expected: str | None) -> None:
        """Let an earlier file count again, or none; otherwise as `publish`."""
        if self.publish_many([Publication(document_id, variant, file_id, expected)], back=True):
            raise Superseded(self.published(document_id, variant))

    def publish_many(self, publications: Sequence[Publication], *, back: bool = False) -> list[Publication]:
        """Publish what can be, and return the rest: another file counts, or, unless `back`, one of a later revision.

        Nobody adds a revision to these documents until this transaction is over. Raises `NotFound` for a document, and
        for a file that is not of its document and variant.
        """
        ids = {publication.document_id for publication in publications}
        if len(self.current_numbers(ids, lock=True)) != len(ids):
            raise NotFound
        current = self._counting(ids)
        offered = self._files_by_id({publication.file_id for publication in publications if publication.file_id})
        changed: dict[tuple[str, str], Row | None] = {}
        refused: list[Publication] = []
        for publication in publications:
            place = (publication.document_id, publication.variant)
            file = offered.get(publication.file_id) if publication.file_id else None
            if publication.file_id and (file is None or (file.document_id, file.version) != place):
                raise NotFound
            now = changed[place] if place in changed else current.get(place)
            later = now is not None and file is not None and now.revision > file.revision
            if (now.id if now else None) != publication.expected or (later and not back):
                refused.append(publication)
            else:
                changed[place] = file
        self._write_counting(changed)
        return refused

    def published_files(
        self,
        type: str | None = None,
        schooljaar: str | None = None,
        subject_ids: Collection[str] | None = None,
        template_hash: str | None = None,
        document_ids: Collection[str] | None = None,
        *,
        after: tuple[str, str] = ("", ""),
        most: int = 1000,
    ) -> list[Published]:
        """Return documents with the file that counts, by id and variant, `most` of them `after` a (document, variant).

        Each that is not None narrows them: the type, the school year, whom it is about, the template it was made with,
        which ones.
        """
        which: list[ColumnElement[bool]] = [
            self._visible_documents(),
            # Said for the index, which finds where a page begins; the rest is for a page that ends within a document.
            documents.c.id >= after[0],
            tuple_(published.c.document_id, published.c.variant) > after,
        ]
        if type is not None:
            which.append(documents.c.type == type)
        if schooljaar is not None:
            which.append(documents.c.schooljaar == schooljaar)
        if subject_ids is not None:
            about = select(document_subjects.c.document_id).where(document_subjects.c.subject_id.in_(subject_ids))
            which.append(documents.c.id.in_(about))
        if template_hash is not None:
            which.append(files.c.template_hash == template_hash)
        if document_ids is not None:
            which.append(documents.c.id.in_(document_ids))
        waits = exists().where(uploads.c.document_id == documents.c.id, uploads.c.outcome == WAITING)
        current = (revisions.c.document_id == documents.c.id) & (revisions.c.number == documents.c.number)
        query = (
            select(
                published.c.document_id,
                published.c.variant,
                documents.c.type,
                documents.c.schooljaar,
                revisions.c.state,
                documents.c.number,
                published.c.file_id,
                files.c.revision,
                files.c.template_hash,
                waits.label("waiting"),
            )
            .select_from(published)
            .join(documents, documents.c.id == published.c.document_id)
            .join(revisions, current)
            .join(files, files.c.id == published.c.file_id)
            .where(*which)
            .order_by(documents.c.id, published.c.variant)
            .limit(most)
        )
        return [Published(**{**row._mapping, "waiting": bool(row.waiting)}) for row in self._all(query)]

    def published_of(self, document_ids: Collection[str]) -> dict[tuple[str, str], Published]:
        """Return all that counts of these documents, by document and variant; at most some hundreds of documents."""
        found: dict[tuple[str, str], Published] = {}
        after, most = ("", ""), 1000
        while True:
            page = self.published_files(document_ids=document_ids, after=after, most=most)
            found |= {(one.document_id, one.variant): one for one in page}
            if len(page) < most:
                return found
            after = (page[-1].document_id, page[-1].variant)

    def _counting(self, document_ids: Collection[str]) -> dict[tuple[str, str], Row]:
        query = select(published.c.variant, *_OFFERED).join_from(published, files, files.c.id == published.c.file_id)
        rows = self._all(query.where(published.c.document_id.in_(document_ids)))
        return {(row.document_id, row.variant): row for row in rows}

    def _files_by_id(self, file_ids: Collection[str]) -> dict[str, Row]:
        return {row.id: row for row in self._all(select(*_OFFERED).where(files.c.id.in_(file_ids)))}

    def _write_counting(self, changed: dict[tuple[str, str], Row | None]) -> None:
        for (document_id, variant), row in changed.items():
            if row is None:
                this = (published.c.document_id == document_id) & (published.c.variant == variant)
                self._run(delete(published).where(this))
        rows = [
            {"document_id": document_id, "variant": variant, "file_id": row.id, "published_at": self._now}
            for (document_id, variant), row in changed.items()
            if row is not None
        ]
        self._put_all(published, rows)


_OFFERED = (files.c.id, files.c.document_id, files.c.version, files.c.revision)


def _with_maker() -> Select[Any]:
    return select(files, accounts.c.name).join_from(files, accounts, accounts.c.id == files.c.made_by)


def _file(row: Row) -> File:
    return File(row.id, row.document_id, row.revision, row.template_hash, row.version, row.size, row.made_at, row.name)


def file_bytes_of(document_id: str) -> str:
    """Say for the seal what the bytes of a made document are and whose."""
    return f"document/{document_id}/file"
