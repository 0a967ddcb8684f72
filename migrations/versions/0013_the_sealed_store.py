"""The sealed store."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "sealed_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_sealed_days")),
    )
    op.create_table(
        "sealed_records",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("shelf", sa.String(length=64), nullable=False),
        sa.Column("handle", sa.String(length=64), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("pointer", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_records")),
        sa.UniqueConstraint("handle", name=op.f("uq_sealed_records_handle")),
    )
    with op.batch_alter_table("sealed_records", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sealed_records_owner"), ["owner"], unique=False)
        batch_op.create_index(batch_op.f("ix_sealed_records_shelf"), ["shelf"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("sealed_records", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sealed_records_shelf"))
        batch_op.drop_index(batch_op.f("ix_sealed_records_owner"))

    op.drop_table("sealed_records")
    op.drop_table("sealed_days")
