"""Series and the dates of partners."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "partner_dates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=False),
        sa.Column("starts_date", sa.Date(), nullable=False),
        sa.Column("ends_date", sa.Date(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "ends_date >= starts_date", name=op.f("ck_partner_dates_ends_after_it_starts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_dates")),
    )
    with op.batch_alter_table("partner_dates", schema=None) as batch_op:
        batch_op.create_index("ix_partner_dates_ends_date", ["ends_date"], unique=False)

    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("slug", name=op.f("uq_series_slug")),
    )
    op.create_table(
        "cohort_places",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_cohort_places_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_cohort_places_series_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort_places")),
        sa.UniqueConstraint("person_id", "series_id", name=op.f("uq_cohort_places_person_id")),
    )
    with op.batch_alter_table("cohort_places", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cohort_places_series_id"), ["series_id"], unique=False)

    op.create_table(
        "series_follows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("followed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_series_follows_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_series_follows_series_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_follows")),
        sa.UniqueConstraint("person_id", "series_id", name=op.f("uq_series_follows_person_id")),
    )
    with op.batch_alter_table("series_follows", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_series_follows_series_id"), ["series_id"], unique=False
        )

    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("series_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_events_series_id"), ["series_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_events_series_id"), "series", ["series_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_events_series_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_events_series_id"))
        batch_op.drop_column("series_id")

    with op.batch_alter_table("series_follows", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_series_follows_series_id"))

    op.drop_table("series_follows")
    with op.batch_alter_table("cohort_places", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cohort_places_series_id"))

    op.drop_table("cohort_places")
    op.drop_table("series")
    with op.batch_alter_table("partner_dates", schema=None) as batch_op:
        batch_op.drop_index("ix_partner_dates_ends_date")

    op.drop_table("partner_dates")
