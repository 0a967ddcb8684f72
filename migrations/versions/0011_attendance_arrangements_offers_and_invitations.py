"""Attendance, arrangements, offers and invitations."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

LIVE = "uq_registrations_one_live"


def upgrade() -> None:
    op.create_table(
        "attendance_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("kept_by_id", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("reading", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_attendance_files_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["kept_by_id"], ["people.id"], name=op.f("fk_attendance_files_kept_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_files")),
    )
    with op.batch_alter_table("attendance_files", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attendance_files_event_id"), ["event_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_attendance_files_kept_at"), ["kept_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_attendance_files_kept_by_id"), ["kept_by_id"], unique=False
        )

    op.create_table(
        "call_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_call_notes_event_id")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["people.id"], name=op.f("fk_call_notes_made_by_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_call_notes_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_notes")),
    )
    with op.batch_alter_table("call_notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_notes_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_notes_made_by_id"), ["made_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_notes_person_id"), ["person_id"], unique=False)

    op.create_table(
        "guests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(length=30), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("invited_by_id", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_guests_event_id")),
        sa.ForeignKeyConstraint(
            ["invited_by_id"], ["people.id"], name=op.f("fk_guests_invited_by_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_guests_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guests")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_guests_event_id")),
    )
    with op.batch_alter_table("guests", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_guests_invited_by_id"), ["invited_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_guests_person_id"), ["person_id"], unique=False)

    op.create_table(
        "invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("invited_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_invitations_event_id")),
        sa.ForeignKeyConstraint(
            ["invited_by_id"], ["people.id"], name=op.f("fk_invitations_invited_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_invitations_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_invitations_event_id")),
    )
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_invitations_invited_by_id"), ["invited_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_invitations_person_id"), ["person_id"], unique=False)

    op.create_table(
        "waiting_lists",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("automatic", sa.Boolean(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_waiting_lists_event_id")
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_waiting_lists")),
    )
    op.create_table(
        "access_arrangements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("need", sa.String(length=50), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("arranged_by", sa.String(length=200), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registrations.id"],
            name=op.f("fk_access_arrangements_registration_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_arrangements")),
        sa.UniqueConstraint(
            "registration_id", "need", name=op.f("uq_access_arrangements_registration_id")
        ),
    )
    with op.batch_alter_table("access_arrangements", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_access_arrangements_registration_id"), ["registration_id"], unique=False
        )

    op.create_table(
        "offers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offered_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["offered_by_id"], ["people.id"], name=op.f("fk_offers_offered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registrations.id"], name=op.f("fk_offers_registration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
    )
    with op.batch_alter_table("offers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_offers_offered_by_id"), ["offered_by_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_offers_registration_id"), ["registration_id"], unique=False
        )
        batch_op.create_index("ix_offers_state_ends_at", ["state", "ends_at"], unique=False)
        batch_op.create_index(
            "uq_offers_one_open",
            ["registration_id"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True))
    _live_states("state IN ('registered', 'place held', 'place offered', 'waiting list')")


def downgrade() -> None:
    op.execute("UPDATE registrations SET state = 'registered' WHERE state = 'place offered'")
    _live_states("state IN ('registered', 'place held', 'waiting list')")
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.drop_column("joined_at")

    with op.batch_alter_table("offers", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_offers_one_open",
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.drop_index("ix_offers_state_ends_at")
        batch_op.drop_index(batch_op.f("ix_offers_registration_id"))
        batch_op.drop_index(batch_op.f("ix_offers_offered_by_id"))

    op.drop_table("offers")
    with op.batch_alter_table("access_arrangements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_access_arrangements_registration_id"))

    op.drop_table("access_arrangements")
    op.drop_table("waiting_lists")
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitations_person_id"))
        batch_op.drop_index(batch_op.f("ix_invitations_invited_by_id"))

    op.drop_table("invitations")
    with op.batch_alter_table("guests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_guests_person_id"))
        batch_op.drop_index(batch_op.f("ix_guests_invited_by_id"))

    op.drop_table("guests")
    with op.batch_alter_table("call_notes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_call_notes_person_id"))
        batch_op.drop_index(batch_op.f("ix_call_notes_made_by_id"))
        batch_op.drop_index(batch_op.f("ix_call_notes_event_id"))

    op.drop_table("call_notes")
    with op.batch_alter_table("attendance_files", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_files_kept_by_id"))
        batch_op.drop_index(batch_op.f("ix_attendance_files_kept_at"))
        batch_op.drop_index(batch_op.f("ix_attendance_files_event_id"))

    op.drop_table("attendance_files")


def _live_states(condition: str) -> None:
    op.drop_index(LIVE, table_name="registrations")
    op.create_index(
        LIVE,
        "registrations",
        ["person_id", "event_id"],
        unique=True,
        sqlite_where=sa.text(condition),
        postgresql_where=sa.text(condition),
    )
