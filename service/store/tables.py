"""The tables. What is about a pupil is sealed bytes: no query looks inside them.

A change here needs a migration beside it in `migrations/versions`; a test compares the two.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, Table, UniqueConstraint

from service.store.columns import Line, Moment, key, line, moment, number, of, sealed

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

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
    Index(None, "school_id", "id"),
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

# Of each document and variant the file that counts now; all that were made stay in `files`.
published = Table(
    "published",
    metadata,
    of("documents", primary_key=True),
    key("variant"),
    of("files"),
    moment("published_at"),
)

# What came back from Word: evidence, kept apart from the documents. `outcome` is empty while it waits; `document_id` says
# whose it is once that is known, and `subject_id` on whose page it was put until then.
uploads = Table(
    "uploads",
    metadata,
    key(),
    of("schools"),
    Column("subject_id", Line, ForeignKey("subjects.id")),
    Column("document_id", Line, ForeignKey("documents.id")),
    line("batch"),
    sealed("name"),
    line("blob"),
    number("size"),
    line("outcome"),
    Column("revision", Integer),
    moment("received_at"),
    Column("received_by", Line, ForeignKey("accounts.id"), nullable=False),
    Column("settled_at", Moment),
    Column("settled_by", Line, ForeignKey("accounts.id")),
    ForeignKeyConstraint(["document_id", "revision"], ["revisions.document_id", "revisions.number"]),
    Index(None, "school_id", "outcome"),
    Index(None, "document_id"),
    Index(None, "subject_id"),
)

# Every template that ever filled a document stays: files that come back are held against what it printed.
templates = Table(
    "templates",
    metadata,
    key(),
    of("schools"),
    line("type"),
    line("variant"),
    number("number"),
    line("hash"),
    sealed("name"),
    line("origin"),
    line("blob"),
    moment("added_at"),
    Column("added_by", Line, ForeignKey("accounts.id"), nullable=False),
    UniqueConstraint("school_id", "type", "variant", "number"),
    UniqueConstraint("school_id", "type", "variant", "hash"),
    Index(None, "school_id", "hash"),
)

# The one with the highest number counts; without a template it says: the one that comes with the program.
template_choices = Table(
    "template_choices",
    metadata,
    of("schools", primary_key=True),
    key("type"),
    key("variant"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("template_id", Line, ForeignKey("templates.id")),
    moment("chosen_at"),
    Column("chosen_by", Line, ForeignKey("accounts.id"), nullable=False),
)

runs = Table(
    "runs",
    metadata,
    key(),
    of("schools"),
    sealed("selection"),
    sealed("templates"),
    line("state"),
    moment("started_at"),
    Column("started_by", Line, ForeignKey("accounts.id"), nullable=False),
    Column("listed_at", Moment),
    Column("ended_at", Moment),
    Index(None, "school_id"),
    Index(None, "state"),
)

# One line of the ledger for each file to be made. `owner` and `lease_until`: who works on it now, and for how long others
# leave it alone.
run_items = Table(
    "run_items",
    metadata,
    of("runs", primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    of("documents"),
    line("variant"),
    line("key"),
    line("state"),
    line("outcome"),
    line("owner"),
    Column("lease_until", Moment),
    number("tries"),
    sealed("error", nullable=True),
    Column("before_file", Line, ForeignKey("files.id")),
    Column("after_file", Line, ForeignKey("files.id")),
    Index(None, "run_id", "state", "position"),
    Index(None, "run_id", "state", "outcome"),
)

Row = Any
"""A row of one of these tables; its columns are read by name."""
