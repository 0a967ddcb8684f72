"""What speakers need in a session, and what they show."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    with op.batch_alter_table("asks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("access_needs", sa.LargeBinary(), nullable=True))
    op.create_table(
        "slides",
        sa.Column("ask_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("media", sa.String(length=20), nullable=False),
        sa.Column("checked", sa.JSON(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(content IS NULL) <> (link = '')", name=op.f("ck_slides_a_file_or_a_link")
        ),
        sa.ForeignKeyConstraint(["ask_id"], ["asks.id"], name=op.f("fk_slides_ask_id")),
        sa.PrimaryKeyConstraint("ask_id", name=op.f("pk_slides")),
    )


def downgrade() -> None:
    op.drop_table("slides")
    with op.batch_alter_table("asks", schema=None) as batch_op:
        batch_op.drop_column("access_needs")
