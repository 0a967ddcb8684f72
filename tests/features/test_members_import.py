"""`members import FILE.csv`: who is taken in, who is refused, and what is said of it."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from events_app.demo.load import DATA
from events_app.models.messages import OutboxMessage
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from tests.factories import make_organisation

HEADER = "EMAIL,FULL_NAME,ORG_CODE,BOARD_ROLE,COMMITTEE,FROM,UNTIL"
COMMITTEE = "chairs workforce and people"
#: what real files look like
PROBLEMS = f"""\
EMAIL,FULL_NAME,ORG_CODE,BOARD_ROLE,COMMITTEE,FROM,UNTIL
good.one@rhw.trust.example,Good One,RHW,chair,,2020-01-01,
not-an-address,No Address,RHW,chair,,2020-01-01,
unknown.org@zzz.trust.example,Unknown Org,ZZZ,chair,,2020-01-01,
good.two@rj1.trust.example,Good Two,RJ1,non-executive director,{COMMITTEE},2020-01-01,
GOOD.TWO@rj1.trust.example,Good Two Again,RJ1,non-executive director,,2020-01-01,
bad.role@rj1.trust.example,Bad Role,RJ1,grand vizier,,2020-01-01,
bad.date@rj1.trust.example,Bad Date,RJ1,governor,,31/02/2020,
ends.before@rj1.trust.example,Ends Before Start,RJ1,governor,,2021-05-01,2020-05-01
formula@rj1.trust.example,"=HYPERLINK(""https://attacker.example"",""me"")",RJ1,governor,,2020-01-01,
,Missing Email,RJ1,governor,,2020-01-01,
unicode@rj1.trust.example,Zoë Ní Bhriain-Łukasz 李,RJ1,governor,,2020-01-01,
two.roles@rj1.trust.example,Two Roles,RJ1,governor,,2020-01-01,
two.roles@rj1.trust.example,Two Roles,RJ1,non-executive director,chairs audit,2021-01-01,
"""
ROLES = (
    "chair, chief executive, non-executive director, executive director, workforce director, "
    "communications director, governor"
)
TOLD = f"""\
Row 3, EMAIL: Enter an email address in the correct format
Row 4, ORG_CODE: Check the organisation code: we do not know ZZZ
Row 6, FULL_NAME: Check the name: row 5 has the same email address with another name
Row 7, BOARD_ROLE: Select one of these roles, or none: {ROLES}
Row 8, FROM: Enter a real date, like 2022-09-15
Row 9, UNTIL: Enter a date that is the same as or after FROM
Row 10, FULL_NAME: Enter a full name that does not begin with = + - or @
Row 11, EMAIL: Enter an email address
"""


@pytest.fixture
def run(app: Flask, session, now, tmp_path):
    """Import a file of this content: the exit code, what was said and what was complained of."""
    for code in ("RHW", "RJ1"):
        make_organisation(session, code=code)
    session.commit()

    def run(content: str | bytes, *options: str) -> tuple[int, str, str]:
        file = tmp_path / "members.csv"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        arguments = ["members", "import", str(file), *options]
        result = app.test_cli_runner().invoke(args=arguments)
        return result.exit_code, result.stdout, result.stderr

    return run


def said(what: str, *, new: int = 0, unchanged: int = 0, people: int = 0, refused: int = 0) -> str:
    return (
        f"{what}\nNew: {new}\nChanged: 0\nNo change: {unchanged}\n"
        "Not in this file, left as they are: 0\n"
        f"People: {people} new, 0 with another name\nRefused rows: {refused}\n"
    )


def kept(session) -> list[tuple[Any, ...]]:
    """Every appointment as it is kept, in the order it came."""
    session.rollback()
    statement = (
        select(Appointment, Person)
        .join(Person)
        .options(joinedload(Appointment.organisation))
        .order_by(Appointment.id)
    )
    return [
        (
            person.email,
            person.full_name,
            held.organisation.code,
            held.board_role,
            held.committee,
            held.committee_part,
            held.from_date,
            held.until_date,
        )
        for held, person in session.execute(statement)
    ]


def count(session, table: type) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(table))


START = date(2020, 1, 1)
GOVERNOR = ("RJ1", "governor", None, None, START, None)
CHAIRS_WORKFORCE = ("non-executive director", "workforce and people", "chairs", START, None)
CHAIRS_AUDIT = ("non-executive director", "audit", "chairs", date(2021, 1, 1), None)
GOOD = [
    ("good.one@rhw.trust.example", "Good One", "RHW", "chair", None, None, START, None),
    ("good.two@rj1.trust.example", "Good Two", "RJ1", *CHAIRS_WORKFORCE),
    ("two.roles@rj1.trust.example", "Two Roles", *GOVERNOR),
    ("two.roles@rj1.trust.example", "Two Roles", "RJ1", *CHAIRS_AUDIT),
    ("unicode@rj1.trust.example", "Zoë Ní Bhriain-Łukasz 李", *GOVERNOR),
]


def test_problems_are_told_row_by_row_and_nothing_is_imported(session, run):
    error = "Error: 8 rows have problems. Nothing was imported.\n"
    assert run(PROBLEMS) == (1, "", TOLD + error)
    assert kept(session) == []


def test_with_skip_problems_the_other_rows_are_imported(session, run):
    done = said("Imported members.csv.", new=5, people=4, refused=8)
    assert run(PROBLEMS, "--skip-problems") == (0, done, TOLD)
    assert sorted(kept(session), key=lambda row: (row[0], row[6])) == GOOD


def test_one_row_with_a_problem_is_enough_to_import_nothing(session, run):
    bad = f"{HEADER}\na@b.example,A,RHW,chair,,2020-01-01,\nb@b.example,B,RHW,chair,,,\n"
    assert run(bad) == (
        1,
        "",
        (
            "Row 3, FROM: Enter the day that the appointment started, like 2022-09-15\n"
            "Error: 1 row has problems. Nothing was imported.\n"
        ),
    )
    assert kept(session) == []


def test_a_file_of_nothing_but_problems_is_refused_even_with_skip_problems(run):
    exit_code, out, err = run(f"{HEADER}\n,A,RHW,chair,,2020-01-01,\n", "--skip-problems")
    assert (exit_code, out) == (1, "")
    assert err.endswith("\nError: Every row has problems. Nothing was imported.\n")


def test_a_dry_run_says_the_same_and_writes_nothing(session, run):
    done = said("members.csv: a dry run, nothing is written.", new=5, people=4, refused=8)
    assert run(PROBLEMS, "--skip-problems", "--dry-run") == (0, done, TOLD)
    assert kept(session) == []
    assert count(session, Person) == 0


def test_new_people_can_sign_in_and_their_appointments_are_confirmed(session, run, now):
    run(f"{HEADER}\nA@b.example,A,RHW,chair,,2020-01-01,\nb@b.example,B,RHW,,,2020-01-01,\n")
    people = session.scalars(select(Person).order_by(Person.email)).all()
    assert [(p.email, p.active, p.created_at) for p in people] == [
        ("a@b.example", True, now),
        ("b@b.example", True, now),
    ]
    assert len({person.fs_uniquifier for person in people}) == 2
    assert {len(person.fs_uniquifier) for person in people} == {32}
    confirmed = session.execute(select(Appointment.confirmed_at, Appointment.confirmed_by)).all()
    assert confirmed == [(now, "import"), (now, "import")]


def test_nobody_is_sent_mail(session, run):
    run(PROBLEMS, "--skip-problems")
    assert count(session, OutboxMessage) == 0


def test_a_file_with_a_column_of_equality_information_is_refused_whole(session, run):
    content = f"{HEADER},ETHNICITY\na@b.example,A,RHW,chair,,2020-01-01,,Any other White\n"
    assert run(content, "--skip-problems") == (
        1,
        "",
        "Error: Remove the column ETHNICITY. We only take this from the person.\n",
    )
    assert kept(session) == []


def test_columns_that_are_not_ours_are_left_and_named(session, run):
    content = f"PHONE,{HEADER},NOTES\n1,a@b.example,A,RHW,chair,,2020-01-01,,x\n"
    exit_code, _out, err = run(content)
    assert (exit_code, err) == (0, "These columns are not read: PHONE, NOTES.\n")
    assert len(kept(session)) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "Your file is empty, or its first row is."),
        (HEADER, "Your file has no rows under its header."),
        (
            f"{HEADER}\na@b.example,A,RHW,chair,,2020-01-01,\nb@b.example,B\n",
            (
                "Row 3 has 2 cells. The header has 7. "
                "Check its commas: a cell with a comma in it needs quotation marks around it."
            ),
        ),
        (
            f"{HEADER}\na@b.example,A,RHW,chair,,2020-01-01,\nb@b.example,Zoë,,,,,\n".encode(
                "latin-1"
            ),
            "We could not read this file. Save it as CSV UTF-8. The problem is in row 3.",
        ),
    ],
)
def test_what_is_wrong_with_a_file_stops_it_whatever_is_asked(session, run, content, words):
    assert run(content, "--skip-problems") == (1, "", f"Error: {words}\n")
    assert kept(session) == []


def test_a_file_that_is_not_there_is_one_clear_line(app, session):
    result = app.test_cli_runner().invoke(args=["members", "import", "/nowhere/members.csv"])
    assert (result.exit_code, result.output) == (
        1,
        "Error: We could not read members.csv: No such file or directory.\n",
    )


def test_organisations_come_first(app, session):
    file = str(DATA / "members.csv")
    result = app.test_cli_runner().invoke(args=["members", "import", file])
    assert (result.exit_code, result.output) == (
        1,
        "Error: There are no organisations yet. Import them first.\n",
    )
