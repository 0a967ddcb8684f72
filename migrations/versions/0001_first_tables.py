"""First tables: people, organisations, the programme, registrations, the outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "clock_starts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("offset_seconds", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_starts")),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=100), nullable=True),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("starts_date", sa.Date(), nullable=False),
        sa.Column("ends_date", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("town", sa.String(length=200), nullable=True),
        sa.Column("venue", sa.String(length=200), nullable=False),
        sa.Column("cost", sa.String(length=200), nullable=False),
        sa.Column("interactive", sa.Boolean(), nullable=False),
        sa.Column("recording", sa.String(length=20), nullable=True),
        sa.Column("accessibility", sa.Text(), nullable=False),
        sa.Column("joining_url", sa.String(length=500), nullable=False),
        sa.Column("joining_notes", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("arrivals", sa.Integer(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_up", sa.Boolean(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("public_uid", sa.String(length=100), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(starts_at IS NULL) = (ends_at IS NULL)", name=op.f("ck_events_both_times_or_none")
        ),
        sa.CheckConstraint(
            "capacity IS NULL OR taken <= capacity", name=op.f("ck_events_never_above_capacity")
        ),
        sa.CheckConstraint(
            "ends_at IS NULL OR ends_at > starts_at", name=op.f("ck_events_ends_at_after_starts_at")
        ),
        sa.CheckConstraint("ends_date >= starts_date", name=op.f("ck_events_ends_after_it_starts")),
        sa.CheckConstraint(
            "taken >= 0 AND waiting >= 0", name=op.f("ck_events_counts_are_not_negative")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("key", name=op.f("uq_events_key")),
        sa.UniqueConstraint("public_uid", name=op.f("uq_events_public_uid")),
        sa.UniqueConstraint("slug", name=op.f("uq_events_slug")),
    )
    op.create_index("ix_events_state_ends_date", "events", ["state", "ends_date"], unique=False)
    op.create_table(
        "limit_counters",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_limit_counters")),
    )
    op.create_index("ix_limit_counters_expires_at", "limit_counters", ["expires_at"], unique=False)
    op.create_table(
        "organisations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=5), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("region", sa.String(length=100), nullable=False),
        sa.Column("type", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sa.UniqueConstraint("code", name=op.f("uq_organisations_code")),
    )
    op.create_table(
        "outbox_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=32), nullable=False),
        sa.Column("template", sa.String(length=100), nullable=False),
        sa.Column("recipient", sa.String(length=254), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=True),
        sa.Column("sealed_facts", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease", sa.String(length=32), nullable=True),
        sa.Column("failure", sa.String(length=100), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_messages")),
        sa.UniqueConstraint("reference", name=op.f("uq_outbox_messages_reference")),
    )
    op.create_index(
        "ix_outbox_messages_state_due_at", "outbox_messages", ["state", "due_at"], unique=False
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("full_name", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("email", name=op.f("uq_people_email")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_people_fs_uniquifier")),
    )
    op.create_table(
        "roles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
        sa.UniqueConstraint("name", name=op.f("uq_roles_name")),
    )
    op.create_table(
        "sign_in_codes",
        sa.Column("address_digest", sa.String(length=64), nullable=False),
        sa.Column("code_digest", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("address_digest", name=op.f("pk_sign_in_codes")),
    )
    op.create_table(
        "themes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_themes")),
        sa.UniqueConstraint("name", name=op.f("uq_themes_name")),
    )
    op.create_table(
        "appointments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("board_role", sa.String(length=50), nullable=True),
        sa.Column("committee", sa.String(length=200), nullable=True),
        sa.Column("committee_part", sa.String(length=10), nullable=True),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("until_date", sa.Date(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by", sa.String(length=50), nullable=True),
        sa.CheckConstraint(
            "(committee IS NULL) = (committee_part IS NULL)",
            name=op.f("ck_appointments_committee_has_a_part"),
        ),
        sa.CheckConstraint(
            "until_date IS NULL OR until_date >= from_date",
            name=op.f("ck_appointments_ends_after_it_starts"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_appointments_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_appointments_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
        sa.UniqueConstraint(
            "person_id",
            "organisation_id",
            "board_role",
            "committee",
            "committee_part",
            "from_date",
            name=op.f("uq_appointments_person_id"),
        ),
    )
    op.create_index(
        "ix_appointments_board_role_committee",
        "appointments",
        ["board_role", "committee"],
        unique=False,
    )
    op.create_index(
        op.f("ix_appointments_organisation_id"), "appointments", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_appointments_person_id"), "appointments", ["person_id"], unique=False)
    op.create_table(
        "audience_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("board_role", sa.String(length=50), nullable=True),
        sa.Column("any_board_role", sa.Boolean(), nullable=False),
        sa.Column("committee", sa.String(length=200), nullable=True),
        sa.Column("committee_part", sa.String(length=10), nullable=True),
        sa.Column("organisation_type", sa.String(length=100), nullable=True),
        sa.Column("region", sa.String(length=100), nullable=True),
        sa.Column("organisation_code", sa.String(length=5), nullable=True),
        sa.Column("everyone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_audience_items_event_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audience_items")),
    )
    op.create_index(
        op.f("ix_audience_items_event_id"), "audience_items", ["event_id"], unique=False
    )
    op.create_table(
        "devices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("signed_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_devices_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_devices_token_digest")),
    )
    op.create_index(op.f("ix_devices_person_id"), "devices", ["person_id"], unique=False)
    op.create_table(
        "event_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_sessions_event_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_sessions")),
    )
    op.create_index(
        op.f("ix_event_sessions_event_id"), "event_sessions", ["event_id"], unique=False
    )
    op.create_table(
        "person_roles",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_person_roles_person_id")
        ),
        sa.ForeignKeyConstraint(["role_id"], ["roles.id"], name=op.f("fk_person_roles_role_id")),
        sa.PrimaryKeyConstraint("person_id", "role_id", name=op.f("pk_person_roles")),
    )
    op.create_table(
        "registrations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("arrival", sa.Integer(), nullable=False),
        sa.Column("access_needs", sa.JSON(), nullable=False),
        sa.Column("access_note", sa.Text(), nullable=False),
        sa.Column("calendar_uid", sa.String(length=100), nullable=False),
        sa.Column("calendar_sequence", sa.Integer(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_registrations_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_registrations_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registrations")),
        sa.UniqueConstraint("calendar_uid", name=op.f("uq_registrations_calendar_uid")),
        sa.UniqueConstraint("reference", name=op.f("uq_registrations_reference")),
    )
    op.create_index(
        "ix_registrations_event_id_state_arrival",
        "registrations",
        ["event_id", "state", "arrival"],
        unique=False,
    )
    op.create_index(
        "uq_registrations_one_live",
        "registrations",
        ["person_id", "event_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('registered', 'waiting list')"),
        postgresql_where=sa.text("state IN ('registered', 'waiting list')"),
    )
    op.create_table(
        "appearances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("job_title", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["event_sessions.id"], name=op.f("fk_appearances_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearances")),
    )
    op.create_index(op.f("ix_appearances_session_id"), "appearances", ["session_id"], unique=False)
    op.create_table(
        "theme_marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_theme_marks_event_id")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["event_sessions.id"], name=op.f("fk_theme_marks_session_id")
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["themes.id"], name=op.f("fk_theme_marks_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_marks")),
    )
    op.create_index(op.f("ix_theme_marks_event_id"), "theme_marks", ["event_id"], unique=False)
    op.create_index(op.f("ix_theme_marks_session_id"), "theme_marks", ["session_id"], unique=False)
    op.create_index(op.f("ix_theme_marks_theme_id"), "theme_marks", ["theme_id"], unique=False)


def downgrade() -> None:
    op.drop_table("theme_marks")
    op.drop_table("appearances")
    op.drop_table("registrations")
    op.drop_table("person_roles")
    op.drop_table("event_sessions")
    op.drop_table("devices")
    op.drop_table("audience_items")
    op.drop_table("appointments")
    op.drop_table("themes")
    op.drop_table("sign_in_codes")
    op.drop_table("roles")
    op.drop_table("people")
    op.drop_table("outbox_messages")
    op.drop_table("organisations")
    op.drop_table("limit_counters")
    op.drop_table("events")
    op.drop_table("clock_starts")
