"""Find the registrations of one person without reading everybody's."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_index(
        op.f("ix_registrations_person_id"), "registrations", ["person_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_registrations_person_id"), "registrations")
