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


def _key(name: str = "id") -> Column[str]:
    return Column(name, Line, primary_key=True)


def _of(table: str, *, primary_key: bool = False) -> Column[str]:
    """A column that names a row of another table."""
    return Column(f"{table[:-1]}_id", Line, ForeignKey(f"{table}.id"), primary_key=primary_key, nullable=False)


def _line(name: str) -> Column[str]:
    return Column(name, Line, nullable=False)


def _moment(name: str) -> Column[datetime]:
    return Column(name, Moment, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _sealed(name: str, *, nullable: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=nullable)


schools = Table(
    "schools",
    metadata,
    _key(),
    _line("name"),
    _line("location"),
    _line("contact"),
    _sealed("settings"),
    Column("logo_blob", Line),
)

accounts = Table(
    "accounts",
    metadata,
    _key(),
    _of("schools"),
    Column("email", Line, nullable=False, unique=True),
    _line("name"),
    _line("role"),
    _line("language"),
    _line("password_hash"),
    _moment("created_at"),
    Index(None, "school_id"),
)

# Tokens, sessions and failures know only hashes: who reads the table cannot sign in with it.
tokens = Table(
    "tokens",
    metadata,
    _key("hash"),
    _line("purpose"),
    _sealed("payload"),
    _moment("expires_at"),
    Column("used_at", Moment),
)

sessions = Table(
    "sessions",
    metadata,
    _key("hash"),
    _of("accounts"),
    _moment("started_at"),
    _moment("last_seen"),
    Index(None, "account_id"),
)

failures = Table("failures", metadata, _key("hash"), _number("count"), _moment("last_at"))

subjects = Table(
    "subjects",
    metadata,
    _key(),
    _of("schools"),
    _line("kind"),
    _sealed("facts"),
    _moment("created_at"),
    Index(None, "school_id", "kind"),
)

documents = Table(
    "documents",
    metadata,
    _key(),
    _of("schools"),
    _line("type"),
    _line("schooljaar"),
    _number("number"),  # of the current revision; who writes the next one locks this row
    _moment("created_at"),
    Column("created_by", Line, ForeignKey("accounts.id"), nullable=False),
    Index(None, "school_id"),
)

# A document may be about several pupils, or about a class: a subject of another kind.
document_subjects = Table(
    "document_subjects",
    metadata,
    _of("documents", primary_key=True),
    _of("subjects", primary_key=True),
    _number("position"),
    Index(None, "subject_id"),
)

revisions = Table(
    "revisions",
    metadata,
    _of("documents", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _number("form_version"),
    _sealed("answers"),
    _sealed("origins"),
    _line("event"),
    _line("state"),
    _sealed("reason", nullable=True),
    Column("author_id", Line, ForeignKey("accounts.id"), nullable=False),
    _line("author"),
    _moment("at"),
    _line("hash"),
)

drafts = Table(
    "drafts",
    metadata,
    _of("documents", primary_key=True),
    _of("accounts", primary_key=True),
    _key("step"),
    _number("base"),
    _sealed("fields"),
    _moment("saved_at"),
)

hidden_remarks = Table(
    "hidden_remarks",
    metadata,
    _of("documents", primary_key=True),
    _key("remark_id"),
    Column("hidden_by", Line, ForeignKey("accounts.id"), nullable=False),
    _moment("hidden_at"),
)

files = Table(
    "files",
    metadata,
    _key(),
    _of("documents"),
    _number("revision"),
    _line("template_hash"),
    _line("version"),
    _line("blob"),
    _number("size"),
    _moment("made_at"),
    Column("made_by", Line, ForeignKey("accounts.id"), nullable=False),
    ForeignKeyConstraint(["document_id", "revision"], ["revisions.document_id", "revisions.number"]),
    Index(None, "document_id"),
)

# What came back from Word: evidence, kept apart from the documents. `outcome` is empty while it waits; `document_id` says
# whose it is once that is known, and `subject_id` on whose page it was put until then.
uploads = Table(
    "uploads",
    metadata,
    _key(),
    _of("schools"),
    Column("subject_id", Line, ForeignKey("subjects.id")),
    Column("document_id", Line, ForeignKey("documents.id")),
    _line("batch"),
    _sealed("name"),
    _line("blob"),
    _number("size"),
    _line("outcome"),
    Column("revision", Integer),
    _moment("received_at"),
    Column("received_by", Line, ForeignKey("accounts.id"), nullable=False),
    Column("settled_at", Moment),
    Column("settled_by", Line, ForeignKey("accounts.id")),
    ForeignKeyConstraint(["document_id", "revision"], ["revisions.document_id", "revisions.number"]),
    Index(None, "school_id", "outcome"),
    Index(None, "document_id"),
    Index(None, "subject_id"),
)

Row = Any
"""A row of one of these tables; its columns are read by name."""
