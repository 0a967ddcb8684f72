"""Whom an event is for, in the words of its announcement."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("audience_words", sa.String(length=200), nullable=False, server_default="")
        )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.alter_column("audience_words", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_column("audience_words")
