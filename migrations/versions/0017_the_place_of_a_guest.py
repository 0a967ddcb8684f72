"""The place of a guest."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    with op.batch_alter_table("guests", schema=None) as batch_op:
        batch_op.add_column(sa.Column("registration_id", sa.Integer(), nullable=True))
        batch_op.create_unique_constraint(
            batch_op.f("uq_guests_registration_id"), ["registration_id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_guests_registration_id"),
            "registrations",
            ["registration_id"],
            ["id"],
        )


def downgrade() -> None:
    with op.batch_alter_table("guests", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_guests_registration_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_guests_registration_id"), type_="unique")
        batch_op.drop_column("registration_id")
