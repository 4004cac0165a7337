"""The tables. What is about a pupil is sealed bytes: no query looks inside them.

A change here needs a migration beside it in `migrations/versions`; a test compares the two.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
)

from service.store.errors import NotText

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

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


schools = Table(
    "schools",
    metadata,
    key(),
    line("name"),
    line("location"),
    line("contact"),
    sealed("settings"),
    Column("logo_blob", Line),
)

accounts = Table(
    "accounts",
    metadata,
    key(),
    of("schools"),
    Column("email", Line, nullable=False, unique=True),
    line("name"),
    line("role"),
    line("language"),
    line("password_hash"),
    moment("created_at"),
    Index(None, "school_id"),
)

# Tokens, sessions and failures know only hashes: who reads the table cannot sign in with it.
tokens = Table(
    "tokens",
    metadata,
    key("hash"),
    line("purpose"),
    sealed("payload"),
    moment("expires_at"),
    Column("used_at", Moment),
)

sessions = Table(
    "sessions",
    metadata,
    key("hash"),
    of("accounts"),
    moment("started_at"),
    moment("last_seen"),
    Index(None, "account_id"),
)

failures = Table("failures", metadata, key("hash"), number("count"), moment("last_at"))

subjects = Table(
    "subjects",
    metadata,
    key(),
    of("schools"),
    line("kind"),
    sealed("facts"),
    moment("created_at"),
    Index(None, "school_id", "kind"),
)

documents = Table(
    "documents",
    metadata,
    key(),
    of("schools"),
    line("type"),
    line("schooljaar"),
    number("number"),  # of the current revision; who writes the next one locks this row
    moment("created_at"),
    Column("created_by", Line, ForeignKey("accounts.id"), nullable=False),
    Index(None, "school_id"),
)

# A document may be about several pupils, or about a class: a subject of another kind.
document_subjects = Table(
    "document_subjects",
    metadata,
    of("documents", primary_key=True),
    of("subjects", primary_key=True),
    number("position"),
    Index(None, "subject_id"),
)

revisions = Table(
    "revisions",
    metadata,
    of("documents", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    number("form_version"),
    sealed("answers"),
    sealed("origins"),
    line("event"),
    line("state"),
    sealed("reason", nullable=True),
    Column("author_id", Line, ForeignKey("accounts.id"), nullable=False),
    line("author"),
    moment("at"),
    line("hash"),
)

drafts = Table(
    "drafts",
    metadata,
    of("documents", primary_key=True),
    of("accounts", primary_key=True),
    key("step"),
    number("base"),
    sealed("fields"),
    moment("saved_at"),
)

hidden_remarks = Table(
    "hidden_remarks",
    metadata,
    of("documents", primary_key=True),
    key("remark_id"),
    Column("hidden_by", Line, ForeignKey("accounts.id"), nullable=False),
    moment("hidden_at"),
)

files = Table(
    "files",
    metadata,
    key(),
    of("documents"),
    number("revision"),
    line("template_hash"),
    line("version"),
    line("blob"),
    number("size"),
    moment("made_at"),
    Column("made_by", Line, ForeignKey("accounts.id"), nullable=False),
    ForeignKeyConstraint(["document_id", "revision"], ["revisions.document_id", "revisions.number"]),
    Index(None, "document_id"),
)

Row = Any
"""A row of one of these tables; its columns are read by name."""
