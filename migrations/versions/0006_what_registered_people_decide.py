"""Calendar feeds, assistants, and what registered people decide: listed, questions, needs."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

# what the rows that are there already get; new ones get theirs from the product
_ADDED_TO_PEOPLE = {"access_note": (sa.Text(), sa.text("''"))}
_ADDED_TO_REGISTRATIONS = {
    "listed": (sa.Boolean(), sa.false()),
    "question": (sa.Text(), sa.text("''")),
    "question_named": (sa.Boolean(), sa.false()),
}


def upgrade() -> None:
    _make_tables()
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("access_needs", sa.JSON(none_as_null=True), nullable=True))
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rules_version", sa.String(length=64), nullable=True))
        batch_op.add_column(
            sa.Column("rules_accepted_at", sa.DateTime(timezone=True), nullable=True)
        )
    for table, added in (("people", _ADDED_TO_PEOPLE), ("registrations", _ADDED_TO_REGISTRATIONS)):
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name, (kind, first) in added.items():
                batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=first))
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name in added:
                batch_op.alter_column(name, server_default=None)


def _make_tables() -> None:
    op.create_table(
        "assistances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("assistant_email", sa.String(length=254), nullable=False),
        sa.Column("assistant_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assistant_id"], ["people.id"], name=op.f("fk_assistances_assistant_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_assistances_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assistances")),
        sa.UniqueConstraint("person_id", "assistant_email", name=op.f("uq_assistances_person_id")),
    )
    with op.batch_alter_table("assistances", schema=None) as batch_op:
        for column in ("assistant_email", "assistant_id"):
            batch_op.create_index(batch_op.f(f"ix_assistances_{column}"), [column], unique=False)
    op.create_table(
        "calendar_feeds",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_calendar_feeds_person_id")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_calendar_feeds_token_digest")),
    )


def downgrade() -> None:
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        for name in (*_ADDED_TO_REGISTRATIONS, "rules_accepted_at", "rules_version"):
            batch_op.drop_column(name)
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_column("access_note")
        batch_op.drop_column("access_needs")
    op.drop_table("calendar_feeds")
    with op.batch_alter_table("assistances", schema=None) as batch_op:
        for column in ("assistant_id", "assistant_email"):
            batch_op.drop_index(batch_op.f(f"ix_assistances_{column}"))
    op.drop_table("assistances")
