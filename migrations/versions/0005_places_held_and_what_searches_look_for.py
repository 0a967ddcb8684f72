"""Places held, what searches look for, and what is known of an organisation."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import VARCHAR

from events_app.folding import fold, fold_address, fold_family_name, fold_name

revision = "0005"
down_revision = "0004"

LIVE = "uq_registrations_one_live"


def letters(length: int) -> sa.String:
    return sa.String(length).with_variant(VARCHAR(length, collation="C"), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("organisations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rural", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("coastal", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("urban", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("ended_date", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("folded_name", letters(400), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_organisations_merged_into_id"), ["merged_into_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_organisations_merged_into_id"),
            "organisations",
            ["merged_into_id"],
            ["id"],
        )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("folded_name", letters(100), nullable=True))
        batch_op.add_column(sa.Column("folded_family_name", letters(100), nullable=True))
        batch_op.add_column(sa.Column("folded_email", letters(254), nullable=True))
    _fold()
    with op.batch_alter_table("organisations", schema=None) as batch_op:
        batch_op.alter_column("folded_name", existing_type=letters(400), nullable=False)
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.alter_column("folded_name", existing_type=letters(100), nullable=False)
        batch_op.alter_column("folded_family_name", existing_type=letters(100), nullable=False)
        batch_op.alter_column("folded_email", existing_type=letters(254), nullable=False)
        batch_op.create_index("ix_people_folded_email", ["folded_email"], unique=False)
        batch_op.create_index("ix_people_folded_family_name", ["folded_family_name"], unique=False)
        batch_op.create_index("ix_people_folded_name", ["folded_name"], unique=False)
    op.add_column("registrations", sa.Column("held_until", sa.DateTime(timezone=True)))
    _live_states("state IN ('registered', 'place held', 'waiting list')")


def downgrade() -> None:
    op.execute("UPDATE registrations SET state = 'cancelled by you' WHERE state = 'place held'")
    _live_states("state IN ('registered', 'waiting list')")
    op.drop_column("registrations", "held_until")
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_index("ix_people_folded_name")
        batch_op.drop_index("ix_people_folded_family_name")
        batch_op.drop_index("ix_people_folded_email")
        batch_op.drop_column("folded_email")
        batch_op.drop_column("folded_family_name")
        batch_op.drop_column("folded_name")
    with op.batch_alter_table("organisations", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_organisations_merged_into_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_organisations_merged_into_id"))
        batch_op.drop_column("folded_name")
        batch_op.drop_column("ended_date")
        batch_op.drop_column("merged_into_id")
        batch_op.drop_column("urban")
        batch_op.drop_column("coastal")
        batch_op.drop_column("rural")


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


def _fold() -> None:
    """Fill the new columns of the rows that are there."""
    connection = op.get_bind()
    people = connection.execute(sa.text("SELECT id, full_name, email FROM people")).all()
    if people:
        connection.execute(
            sa.text(
                "UPDATE people SET folded_name = :name, folded_family_name = :family, "
                "folded_email = :email WHERE id = :id"
            ),
            [
                {
                    "id": row.id,
                    "name": fold_name(row.full_name),
                    "family": fold_family_name(row.full_name),
                    "email": fold_address(row.email),
                }
                for row in people
            ],
        )
    organisations = connection.execute(sa.text("SELECT id, name FROM organisations")).all()
    if organisations:
        connection.execute(
            sa.text("UPDATE organisations SET folded_name = :name WHERE id = :id"),
            [{"id": row.id, "name": fold(row.name)[:400]} for row in organisations],
        )
