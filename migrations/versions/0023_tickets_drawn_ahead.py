"""Tickets drawn ahead."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    with op.batch_alter_table("feedback_rounds", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pool", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("hands_out_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("feedback_rounds", schema=None) as batch_op:
        batch_op.drop_column("hands_out_at")
        batch_op.drop_column("pool")
