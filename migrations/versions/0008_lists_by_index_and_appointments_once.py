"""Lists of events and due mail are found by index alone, and nobody holds an appointment twice."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

BY_START = ["starts_date", "starts_at", "id", "state", "ends_at", "ends_date"]
#: name, which appointments, and what is there once among them
ONCE = (
    (
        "uq_appointments_without_committee",
        "committee IS NULL",
        ["person_id", "organisation_id", "board_role", "from_date"],
    ),
    (
        "uq_appointments_without_role",
        "board_role IS NULL",
        ["person_id", "organisation_id", "committee", "committee_part", "from_date"],
    ),
    (
        "uq_appointments_without_either",
        "board_role IS NULL AND committee IS NULL",
        ["person_id", "organisation_id", "from_date"],
    ),
)


def upgrade() -> None:
    op.create_index("ix_events_by_start", "events", BY_START)
    op.create_index("ix_events_by_kind_and_start", "events", ["kind", *BY_START])
    op.create_index(
        "ix_outbox_messages_state_due_at_id", "outbox_messages", ["state", "due_at", "id"]
    )
    op.drop_index("ix_outbox_messages_state_due_at", table_name="outbox_messages")
    # what came twice, which only two hands at once could bring about: the first stays
    op.execute(
        "DELETE FROM appointments WHERE id NOT IN (SELECT min(id) FROM appointments GROUP BY"
        " person_id, organisation_id, board_role, committee, committee_part, from_date)"
    )
    for name, where, columns in ONCE:
        op.create_index(
            name,
            "appointments",
            columns,
            unique=True,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )


def downgrade() -> None:
    for name, _where, _columns in ONCE:
        op.drop_index(name, table_name="appointments")
    op.create_index("ix_outbox_messages_state_due_at", "outbox_messages", ["state", "due_at"])
    op.drop_index("ix_outbox_messages_state_due_at_id", table_name="outbox_messages")
    op.drop_index("ix_events_by_kind_and_start", table_name="events")
    op.drop_index("ix_events_by_start", table_name="events")
