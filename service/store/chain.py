"""The hash that ties each revision to the one before it: change one afterwards, and every later hash is wrong."""

from __future__ import annotations

import hashlib

from service.store.errors import Damaged
from service.store.records import Revision
from service.store.seal import canonical


def link(document_id: str, revision: Revision, previous: str | None) -> str:
    """Return the SHA-256, in hex, of all that a revision says (its own `hash` aside) and of the previous one's hash.

    Over canonical JSON: keys sorted, no blanks, ASCII, the time as ISO 8601 in UTC.
    """
    said = {
        "document": document_id,
        "number": revision.number,
        "form_version": revision.form_version,
        "answers": revision.answers,
        "origins": revision.origins,
        "event": revision.event,
        "state": revision.state,
        "reason": revision.reason,
        "author": revision.author,
        "at": revision.at.isoformat(),
        "previous": previous,
    }
    return hashlib.sha256(canonical(said)).hexdigest()


def verify(document_id: str, revisions: list[Revision]) -> None:
    """Check all revisions of a document, the first one first; raises `Damaged` at one that is not as it was written."""
    previous = None
    for place, revision in enumerate(revisions, start=1):
        if revision.number != place or revision.hash != link(document_id, revision, previous):
            raise Damaged(wat=f"document {document_id}, revision {place}")
        previous = revision.hash
