"""Whom documents are about."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select, update

from service.store.errors import NotFound
from service.store.queries import known, new_id
from service.store.records import Subject
from service.store.tables import Row, subjects
from service.store.visible import Visible


class Subjects(Visible):
    """The pupils (or classes, by `kind`) that an account may see."""

    def subjects(self, kind: str = "leerling") -> list[Subject]:
        """Return all of a kind, by name."""
        rows = self._all(select(subjects).where(self._visible_subjects(), subjects.c.kind == kind))
        # Names are sealed, so the database cannot sort them.
        return sorted(
            (self._subject(row) for row in rows),
            key=lambda subject: (str(subject.facts.get("naam")).casefold(), subject.id),
        )

    def subject(self, subject_id: str) -> Subject:
        """Return one; raises `NotFound`."""
        row = self._one(select(subjects).where(self._visible_subjects(), subjects.c.id == known(subject_id)))
        if row is None:
            raise NotFound
        return self._subject(row)

    def add_subject(self, kind: str, facts: dict[str, Any]) -> Subject:
        """Add one to the account's own school and return it."""
        subject = Subject(new_id(), kind, facts)
        self._run(
            insert(subjects).values(
                id=subject.id,
                school_id=self.account.school_id,
                kind=kind,
                facts=self._seal(facts, _facts_of(subject.id)),
                created_at=self._now,
            )
        )
        return subject

    def change_subject(self, subject_id: str, facts: dict[str, Any]) -> Subject:
        """Replace all facts and return the subject; raises `NotFound`. Answers in documents stay as they were given."""
        subject = self.subject(subject_id)
        self._run(
            update(subjects).where(subjects.c.id == subject.id).values(facts=self._seal(facts, _facts_of(subject.id)))
        )
        return Subject(subject.id, subject.kind, facts)

    def _subject(self, row: Row) -> Subject:
        return Subject(row.id, row.kind, self._open(row.facts, _facts_of(row.id)))


def _facts_of(subject_id: str) -> str:
    return f"subject/{subject_id}/facts"
