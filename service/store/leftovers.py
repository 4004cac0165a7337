"""Throwing away what was put down for documents and is not theirs: see `service.store.aside`."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from service.store.queries import Queries
from service.store.tables import documents, files, schools, templates, uploads


class Leftovers(Queries):
    """What only one who clears up asks for."""

    def drop_unnamed(self, names: Mapping[str, str]) -> None:
        """Throw away the blobs of these names, each with the document it was put down for, that nothing has.

        Nobody records a file of these documents until this transaction is over, and then sees that it is gone.
        """
        ids = set(names.values())
        these = select(documents.c.id).where(documents.c.id.in_(ids)).order_by(documents.c.id)
        self._all(these.with_for_update(key_share=True))
        kept = {row.blob for row in self._all(select(files.c.blob).where(files.c.document_id.in_(ids)))}
        # Bytes that are the same may lie there once for others too.
        for column in (uploads.c.blob, templates.c.blob, schools.c.logo_blob):
            kept |= {row[0] for row in self._all(select(column).where(column.in_(names)))}
        for name in names.keys() - kept:
            self._work.blobs.drop(name)
