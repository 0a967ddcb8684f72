"""`members import FILE.csv` with a long file: progress, few statements, nothing done twice."""

import io
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Connection, event, func, select
from sqlalchemy.orm import Session

from events_app.extensions import db
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.models.transaction import will_write
from events_app.people import import_steps
from events_app.people.actions import imports_members
from events_app.people.actions.imports_members import MembersTally, import_members
from events_app.people.imports.members import MemberRow, read_members
from tests.factories import make_organisation

HEADER = "EMAIL,FULL_NAME,ORG_CODE,BOARD_ROLE,COMMITTEE,FROM,UNTIL"


@pytest.fixture
def trust(session, now):
    made = make_organisation(session, code="RHW")
    session.commit()
    return made


def content(people: Iterable[int]) -> str:
    """Rows that differ in which of their cells are empty."""
    ends = ("chair,,2020-01-01,", ",,2020-01-01,2022-12-31", "chair,chairs audit,2020-01-01,")
    lines = [f"person.{n}@rhw.example,Person {n},RHW,{ends[n % 3]}" for n in people]
    return "\n".join([HEADER, *lines])


def rows(people: Iterable[int]) -> list[MemberRow]:
    found = read_members(io.BytesIO(content(people).encode()), {"RHW"})
    return [row for row in found if isinstance(row, MemberRow)]


def run(app: Flask, folder, people: Iterable[int], *options: str) -> tuple[int, str]:
    file = folder / "members.csv"
    file.write_text(content(people))
    result = app.test_cli_runner().invoke(args=["members", "import", str(file), *options])
    return result.exit_code, result.stderr


def test_progress_is_shown_for_each_pass(app, trust, monkeypatch, tmp_path):
    monkeypatch.setattr(import_steps, "PROGRESS", 2)
    checked = "Checked 2 rows\nChecked 4 rows\n"
    compared = f"{checked}Compared 2 rows\nCompared 4 rows\n"
    imported = f"{checked}Imported 2 rows\nImported 4 rows\n"
    assert run(app, tmp_path, range(5), "--dry-run") == (0, compared)
    assert run(app, tmp_path, range(5)) == (0, imported)


def test_a_bad_byte_in_the_middle_of_a_long_file_is_named_and_nothing_is_written(
    app, session, trust, tmp_path
):
    file = tmp_path / "members.csv"
    lines = content(range(100_000)).encode().splitlines(keepends=True)
    lines[50_000] = lines[50_000].replace(b"Person", b"P\xffrson")
    file.write_bytes(b"".join(lines))
    words = "We could not read this file. Save it as CSV UTF-8. The problem is in row 50001."
    for options in ((), ("--skip-problems",)):
        result = app.test_cli_runner().invoke(args=["members", "import", str(file), *options])
        assert (result.exit_code, result.stderr.splitlines()[-1]) == (1, f"Error: {words}")
    session.rollback()
    kept = [session.scalar(select(func.count()).select_from(t)) for t in (Person, Appointment)]
    assert kept == [0, 0]


def test_thirty_rows_cost_as_many_statements_as_three(session, trust, now, statements):
    totals = []
    for people in (range(3), range(3, 33)):
        with statements() as count:
            import_members(session, rows=rows(people), now=now)
        totals.append(count.total)
    assert totals[0] == totals[1]
    assert totals[0] <= 7


def test_many_new_rows_make_the_database_count_its_tables(
    session, trust, now, statements, monkeypatch
):
    monkeypatch.setattr(imports_members, "MANY", 3)
    for people, counts in (
        (range(2), []),
        (range(2, 5), ["ANALYZE people", "ANALYZE appointments"]),
    ):
        with statements() as count:
            import_members(session, rows=rows(people), now=now)
        assert [text for text in count.texts if text.startswith("ANALYZE")] == counts


def test_a_long_file_is_checked_before_a_transaction_begins(app, trust, monkeypatch, tmp_path):
    check = import_steps.check
    in_transaction = []

    def look_and_check(*arguments: object, **options: object) -> int:
        in_transaction.append(db.session().in_transaction())
        return check(*arguments, **options)  # type: ignore[arg-type] - passed on as they come

    monkeypatch.setattr(import_steps, "check", look_and_check)
    assert run(app, tmp_path, range(2)) == (0, "")
    assert in_transaction == [False]


@pytest.mark.only_on("sqlite")
def test_only_an_import_that_writes_takes_the_write_lock_and_takes_it_at_once(app, trust, tmp_path):
    begun: list[bool] = []

    def remember(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            driver: Any = connection.connection.driver_connection
            begun.append(driver.in_transaction)

    event.listen(db.engine, "begin", remember)
    try:
        run(app, tmp_path, range(2), "--dry-run")
        run(app, tmp_path, range(2))
    finally:
        event.remove(db.engine, "begin", remember)
    assert begun == [True], "the dry run and the look at the file take no lock"


def test_two_imports_at_once_do_nothing_twice(app, session, trust, now):
    def import_once(_number: int) -> MembersTally:
        with app.app_context(), Session(db.engine) as own:
            return import_all(own, now)

    with ThreadPoolExecutor(4) as pool:
        tallies = list(pool.map(import_once, range(4)))
    assert sorted((tally.new, tally.unchanged) for tally in tallies) == [(0, 20)] * 3 + [(20, 0)]
    session.rollback()
    kept = [session.scalar(select(func.count()).select_from(t)) for t in (Person, Appointment)]
    assert kept == [20, 20]


def import_all(own: Session, now: datetime) -> MembersTally:
    will_write(own)
    tally = import_members(own, rows=rows(range(20)), now=now)
    own.commit()
    return tally
