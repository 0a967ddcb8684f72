"""Equality answers and released figures."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

# On PostgreSQL the web application has no right to the answers. It calls these, which act with the
# rights of whoever owns the tables; docs/operations.md says which role may call which.
FUNCTIONS = {
    "equality_own(subjects text[])": """
        RETURNS TABLE (subject text, sealed bytea) LANGUAGE sql STABLE
        SECURITY DEFINER SET search_path FROM CURRENT AS $$
            SELECT a.subject, a.sealed FROM equality_answers a
            WHERE a.subject = ANY ($1) LIMIT 1 $$""",
    "equality_keep(subject text, sealed bytea, delete_after date)": """
        RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
            INSERT INTO equality_answers VALUES ($1, $2, $3)
            ON CONFLICT (subject) DO UPDATE
            SET sealed = excluded.sealed, delete_after = excluded.delete_after $$""",
    "equality_forget(subjects text[])": """
        RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
            DELETE FROM equality_answers WHERE subject = ANY ($1) $$""",
    "equality_purge(today date)": """
        RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
            DELETE FROM equality_answers WHERE delete_after <= $1 $$""",
}


def upgrade() -> None:
    op.create_table(
        "equality_answers",
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("delete_after", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_equality_answers")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "figures_releases",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("period", sa.String(length=12), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signature", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_figures_releases")),
        sa.UniqueConstraint("period", name=op.f("uq_figures_releases_period")),
    )
    op.create_table(
        "release_rosters",
        sa.Column("period", sa.String(length=12), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("period", name=op.f("pk_release_rosters")),
    )
    op.create_table(
        "release_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("step", sa.String(length=200), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["people.id"], name=op.f("fk_release_runs_asked_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release_runs")),
        sa.UniqueConstraint("period", name=op.f("uq_release_runs_period")),
    )
    with op.batch_alter_table("release_runs", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_release_runs_asked_by_id"), ["asked_by_id"], unique=False
        )

    op.create_table(
        "release_statements",
        sa.Column("release_number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.String(length=200), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["people.id"], name=op.f("fk_release_statements_made_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["release_number"],
            ["figures_releases.number"],
            name=op.f("fk_release_statements_release_number"),
        ),
        sa.PrimaryKeyConstraint("release_number", name=op.f("pk_release_statements")),
    )
    with op.batch_alter_table("release_statements", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_release_statements_made_by_id"), ["made_by_id"], unique=False
        )

    op.create_table(
        "yardsticks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("percent", sa.Double(), nullable=False),
        sa.Column("as_of_date", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "percent >= 0 AND percent <= 100", name=op.f("ck_yardsticks_percent_is_a_share")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["people.id"], name=op.f("fk_yardsticks_made_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_yardsticks")),
    )
    with op.batch_alter_table("yardsticks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_yardsticks_made_by_id"), ["made_by_id"], unique=False)

    if op.get_bind().dialect.name == "postgresql":
        for named, does in FUNCTIONS.items():
            op.execute(f"CREATE FUNCTION {named} {does}")
            op.execute(f"REVOKE ALL ON FUNCTION {named} FROM PUBLIC")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for named in FUNCTIONS:
            op.execute(f"DROP FUNCTION {named}")
    with op.batch_alter_table("yardsticks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_yardsticks_made_by_id"))

    op.drop_table("yardsticks")
    with op.batch_alter_table("release_statements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_release_statements_made_by_id"))

    op.drop_table("release_statements")
    with op.batch_alter_table("release_runs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_release_runs_asked_by_id"))

    op.drop_table("release_runs")
    op.drop_table("release_rosters")
    op.drop_table("figures_releases")
    op.drop_table("equality_answers")
