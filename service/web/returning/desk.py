"""What the views of this room work with: the desk where files are handed in, and what is told of a file everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from service.store import Document, Dossiers, Subject, Upload
from service.web.current import account, settings, store
from service.web.documents.shown import names_known
from service.web.pupils import title_of
from service.word.limited import Limited
from service.work.returning import Desk


def desk() -> Desk:
    """Return the desk of who is signed in."""
    limited = cast(Limited, current_app.extensions["word"])
    return Desk(store(), account(), limited.call, settings().secret_key.encode())


@dataclass(frozen=True)
class Waiting:
    """A file that waits for somebody, as a list shows it. ``title`` is the document's, "" while it belongs to no document."""

    upload: Upload
    title: str
    who: str


def waiting_files(dossiers: Dossiers, uploads: list[Upload]) -> list[Waiting]:
    """Return files as a list shows them."""
    return [_waiting(dossiers, upload) for upload in uploads]


def _waiting(dossiers: Dossiers, upload: Upload) -> Waiting:
    if upload.document_id:
        document = dossiers.document(upload.document_id)
        return Waiting(upload, title_of(document.type), names(document.subjects))
    subject = dossiers.subject(upload.subject_id) if upload.subject_id else None
    return Waiting(upload, "", names([subject] if subject else []))


def names(subjects: list[Subject]) -> str:
    """Return whom something is about."""
    return ", ".join(str(subject.facts.get("naam") or "") for subject in subjects)


def about_of(upload: Upload, dossiers: Dossiers) -> tuple[Document | None, Subject | None]:
    """Return the document that a file belongs to and the pupil on whose page it was put, as far as they are known."""
    document = dossiers.document(upload.document_id) if upload.document_id else None
    subject_id = upload.subject_id or (document.subjects[0].id if document and document.subjects else None)
    return document, dossiers.subject(subject_id) if subject_id else None


def suggested_names() -> list[str]:
    """Return the names that a page suggests where a person is asked."""
    with store().read() as tx:
        return names_known(tx)
