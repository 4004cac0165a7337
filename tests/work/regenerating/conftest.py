"""A school on each database, with ten documents whose Word files are out."""

from __future__ import annotations

import pytest

from service.store import Account, Store
from tests.store.conftest import anna, clock, database, document, school, settings, store, stranger
from tests.work.regenerating.school import documents, own_template, restyled

__all__ = ["anna", "clock", "database", "document", "school", "settings", "store", "stranger"]


@pytest.fixture
def ten(store: Store, anna: Account) -> list[str]:
    """The ids of ten documents."""
    return documents(store, anna, 10)


@pytest.fixture
def new(store: Store, anna: Account, ten: list[str]) -> str:
    """The hash of a template with another title, that was not chosen yet."""
    return own_template(store, anna, restyled())
