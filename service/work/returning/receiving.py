"""Handing in: what comes is kept first, just as it came, and looked at after that."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import uuid4

from forms.text import N_, UNSEEN
from service.store import Damaged, Dossiers, Upload
from service.work.returning.archives import ArchiveRefused, is_archive, unpacked
from service.work.returning.desk import Desk, Looked, Ready, Received, Refusal, WrongPupil
from service.work.returning.differences import sentence
from service.work.returning.looking import look

NAME_MAX = 255
"""Characters of a file's name that are kept: no system allows more."""


@dataclass(frozen=True)
class Batch:
    """Files that came together, each with what became of looking at it. ``id`` finds them again."""

    id: str
    received: tuple[Received, ...]


def receive(desk: Desk, name: str, data: bytes, *, subject_id: str | None = None, batch: str = "") -> Received:
    """Keep a file as evidence and say what it is and what it would change.

    The very same file that waits already, put on the same page, is not kept twice: a second click is no second file.

    ``subject_id``: the pupil on whose page it was put. A file that is refused, or would change nothing at all, is dealt
    with; any other waits. Raises `NotFound` for the pupil.
    """
    with desk.changing() as dossiers:
        again = None if batch else _waiting(dossiers, data, subject_id)
        upload = again or dossiers.keep_upload(_name(name), data, subject_id, batch=batch)
    return _noted(desk, look(desk, upload.id), subject_id)


def receive_many(desk: Desk, files: Iterable[tuple[str, bytes]], *, subject_id: str | None = None) -> Batch:
    """Keep files, and those in archives (.zip), each as `receive` does; raises `NotFound` for the pupil."""
    batch = uuid4().hex
    received: list[Received] = []
    for name, data in files:
        if not is_archive(name, data):
            received.append(receive(desk, name, data, subject_id=subject_id, batch=batch))
            continue
        try:
            for inner, content in unpacked(data):
                received.append(receive(desk, inner, content, subject_id=subject_id, batch=batch))
        except ArchiveRefused:
            received.append(receive(desk, name, data, subject_id=subject_id, batch=batch))
    return Batch(batch, tuple(received))


def batch(desk: Desk, batch_id: str) -> Batch:
    """Look again at files that came together, whatever became of them since; empty when there are none.

    That a file is about another pupil is said while it waits.
    """
    with desk.seeing() as dossiers:
        uploads = dossiers.uploads(batch=batch_id, waiting=False) if batch_id else []
    looked = ((upload, look(desk, upload.id)) for upload in uploads)
    return Batch(
        batch_id,
        tuple(_beside(desk, found, upload.subject_id) if upload.waiting else found for upload, found in looked),
    )


def put_away(desk: Desk, upload_id: str) -> Upload:
    """Lay a file aside that nobody wants to take over; it stays as evidence. Raises `NotFound` and `Settled`."""
    with desk.changing() as dossiers:
        return dossiers.settle_upload(upload_id, "weggelegd")


def _name(name: str) -> str:
    """Return the name of a file as it is kept: signs that nobody sees could make it read as another."""
    return UNSEEN.sub("\ufffd", name)[-NAME_MAX:]


def _waiting(dossiers: Dossiers, data: bytes, subject_id: str | None) -> Upload | None:
    """Return the file that waits with these bytes on the same page, None where there is none."""
    for upload in dossiers.uploads():
        if upload.size == len(data) and upload.subject_id == subject_id:
            with suppress(Damaged):  # then it is kept again
                if dossiers.upload_bytes(upload.id) == data:
                    return upload
    return None


def _noted(desk: Desk, found: Looked, subject_id: str | None) -> Received:
    """Write down of which document a file is, and that there is nothing to do about it when that is so."""
    upload = found.upload
    with desk.changing() as dossiers:
        if isinstance(found, Ready):
            upload = dossiers.assign_upload(upload.id, found.comparison.writing.document.id)
            if found.comparison.nothing:
                upload = dossiers.settle_upload(upload.id, "geen_verschil")
            found = Ready(upload, replace(found.comparison, upload=upload))
        elif isinstance(found, Refusal):
            found = replace(found, upload=dossiers.settle_upload(upload.id, "geweigerd"))
    return _beside(desk, found, subject_id)


def _beside(desk: Desk, found: Looked, subject_id: str | None) -> Received:
    """Say that a file is about someone else than the pupil on whose page it was put, when that is so."""
    if subject_id is None or not isinstance(found, Ready):
        return found
    document = found.comparison.writing.document
    if any(subject.id == subject_id for subject in document.subjects):
        return found
    with desk.seeing() as dossiers:
        here = dossiers.subject(subject_id)
    names = ", ".join(str(subject.facts.get("naam") or "") for subject in document.subjects)
    why = N_("Dit bestand gaat over %(naam)s, en je zette het neer bij %(hier)s.")
    return WrongPupil(found.upload, sentence(why, naam=names, hier=here.facts.get("naam") or ""), document)
