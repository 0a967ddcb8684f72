"""Whom an audience reaches is counted by index."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

FROM = ("confirmed_at", "from_date")
MEETS = ("board_role", "committee", "committee_part")
ENDS = "until_date IS NOT NULL"


def upgrade() -> None:
    op.create_index(
        "ix_appointments_by_person",
        "appointments",
        ["person_id", *FROM, "until_date", *MEETS, "organisation_id"],
    )
    op.create_index(
        "ix_appointments_by_organisation",
        "appointments",
        ["organisation_id", *MEETS, "person_id", *FROM, "until_date"],
    )
    op.create_index(
        "ix_appointments_by_end",
        "appointments",
        ["until_date", "person_id", *FROM, *MEETS, "organisation_id"],
        sqlite_where=sa.text(ENDS),
        postgresql_where=sa.text(ENDS),
    )
    op.create_index("ix_appointments_from_date", "appointments", ["from_date"])
    op.create_index(
        "ix_people_closed",
        "people",
        ["id"],
        sqlite_where=sa.text("active = 0"),
        postgresql_where=sa.text("NOT active"),
    )
    # they are the begin of the first two
    op.drop_index("ix_appointments_person_id", table_name="appointments")
    op.drop_index("ix_appointments_organisation_id", table_name="appointments")


def downgrade() -> None:
    op.create_index("ix_appointments_organisation_id", "appointments", ["organisation_id"])
    op.create_index("ix_appointments_person_id", "appointments", ["person_id"])
    op.drop_index("ix_people_closed", table_name="people")
    op.drop_index("ix_appointments_from_date", table_name="appointments")
    op.drop_index("ix_appointments_by_end", table_name="appointments")
    op.drop_index("ix_appointments_by_organisation", table_name="appointments")
    op.drop_index("ix_appointments_by_person", table_name="appointments")
