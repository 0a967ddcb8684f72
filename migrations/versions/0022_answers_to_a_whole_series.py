"""Answers to a whole series, and the one reminder."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    _keep()
    op.create_table(
        "feedback_replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("series_id", sa.Integer(), nullable=True),
        *_said(),
        sa.CheckConstraint(
            "(event_id IS NULL) <> (series_id IS NULL)",
            name=op.f("ck_feedback_replies_event_or_series"),
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_feedback_replies_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_feedback_replies_series_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_replies")),
        sa.UniqueConstraint("event_id", name=op.f("uq_feedback_replies_event_id")),
    )
    op.create_index(op.f("ix_feedback_replies_series_id"), "feedback_replies", ["series_id"])
    _put_back()
    with op.batch_alter_table("feedback_rounds", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reply_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("reminded", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.create_index(batch_op.f("ix_feedback_rounds_reply_id"), ["reply_id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_feedback_rounds_reply_id"), "feedback_replies", ["reply_id"], ["id"]
        )
    with op.batch_alter_table("feedback_rounds", schema=None) as batch_op:
        batch_op.alter_column("reminded", existing_type=sa.Boolean(), server_default=None)
    op.execute(
        "UPDATE feedback_rounds SET reply_id = (SELECT id FROM feedback_replies AS replies"
        " WHERE replies.event_id = feedback_rounds.event_id) WHERE phase = 'after'"
    )


def downgrade() -> None:
    with op.batch_alter_table("feedback_rounds", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_feedback_rounds_reply_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_feedback_rounds_reply_id"))
        batch_op.drop_column("reminded")
        batch_op.drop_column("reply_id")

    # an answer to a whole series has no place there
    op.execute("DELETE FROM feedback_replies WHERE event_id IS NULL")
    _keep()
    op.create_table(
        "feedback_replies",
        sa.Column("event_id", sa.Integer(), nullable=False),
        *_said(),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_feedback_replies_event_id")
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_feedback_replies")),
    )
    _put_back()


def _said() -> list[sa.Column]:
    return [
        sa.Column("heard", sa.Text(), nullable=False),
        sa.Column("doing", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=False),
    ]


def _keep() -> None:
    op.execute(
        "CREATE TABLE kept_replies AS SELECT event_id, heard, doing, answer, told, replied_at"
        " FROM feedback_replies"
    )
    op.drop_table("feedback_replies")


def _put_back() -> None:
    op.execute(
        "INSERT INTO feedback_replies (event_id, heard, doing, answer, told, replied_at)"
        " SELECT event_id, heard, doing, answer, told, replied_at FROM kept_replies"
        " ORDER BY replied_at, event_id"
    )
    op.drop_table("kept_replies")
