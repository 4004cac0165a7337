"""Templates of a school, published files, and runs that make many documents again."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Until now what was made last was what counted.
_LAST_MADE = """
INSERT INTO published (document_id, variant, file_id, published_at)
SELECT document_id, version, id, made_at FROM (
    SELECT document_id, version, id, made_at, row_number() OVER (
        PARTITION BY document_id, version ORDER BY revision DESC, made_at DESC, id
    ) AS place FROM files
) AS made WHERE place = 1
"""


def upgrade() -> None:
    """Templates of a school, published files, and runs that make many documents again."""
    op.create_table(
        "runs",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("selection", sa.LargeBinary(), nullable=False),
        sa.Column("templates", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_runs_school_id"),
        sa.ForeignKeyConstraint(["started_by"], ["accounts.id"], name="fk_runs_started_by"),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_index("ix_runs_school_id", "runs", ["school_id"])
    op.create_index("ix_runs_state", "runs", ["state"])

    op.create_table(
        "templates",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("variant", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("blob", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["accounts.id"], name="fk_templates_added_by"),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_templates_school_id"),
        sa.PrimaryKeyConstraint("id", name="pk_templates"),
        sa.UniqueConstraint("school_id", "type", "variant", "hash", name="uq_templates_school_id_type_variant_hash"),
        sa.UniqueConstraint(
            "school_id", "type", "variant", "number", name="uq_templates_school_id_type_variant_number"
        ),
    )
    op.create_index("ix_templates_school_id_hash", "templates", ["school_id", "hash"])

    op.create_table(
        "template_choices",
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("variant", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("template_id", sa.String(), nullable=True),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chosen_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["chosen_by"], ["accounts.id"], name="fk_template_choices_chosen_by"),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_template_choices_school_id"),
        sa.ForeignKeyConstraint(["template_id"], ["templates.id"], name="fk_template_choices_template_id"),
        sa.PrimaryKeyConstraint("school_id", "type", "variant", "number", name="pk_template_choices"),
    )
    op.create_table(
        "published",
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("variant", sa.String(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_published_document_id"),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name="fk_published_file_id"),
        sa.PrimaryKeyConstraint("document_id", "variant", name="pk_published"),
    )
    op.create_table(
        "run_items",
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("variant", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("error", sa.LargeBinary(), nullable=True),
        sa.Column("before_file", sa.String(), nullable=True),
        sa.Column("after_file", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["after_file"], ["files.id"], name="fk_run_items_after_file"),
        sa.ForeignKeyConstraint(["before_file"], ["files.id"], name="fk_run_items_before_file"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_run_items_document_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_run_items_run_id"),
        sa.PrimaryKeyConstraint("run_id", "position", name="pk_run_items"),
    )
    op.create_index("ix_run_items_run_id_state_outcome", "run_items", ["run_id", "state", "outcome"])
    op.create_index("ix_run_items_run_id_state_position", "run_items", ["run_id", "state", "position"])
    op.execute(_LAST_MADE)
