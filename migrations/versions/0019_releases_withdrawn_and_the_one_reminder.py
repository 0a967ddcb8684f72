"""Releases withdrawn and the one reminder."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "answer_reminders",
        sa.Column("period", sa.String(length=12), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["people.id"], name=op.f("fk_answer_reminders_asked_by_id")
        ),
        sa.PrimaryKeyConstraint("period", name=op.f("pk_answer_reminders")),
    )
    with op.batch_alter_table("answer_reminders", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_answer_reminders_asked_by_id"), ["asked_by_id"], unique=False
        )

    op.create_table(
        "release_withdrawals",
        sa.Column("release_number", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["people.id"], name=op.f("fk_release_withdrawals_made_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["release_number"],
            ["figures_releases.number"],
            name=op.f("fk_release_withdrawals_release_number"),
        ),
        sa.PrimaryKeyConstraint("release_number", name=op.f("pk_release_withdrawals")),
    )
    with op.batch_alter_table("release_withdrawals", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_release_withdrawals_made_by_id"), ["made_by_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("release_withdrawals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_release_withdrawals_made_by_id"))

    op.drop_table("release_withdrawals")
    with op.batch_alter_table("answer_reminders", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answer_reminders_asked_by_id"))

    op.drop_table("answer_reminders")
