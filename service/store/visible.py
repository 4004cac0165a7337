"""Who may see which pupil: the one place where that is said.

Only the school decides for now. Finer roles come in here, as more conditions, and hold for every query at once.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement

from service.store.queries import Queries, Work
from service.store.records import Account
from service.store.tables import documents, subjects, uploads


class Visible(Queries):
    """What one account may see and change."""

    def __init__(self, work: Work, account: Account) -> None:
        super().__init__(work)
        self.account = account

    def _visible_subjects(self) -> ColumnElement[bool]:
        return subjects.c.school_id == self.account.school_id

    def _visible_documents(self) -> ColumnElement[bool]:
        return documents.c.school_id == self.account.school_id

    def _visible_uploads(self) -> ColumnElement[bool]:
        return uploads.c.school_id == self.account.school_id
