"""Topics that were asked for."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import VARCHAR

revision = "0021"
down_revision = "0020"

LETTERS = sa.String(400).with_variant(VARCHAR(400, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "topics",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("folded_title", LETTERS, nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sa.UniqueConstraint("folded_title", name=op.f("uq_topics_folded_title")),
    )
    op.create_table(
        "topic_wishes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("for_board", sa.Boolean(), nullable=False),
        sa.Column("wished_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("heard_of_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["heard_of_id"], ["events.id"], name=op.f("fk_topic_wishes_heard_of_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_topic_wishes_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_topic_wishes_person_id")
        ),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_topic_wishes_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic_wishes")),
        sa.UniqueConstraint("person_id", "topic_id", name=op.f("uq_topic_wishes_person_id")),
    )
    with op.batch_alter_table("topic_wishes", schema=None) as batch_op:
        for column in ("heard_of_id", "organisation_id", "topic_id"):
            batch_op.create_index(batch_op.f(f"ix_topic_wishes_{column}"), [column], unique=False)

    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("topic_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("asked_by", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_events_topic_id"), ["topic_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_events_topic_id"), "topics", ["topic_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_events_topic_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_events_topic_id"))
        batch_op.drop_column("asked_by")
        batch_op.drop_column("topic_id")

    with op.batch_alter_table("topic_wishes", schema=None) as batch_op:
        for column in ("topic_id", "organisation_id", "heard_of_id"):
            batch_op.drop_index(batch_op.f(f"ix_topic_wishes_{column}"))

    op.drop_table("topic_wishes")
    op.drop_table("topics")
