"""Bringing the tables from any earlier version to this one, by Alembic; its revisions are in `versions`."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from service.store.engine import refusal, writing
from service.store.errors import TooNew

_LOCK = 7_206_114_801
"""Any number: PostgreSQL's name for the lock that only we take, while tables are being made."""


def upgrade(engine: Engine) -> None:
    """Make or change the tables, in one transaction; raises `TooNew` and what `refusal` makes."""
    sqlite = engine.dialect.name == "sqlite"
    try:
        # A batch migration drops a table and puts its successor in place, which foreign keys would take for a
        # deletion of all its rows: SQLite lets them rest only before the transaction begins.
        with writing(engine).connect() as connection:
            if sqlite:
                _pragma(connection, "foreign_keys = OFF")
            try:
                with connection.begin():
                    if not sqlite:
                        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
                    command.upgrade(configuration(connection), "head")
                    if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                        raise RuntimeError("the migration left rows that point nowhere")
            finally:
                if sqlite:
                    _pragma(connection, "foreign_keys = ON")
    except DatabaseError as fault:
        if refused := refusal(fault):
            raise refused from fault
        raise
    except CommandError as fault:
        raise TooNew from fault


def configuration(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration for this folder, wherever it is installed."""
    config = Config()
    config.set_main_option("script_location", "service.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def head() -> str | None:
    """Return the name of the newest revision."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def _pragma(connection: Connection, pragma: str) -> None:
    """Say something to SQLite outside any transaction."""
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
