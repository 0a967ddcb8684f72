"""`members import FILE.csv` onto people who are there: what changes, what stays, what it counts."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from events_app.demo.load import DATA
from events_app.models.organisations import Appointment, BoardRole
from events_app.models.people import Person
from events_app.people.actions import imports_members
from tests.factories import appointment, make_organisation, make_person

HEADER = "EMAIL,FULL_NAME,ORG_CODE,BOARD_ROLE,COMMITTEE,FROM,UNTIL"
UMA = "uma@rhw.example,Uma Li,RHW,chair,,2020-01-01,"
START = date(2020, 1, 1)


@pytest.fixture
def trust(session, now):
    return make_organisation(session, code="RHW")


@pytest.fixture
def run(app, session, tmp_path):
    """Import these rows: the counts that were said, by their names."""

    def run(*rows: str, options: tuple[str, ...] = ()) -> dict[str, str]:
        session.commit()
        file = tmp_path / "members.csv"
        file.write_text("\n".join([HEADER, *rows]))
        result = app.test_cli_runner().invoke(args=["members", "import", str(file), *options])
        assert (result.exit_code, result.stderr) == (0, "")
        lines = [line.partition(": ") for line in result.stdout.splitlines()[1:]]
        return {name: number.partition(" (")[0] for name, _, number in lines}

    return run


def counts(new: int = 0, changed: int = 0, unchanged: int = 0, **others: Any) -> dict[str, str]:
    names = {
        "leaving": "Not in this file, left as they are",
        "people": "People",
        "refused": "Refused rows",
    }
    plain = {"leaving": 0, "people": "0 new, 0 with another name", "refused": 0} | others
    told = {"New": new, "Changed": changed, "No change": unchanged}
    return {key: str(value) for key, value in told.items()} | {
        names[key]: str(value) for key, value in plain.items()
    }


def snapshot(session) -> list[Any]:
    """Everything that an import may touch, as it is in the database."""
    session.rollback()
    people = session.execute(select(*Person.__table__.columns).order_by(Person.id)).all()
    held = session.execute(select(*Appointment.__table__.columns).order_by(Appointment.id)).all()
    return [people, held]


def test_a_second_run_changes_nothing(session, run, trust):
    rows = (UMA, "uma@rhw.example,Uma Li,RHW,,sits on audit,2021-01-01,2022-01-01")
    assert run(*rows) == counts(new=2, people="1 new, 0 with another name")
    before = snapshot(session)
    assert run(*rows) == counts(unchanged=2)
    assert snapshot(session) == before


def test_a_second_run_over_the_demonstration_members_changes_nothing(app, session):
    runner = app.test_cli_runner()
    for group in ("organisations", "members"):
        assert runner.invoke(args=[group, "import", str(DATA / f"{group}.csv")]).exit_code == 0
    before = snapshot(session)
    assert [len(rows) for rows in before] == [1672, 1672]
    again = runner.invoke(args=["members", "import", str(DATA / "members.csv")])
    assert again.stdout.splitlines()[1:4] == ["New: 0", "Changed: 0", "No change: 1,672"]
    assert snapshot(session) == before


def test_an_end_that_is_new_later_or_gone_is_a_change(session, run, trust):
    run(UMA)
    for until in ("2022-03-31", "2022-09-10", ""):
        assert run(f"{UMA}{until}") == counts(changed=1)
        session.rollback()
        expected = date.fromisoformat(until) if until else None
        assert session.scalars(select(Appointment.until_date)).all() == [expected]


def test_another_name_for_an_address_that_is_there_is_a_change_of_the_name(session, run, trust):
    run(UMA, "uma@rhw.example,Uma Li,RHW,governor,,2021-01-01,")
    renamed = (
        "UMA@rhw.example,Uma Li-Owen,RHW,chair,,2020-01-01,",
        "uma@rhw.example,Uma Li-Owen,RHW,governor,,2021-01-01,",
    )
    expected = counts(changed=1, unchanged=1, people="0 new, 1 with another name")
    assert run(*renamed, options=("--dry-run",)) == expected
    assert run(*renamed) == expected
    assert session.scalars(select(Person.full_name)).all() == ["Uma Li-Owen"]


def test_another_start_role_committee_or_trust_is_another_appointment(session, run, trust):
    make_organisation(session, code="RJ1")
    rows = [
        "uma@rhw.example,Uma Li,RHW,chair,,2020-01-02,",
        "uma@rhw.example,Uma Li,RHW,governor,,2020-01-01,",
        "uma@rhw.example,Uma Li,RHW,chair,chairs audit,2020-01-01,",
        "uma@rhw.example,Uma Li,RHW,chair,sits on audit,2020-01-01,",
        "uma@rhw.example,Uma Li,RJ1,chair,,2020-01-01,",
        "uma@rhw.example,Uma Li,RHW,,,2020-01-01,",
    ]
    run(UMA)
    assert run(*rows) == counts(new=6, leaving=1)
    assert run(UMA, *rows) == counts(unchanged=7)


def test_who_is_not_in_the_file_is_left_alone(session, run, trust):
    held = appointment(organisation=trust, board_role=BoardRole.GOVERNOR)
    make_person(session, email="other@rhw.example", appointments=[held])
    before = snapshot_of(session, "other@rhw.example")
    assert run(UMA) == counts(new=1, leaving=1, people="1 new, 0 with another name")
    assert snapshot_of(session, "other@rhw.example") == before


def snapshot_of(session, email: str) -> list[Any]:
    session.commit()
    statement = (
        select(Person.email, Person.full_name, Appointment.board_role, Appointment.confirmed_at)
        .join(Appointment)
        .where(Person.email == email)
    )
    return list(session.execute(statement))


def test_what_a_person_said_is_confirmed_by_a_file_that_says_the_same(session, run, trust, now):
    held = appointment(
        organisation=trust, board_role=BoardRole.CHAIR, from_date=START, confirmed=False
    )
    make_person(session, email="uma@rhw.example", full_name="Uma Li", appointments=[held])
    assert run(UMA) == counts(changed=1)
    session.rollback()
    assert session.execute(select(Appointment.confirmed_at, Appointment.confirmed_by)).all() == [
        (now, "import")
    ]


def test_who_confirmed_an_appointment_first_stays_on_record(session, run, trust):
    long_ago = datetime(2021, 1, 1, tzinfo=UTC)
    held = appointment(
        organisation=trust,
        board_role=BoardRole.CHAIR,
        from_date=START,
        confirmed_at=long_ago,
        confirmed_by="7",
    )
    make_person(session, email="uma@rhw.example", full_name="Uma Li", appointments=[held])
    assert run(f"{UMA}2022-09-10") == counts(changed=1)
    session.rollback()
    columns = (Appointment.confirmed_at, Appointment.confirmed_by, Appointment.until_date)
    assert session.execute(select(*columns)).all() == [(long_ago, "7", date(2022, 9, 10))]


def test_an_account_that_was_closed_stays_closed_and_signed_out(session, run, trust):
    make_person(session, email="uma@rhw.example", full_name="Uma Li", active=False)
    before = session.scalar(select(Person.fs_uniquifier))
    run(UMA)
    session.rollback()
    assert session.execute(select(Person.active, Person.fs_uniquifier)).all() == [(False, before)]


def test_rows_of_one_person_in_different_chunks_are_one_person(session, run, trust, monkeypatch):
    monkeypatch.setattr(imports_members, "CHUNK", 2)
    rows = [f"uma@rhw.example,Uma Li,RHW,chair,,2020-01-0{day}," for day in range(1, 8)]
    expected = counts(new=7, people="1 new, 0 with another name")
    assert run(*rows, options=("--dry-run",)) == expected
    assert run(*rows) == expected
    assert run(*rows) == counts(unchanged=7)


def test_a_failure_in_the_last_chunk_undoes_the_first(app, session, trust, monkeypatch, tmp_path):
    make_person(session, email="b@rhw.example", full_name="B")
    session.commit()
    find_people = imports_members._find_people  # noqa: SLF001 - to stand in its way

    def find_all_but_b(*asked: Any) -> Any:
        return {email: p for email, p in find_people(*asked).items() if email != "b@rhw.example"}

    monkeypatch.setattr(imports_members, "CHUNK", 1)
    monkeypatch.setattr(imports_members, "_find_people", find_all_but_b)
    file = tmp_path / "members.csv"
    file.write_text(f"{HEADER}\n{UMA}\nb@rhw.example,B,RHW,chair,,2020-01-01,\n")
    result = app.test_cli_runner().invoke(args=["members", "import", str(file)])
    assert (result.exit_code, result.output) == (
        1,
        "Error: Somebody changed the same people meanwhile. Nothing was imported. Try again.\n",
    )
    session.rollback()
    assert session.scalars(select(Person.email)).all() == ["b@rhw.example"]
