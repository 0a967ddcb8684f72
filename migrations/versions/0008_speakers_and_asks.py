"""Speakers and asks."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "speakers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("pronunciation", sa.String(length=200), nullable=False),
        sa.Column("biography", sa.Text(), nullable=False),
        sa.Column("skills", sa.Text(), nullable=False),
        sa.Column("job_role", sa.String(length=200), nullable=False),
        sa.Column("board_role", sa.String(length=50), nullable=True),
        sa.Column("tie", sa.String(length=20), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("employer", sa.String(length=200), nullable=False),
        sa.Column("found_through", sa.String(length=20), nullable=True),
        sa.Column("known_from", sa.String(length=200), nullable=False),
        sa.Column("access_needs", sa.LargeBinary(), nullable=True),
        sa.Column("asks_most", sa.Integer(), nullable=True),
        sa.Column("mentors", sa.Boolean(), nullable=False),
        sa.Column("mentoring_most", sa.Integer(), nullable=True),
        sa.Column("facilitates", sa.Boolean(), nullable=False),
        sa.Column("facilitation_references", sa.Text(), nullable=False),
        sa.Column("kept_feedback", sa.Text(), nullable=False),
        sa.Column("supplier_fee", sa.String(length=200), nullable=False),
        sa.Column("contract_note", sa.Text(), nullable=False),
        sa.Column("made_up", sa.Boolean(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "asks_most IS NULL OR asks_most >= 0",
            name=op.f("ck_speakers_asks_most_is_not_negative"),
        ),
        sa.CheckConstraint(
            "mentoring_most IS NULL OR mentoring_most >= 0",
            name=op.f("ck_speakers_mentoring_most_is_not_negative"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_speakers_organisation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_speakers_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speakers")),
        sa.UniqueConstraint("email", name=op.f("uq_speakers_email")),
        sa.UniqueConstraint("person_id", name=op.f("uq_speakers_person_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_speakers_reference")),
    )
    with op.batch_alter_table("speakers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_speakers_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "asks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("part", sa.String(length=20), nullable=True),
        sa.Column("about_race", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("reply_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("fee", sa.String(length=200), nullable=False),
        sa.Column("preparation", sa.String(length=200), nullable=False),
        sa.Column("audience_size", sa.String(length=200), nullable=False),
        sa.Column("load_reason", sa.String(length=500), nullable=False),
        sa.Column("chased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decline_reasons", sa.JSON(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("suggests", sa.String(length=200), nullable=False),
        sa.Column("told_title", sa.String(length=200), nullable=False),
        sa.Column("told_when", sa.String(length=200), nullable=False),
        sa.Column("told_where", sa.String(length=500), nullable=False),
        sa.Column("calendar_uid", sa.String(length=100), nullable=False),
        sa.Column("calendar_sequence", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["asked_by_id"], ["people.id"], name=op.f("fk_asks_asked_by_id")),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["event_sessions.id"],
            name=op.f("fk_asks_session_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["speaker_id"], ["speakers.id"], name=op.f("fk_asks_speaker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asks")),
        sa.UniqueConstraint("calendar_uid", name=op.f("uq_asks_calendar_uid")),
        sa.UniqueConstraint("reference", name=op.f("uq_asks_reference")),
    )
    with op.batch_alter_table("asks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_asks_asked_by_id"), ["asked_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_asks_session_id"), ["session_id"], unique=False)
        batch_op.create_index(
            "ix_asks_speaker_id_asked_at", ["speaker_id", "asked_at"], unique=False
        )
        batch_op.create_index("ix_asks_state_reply_by", ["state", "reply_by"], unique=False)
        batch_op.create_index(
            "uq_asks_one_live",
            ["session_id", "speaker_id", "part"],
            unique=True,
            sqlite_where=sa.text("state IN ('asked', 'accepted')"),
            postgresql_where=sa.text("state IN ('asked', 'accepted')"),
        )

    op.create_table(
        "planning_ticks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("prompt", sa.String(length=30), nullable=False),
        sa.Column("ticked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ticked_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["event_sessions.id"],
            name=op.f("fk_planning_ticks_session_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["ticked_by_id"], ["people.id"], name=op.f("fk_planning_ticks_ticked_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planning_ticks")),
        sa.UniqueConstraint("session_id", "prompt", name=op.f("uq_planning_ticks_session_id")),
    )
    with op.batch_alter_table("planning_ticks", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_planning_ticks_ticked_by_id"), ["ticked_by_id"], unique=False
        )

    op.create_table(
        "speaker_consents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["people.id"], name=op.f("fk_speaker_consents_answered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speakers.id"], name=op.f("fk_speaker_consents_speaker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_consents")),
        sa.UniqueConstraint("speaker_id", "what", name=op.f("uq_speaker_consents_speaker_id")),
    )
    with op.batch_alter_table("speaker_consents", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_speaker_consents_answered_by_id"), ["answered_by_id"], unique=False
        )

    op.create_table(
        "speaker_topics",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("willing", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speakers.id"], name=op.f("fk_speaker_topics_speaker_id")
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["themes.id"], name=op.f("fk_speaker_topics_theme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_topics")),
        sa.UniqueConstraint("speaker_id", "theme_id", name=op.f("uq_speaker_topics_speaker_id")),
    )
    with op.batch_alter_table("speaker_topics", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_speaker_topics_theme_id"), ["theme_id"], unique=False)

    with op.batch_alter_table("appearances", schema=None) as batch_op:
        batch_op.add_column(sa.Column("speaker_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_appearances_speaker_id"), ["speaker_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_appearances_speaker_id"), "speakers", ["speaker_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("appearances", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_appearances_speaker_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_appearances_speaker_id"))
        batch_op.drop_column("speaker_id")

    with op.batch_alter_table("speaker_topics", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_speaker_topics_theme_id"))

    op.drop_table("speaker_topics")
    with op.batch_alter_table("speaker_consents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_speaker_consents_answered_by_id"))

    op.drop_table("speaker_consents")
    with op.batch_alter_table("planning_ticks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_planning_ticks_ticked_by_id"))

    op.drop_table("planning_ticks")
    with op.batch_alter_table("asks", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_asks_one_live",
            sqlite_where=sa.text("state IN ('asked', 'accepted')"),
            postgresql_where=sa.text("state IN ('asked', 'accepted')"),
        )
        batch_op.drop_index("ix_asks_state_reply_by")
        batch_op.drop_index("ix_asks_speaker_id_asked_at")
        batch_op.drop_index(batch_op.f("ix_asks_session_id"))
        batch_op.drop_index(batch_op.f("ix_asks_asked_by_id"))

    op.drop_table("asks")
    with op.batch_alter_table("speakers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_speakers_organisation_id"))

    op.drop_table("speakers")
