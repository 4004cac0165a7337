"""A page of a school's documents is found at once."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A page of a school's documents is found at once."""
    op.drop_index("ix_documents_school_id", "documents")
    op.create_index("ix_documents_school_id_id", "documents", ["school_id", "id"])
