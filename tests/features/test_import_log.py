"""What an import did, as a file: line by line, safe to open, until it can no longer be undone."""

import csv
from datetime import date, timedelta
from io import BytesIO

import pytest
from sqlalchemy import select

from events_app import tasks
from events_app.models.people import Person
from tests.factories import appointment, make_organisation, make_person
from tests.factories.imports import HEADER
from tests.walking import send, words

ROWS = (
    "ann@r0a.example,Ann Lee,R0A,chair,chairs audit,2022-04-01,\n"
    "bob@r0a.example,Bob Ray,R0A,governor,,2021-01-01,2022-12-31\n"
    "cat@r0a.example,Cat Fox,R0A,chair,,2022-01-01,\n"
)


@pytest.fixture
def page(client, session, team):
    """An import that made somebody, renamed somebody and confirmed what somebody said."""
    trust = make_organisation(session, code="R0A", name="Barts")
    bob = appointment(organisation=trust, board_role="governor", from_date=date(2021, 1, 1))
    make_person(session, email="bob@r0a.example", full_name="Robert Ray", appointments=[bob])
    cat = appointment(
        organisation=trust, board_role="chair", from_date=date(2022, 1, 1), confirmed=False
    )
    make_person(session, email="cat@r0a.example", full_name="Cat Fox", appointments=[cat])
    session.commit()
    file = (BytesIO((HEADER + ROWS).encode()), "march.csv")
    made = send(client, "/manage/imports/new", file=file).location
    send(client, f"{made}/check", f"{made}/import")
    return made


def lines(client, page):
    with client.get(f"{page}/log.csv") as file:
        return list(csv.reader(file.text.splitlines()))


def test_each_change_is_a_line_with_whom_it_is_about_and_what_was_before(client, page):
    assert "Download what the import changed (CSV)" in words(client.get(page))
    chair = "Trust chair, chairs the audit committee"
    assert lines(client, page) == [
        ["WHAT", "NAME", "EMAIL", "ROLE", "ORG_CODE", "BEFORE", "AFTER"],
        ["New person", "Ann Lee", "ann@r0a.example", "", "", "", "Ann Lee"],
        ["Name changed", "Bob Ray", "bob@r0a.example", "", "", "Robert Ray", "Bob Ray"],
        ["New role", "Ann Lee", "ann@r0a.example", chair, "R0A", "", ""],
        ["Role changed", "Bob Ray", "bob@r0a.example", "Governor", "R0A", "", "2022-12-31"],
        ["Role changed", "Cat Fox", "cat@r0a.example", "Trust chair", "R0A", "not confirmed", ""],
    ]


def test_no_cell_is_a_formula(client, session, page):
    ann = session.scalars(select(Person).where(Person.email == "ann@r0a.example")).one()
    ann.full_name = "=HYPERLINK()"
    session.commit()
    assert lines(client, page)[1][1] == "'=HYPERLINK()"


def test_who_is_no_longer_there_leaves_cells_empty(client, session, page):
    ann = session.scalars(select(Person).where(Person.email == "ann@r0a.example")).one()
    session.refresh(ann, ["appointments"])
    session.delete(ann)
    session.commit()
    written = lines(client, page)
    assert written[1] == ["New person", "", "", "", "", "", "Ann Lee"]
    assert written[3] == ["New role", "", "", "", "", "", ""]


def test_it_is_there_until_the_import_is_undone(client, page):
    send(client, f"{page}/undo")
    assert "Download" not in words(client.get(page))
    assert client.get(f"{page}/log.csv").status_code == 404


def test_it_is_there_for_a_day(app, client, page, now, set_clock, sign_in, team):
    set_clock(now + timedelta(hours=24, seconds=1))
    tasks.run_task(app, "tidy")
    assert client.get(f"{page}/log.csv").status_code == 404


def test_a_file_that_was_not_imported_has_none(client, session, team):
    make_organisation(session, code="R0A")
    session.commit()
    file = (BytesIO((HEADER + ROWS).encode()), "march.csv")
    waits = send(client, "/manage/imports/new", file=file).location
    assert client.get(f"{waits}/log.csv").status_code == 404
