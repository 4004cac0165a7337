"""A run lists its documents while it is worked on."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A run lists its documents while it is worked on; those there are were listed as they began."""
    op.add_column("runs", sa.Column("listed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE runs SET listed_at = started_at")
