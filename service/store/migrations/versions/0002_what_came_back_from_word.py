"""What came back from Word."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What came back from Word."""
    op.create_table(
        "uploads",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=True),
        sa.Column("document_id", sa.String(), nullable=True),
        sa.Column("batch", sa.String(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("blob", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id", "revision"],
            ["revisions.document_id", "revisions.number"],
            name="fk_uploads_document_id_revision",
        ),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_uploads_document_id"),
        sa.ForeignKeyConstraint(["received_by"], ["accounts.id"], name="fk_uploads_received_by"),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_uploads_school_id"),
        sa.ForeignKeyConstraint(["settled_by"], ["accounts.id"], name="fk_uploads_settled_by"),
        sa.ForeignKeyConstraint(["subject_id"], ["subjects.id"], name="fk_uploads_subject_id"),
        sa.PrimaryKeyConstraint("id", name="pk_uploads"),
    )
    op.create_index("ix_uploads_document_id", "uploads", ["document_id"])
    op.create_index("ix_uploads_school_id_outcome", "uploads", ["school_id", "outcome"])
    op.create_index("ix_uploads_subject_id", "uploads", ["subject_id"])
