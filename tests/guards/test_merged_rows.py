"""Merging two accounts treats every row that refers to a person."""

from events_app.desk.actions.merged_rows import TREATED, How
from events_app.extensions import Base


def referring() -> set[str]:
    return {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if any(key.target_fullname == "people.id" for key in column.foreign_keys)
    }


def test_every_column_that_refers_to_a_person_is_treated_when_accounts_are_merged():
    found, treated = referring(), set(TREATED)
    assert found - treated == set(), (
        "say in events_app/desk/actions/merged_rows.py what becomes of these rows when two"
        " accounts are merged: they move, move once, stay, or have an action of their own"
    )
    assert treated - found == set(), "these columns no longer refer to people: take them out"


def test_what_is_the_same_is_known_by_columns_that_are_there():
    for name, treatment in TREATED.items():
        columns = Base.metadata.tables[name.partition(".")[0]].columns
        assert [key for key in treatment.key if key not in columns] == [], name
        assert not treatment.key or treatment.how is How.ONCE
