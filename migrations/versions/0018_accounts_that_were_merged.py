"""Accounts that were merged, and pairs that are two people."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "merged_accounts",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("into_id", sa.Integer(), nullable=False),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("merged_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "person_id <> into_id", name=op.f("ck_merged_accounts_never_into_itself")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_merged_accounts_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["into_id"], ["people.id"], name=op.f("fk_merged_accounts_into_id")
        ),
        sa.ForeignKeyConstraint(
            ["merged_by_id"], ["people.id"], name=op.f("fk_merged_accounts_merged_by_id")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_merged_accounts")),
    )
    with op.batch_alter_table("merged_accounts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_merged_accounts_into_id"), ["into_id"])
        batch_op.create_index(batch_op.f("ix_merged_accounts_merged_by_id"), ["merged_by_id"])
    op.create_table(
        "different_people",
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "one_id < other_id", name=op.f("ck_different_people_lower_number_first")
        ),
        sa.ForeignKeyConstraint(["one_id"], ["people.id"], name=op.f("fk_different_people_one_id")),
        sa.ForeignKeyConstraint(
            ["other_id"], ["people.id"], name=op.f("fk_different_people_other_id")
        ),
        sa.ForeignKeyConstraint(
            ["said_by_id"], ["people.id"], name=op.f("fk_different_people_said_by_id")
        ),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_different_people")),
    )
    with op.batch_alter_table("different_people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_different_people_other_id"), ["other_id"])
        batch_op.create_index(batch_op.f("ix_different_people_said_by_id"), ["said_by_id"])


def downgrade() -> None:
    with op.batch_alter_table("different_people", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_different_people_said_by_id"))
        batch_op.drop_index(batch_op.f("ix_different_people_other_id"))
    op.drop_table("different_people")
    with op.batch_alter_table("merged_accounts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_merged_accounts_merged_by_id"))
        batch_op.drop_index(batch_op.f("ix_merged_accounts_into_id"))
    op.drop_table("merged_accounts")
