"""Facilitators that were looked at."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.create_table(
        "facilitator_checks",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("shared", sa.Integer(), nullable=False),
        sa.Column("managed", sa.Integer(), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("looked_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["looked_by_id"], ["people.id"], name=op.f("fk_facilitator_checks_looked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["event_sessions.id"],
            name=op.f("fk_facilitator_checks_session_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speakers.id"], name=op.f("fk_facilitator_checks_speaker_id")
        ),
        sa.PrimaryKeyConstraint("session_id", "speaker_id", name=op.f("pk_facilitator_checks")),
    )
    with op.batch_alter_table("facilitator_checks", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_facilitator_checks_looked_by_id"), ["looked_by_id"], unique=False
        )


def downgrade() -> None:
    op.drop_table("facilitator_checks")
