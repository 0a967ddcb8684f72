"""The times that speakers were told."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    with op.batch_alter_table("asks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told_starts_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("told_ends_at", sa.DateTime(timezone=True), nullable=True))
    # who is asked or confirmed already was told the times that the programme has
    op.execute(
        "UPDATE asks SET"
        " told_starts_at = (SELECT coalesce(s.starts_at, e.starts_at) FROM event_sessions s"
        " JOIN events e ON e.id = s.event_id WHERE s.id = asks.session_id),"
        " told_ends_at = (SELECT coalesce(s.ends_at, e.ends_at) FROM event_sessions s"
        " JOIN events e ON e.id = s.event_id WHERE s.id = asks.session_id)"
    )


def downgrade() -> None:
    with op.batch_alter_table("asks", schema=None) as batch_op:
        batch_op.drop_column("told_ends_at")
        batch_op.drop_column("told_starts_at")
