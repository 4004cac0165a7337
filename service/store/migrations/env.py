"""What Alembic runs: the connection comes from `service.store.migrations`, already in a transaction."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import TypeDecorator

from service.store.tables import metadata


def plain_type(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own types into a migration as what they are in the database: it must run when ours have changed."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=plain_type,
    compare_type=True,
)
context.run_migrations()
