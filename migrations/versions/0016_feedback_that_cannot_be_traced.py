"""Feedback that cannot be traced."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "feedback_replies",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("heard", sa.Text(), nullable=False),
        sa.Column("doing", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_feedback_replies_event_id")
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_feedback_replies")),
    )
    op.create_table(
        "feedback_rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("private_key", sa.LargeBinary(), nullable=True),
        sa.Column("answered", sa.Integer(), nullable=True),
        sa.Column("released", sa.JSON(), nullable=True),
        sa.Column("rewritten", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_feedback_rounds_event_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_rounds")),
    )
    with op.batch_alter_table("feedback_rounds", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_rounds_state"), ["state"], unique=False)
        batch_op.create_index("uq_feedback_rounds_event_phase", ["event_id", "phase"], unique=True)

    op.create_table(
        "feedback_boxes",
        sa.Column("head", sa.LargeBinary(length=32), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("head", name=op.f("pk_feedback_boxes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "feedback_comments",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=20), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["feedback_rounds.id"], name=op.f("fk_feedback_comments_round_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_comments")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("feedback_comments", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_feedback_comments_round_id"), ["round_id"], unique=False
        )

    op.create_table(
        "feedback_tickets",
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_feedback_tickets")),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":
        # the planner's samples would keep values of rows that are gone
        for column in ("feedback_tickets|sha256", "feedback_boxes|head", "feedback_boxes|body"):
            table, name = column.split("|")
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {name} SET STATISTICS 0")


def downgrade() -> None:
    op.drop_table("feedback_tickets")
    with op.batch_alter_table("feedback_comments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feedback_comments_round_id"))

    op.drop_table("feedback_comments")
    op.drop_table("feedback_boxes")
    with op.batch_alter_table("feedback_rounds", schema=None) as batch_op:
        batch_op.drop_index("uq_feedback_rounds_event_phase")
        batch_op.drop_index(batch_op.f("ix_feedback_rounds_state"))

    op.drop_table("feedback_rounds")
    op.drop_table("feedback_replies")
