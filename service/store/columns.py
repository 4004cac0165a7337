"""The kinds of columns that the tables are made of."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from sqlalchemy import Column, DateTime, Dialect, ForeignKey, Integer, LargeBinary, String, TypeDecorator

from service.store.errors import NotText

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC on both databases (SQLite forgets the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn to UTC; a time without a zone is a mistake of ours."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say the zone again."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Line(TypeDecorator[str]):
    """A short text that both databases can hold; raises `NotText` at one that they can't (they differ in which)."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Refuse NUL and lone surrogates."""
        if value is not None and UNSTORABLE.search(value):
            raise NotText
        return value


def key(name: str = "id") -> Column[str]:
    return Column(name, Line, primary_key=True)


def of(table: str, *, primary_key: bool = False) -> Column[str]:
    """A column that names a row of another table."""
    return Column(f"{table[:-1]}_id", Line, ForeignKey(f"{table}.id"), primary_key=primary_key, nullable=False)


def line(name: str) -> Column[str]:
    return Column(name, Line, nullable=False)


def moment(name: str) -> Column[datetime]:
    return Column(name, Moment, nullable=False)


def number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def sealed(name: str, *, nullable: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=nullable)
