"""What people say of their own role."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "role_claims",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("registration_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_role_claims_appointment_id")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_role_claims_event_id")),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registrations.id"], name=op.f("fk_role_claims_registration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_claims")),
    )
    with op.batch_alter_table("role_claims", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_role_claims_appointment_id"), ["appointment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_role_claims_event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_role_claims_registration_id"), ["registration_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("role_claims", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_claims_registration_id"))
        batch_op.drop_index(batch_op.f("ix_role_claims_event_id"))
        batch_op.drop_index(batch_op.f("ix_role_claims_appointment_id"))

    op.drop_table("role_claims")
