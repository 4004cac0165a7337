"""`python -m service.store.migrations "What changes"`: write the migration from the newest one to the tables as declared."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from service.store.migrations import configuration, head


def main(what: str) -> None:
    """Write a migration, numbered after the newest, to be read and finished by hand."""
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{Path(folder) / 'scratch.db'}")
        with engine.begin() as connection:
            command.upgrade(configuration(connection), "head")
            following = f"{int(head() or 0) + 1:04}"
            command.revision(configuration(connection), message=what, autogenerate=True, rev_id=following)
        engine.dispose()


if __name__ == "__main__":
    main(sys.argv[1])
