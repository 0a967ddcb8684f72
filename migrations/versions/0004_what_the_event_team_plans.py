"""What the event team plans: confidence, attendee list, questions, pre-reading, the version."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

# what the events that are there already get; new ones get theirs from the product
_ADDED = {
    "held_in_confidence": (sa.Boolean(), sa.false()),
    "ground_rules": (sa.Text(), sa.text("''")),
    "has_attendee_list": (sa.Boolean(), sa.false()),
    "takes_questions": (sa.Boolean(), sa.false()),
    "pre_reading": (sa.Text(), sa.text("''")),
    "version": (sa.Integer(), sa.text("1")),
}


def upgrade() -> None:
    with op.batch_alter_table("events", schema=None) as batch_op:
        for name, (kind, first) in _ADDED.items():
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=first))
    with op.batch_alter_table("events", schema=None) as batch_op:
        for name in _ADDED:
            batch_op.alter_column(name, server_default=None)
        batch_op.create_check_constraint(
            batch_op.f("ck_events_in_confidence_nothing_is_kept"),
            "NOT held_in_confidence OR (NOT has_attendee_list"
            " AND recording IS NOT NULL AND recording = 'not recorded')",
        )


def downgrade() -> None:
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("ck_events_in_confidence_nothing_is_kept"), type_="check"
        )
        for name in reversed(_ADDED):
            batch_op.drop_column(name)
