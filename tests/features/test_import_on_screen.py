"""Importing members on screen: problems by row, a check before, one import, undo for a day."""

import csv
from datetime import date, timedelta
from io import BytesIO

import pytest
from sqlalchemy import select

from events_app import tasks
from events_app.models.assistance import Assistance
from events_app.models.imports import MemberImport
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.people import import_reading
from events_app.people.imports.problems import FileProblem
from tests.factories import appointment, audience_item, make_event, make_organisation, make_person
from tests.factories import make_registration as register
from tests.factories.imports import HEADER
from tests.walking import errors, heading, send, words

NEW = "/manage/imports/new"
ANN = "ann@r0a.example,Ann Lee,R0A,chair,,2022-04-01,\n"
BOB = "bob@r0a.example,Bob Ray,R0A,governor,,2021-01-01,2022-12-31\n"


@pytest.fixture(autouse=True)
def trust(session, now):
    made = make_organisation(session, code="R0A", name="Barts")
    session.commit()
    return made


@pytest.fixture
def bob(session, trust):
    """Somebody who is known under another name, with a role that has no end."""
    held = appointment(organisation=trust, board_role="governor", from_date=date(2021, 1, 1))
    made = make_person(
        session, email="bob@r0a.example", full_name="Robert Ray", appointments=[held]
    )
    session.commit()
    return made


def upload(client, content, name="members-march.csv"):
    data = content if isinstance(content, bytes) else (HEADER + content).encode()
    return send(client, NEW, file=(BytesIO(data), name))


def imported(client, content):
    """The address of the result, after pressing every button."""
    page = upload(client, content).location
    return send(client, f"{page}/check", f"{page}/import").location


def people(session):
    session.rollback()
    found = session.scalars(select(Person).where(Person.email.like("%r0a.example")))
    return sorted(person.full_name for person in found)


def roles(session):
    session.rollback()
    found = session.scalars(select(Appointment).order_by(Appointment.id))
    return [(held.board_role, held.until_date) for held in found]


def test_a_file_is_checked_and_imported_and_its_rows_are_no_longer_kept(client, session, team, bob):
    page = upload(client, ANN + BOB).location
    check = client.get(page).location
    assert check == f"{page}/check"
    shown = words(client.get(check))
    assert "New 1 Changed 1 No change 0" in shown
    assert "Name Robert Ray Bob Ray" in shown
    assert "Bob Ray, governor at R0A no end until 31 December 2022" in shown
    assert "Ann Lee, chair at R0A" in shown
    assert people(session) == ["Robert Ray"], "a check writes nothing"
    send(client, check, f"{page}/import")
    assert people(session) == ["Ann Lee", "Bob Ray"]
    assert heading(client.get(page)) == "The file is imported"
    assert session.scalars(select(MemberImport.sealed_file)).all() == [None]


def test_what_is_kept_of_a_file_until_then_cannot_be_read(client, session, team):
    upload(client, ANN)
    kept = session.scalars(select(MemberImport)).one()
    assert kept.sealed_file is not None
    assert b"ann" not in kept.sealed_file


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "Your file is empty, or its first row is."),
        (b"EMAIL,ETHNICITY\n", "Remove the column ETHNICITY. We only take this from the person."),
        (HEADER.encode(), "Your file has no rows under its header."),
        (
            (HEADER + ANN).encode() + b"\xff" + ANN.encode(),
            "We could not read this file. Save it as CSV UTF-8. The problem is in row 3.",
        ),
    ],
    ids=["empty", "equality", "no rows", "one bad byte"],
)
def test_a_file_that_cannot_be_taken_is_refused_whole(client, session, team, content, error):
    answer = upload(client, content)
    assert (answer.status_code, errors(answer)) == (422, [error])
    assert session.scalars(select(MemberImport)).all() == []


def test_a_file_that_is_too_large_is_refused(client, team, monkeypatch):
    monkeypatch.setattr(import_reading, "LARGEST_FILE", 1_000)
    assert errors(upload(client, ANN * 50)) == ["The file must be 5MB or less"]


def test_no_file_is_refused_in_words(client, team):
    assert errors(send(client, NEW)) == ["Select a file"]


def test_a_file_with_too_many_rows_says_how_many_it_has(client, team):
    many = "".join(f"p{n}@r0a.example,P {n},R0A,,,2022-01-01,\n" for n in range(10_001))
    assert errors(upload(client, many)) == [
        "Your file has too many rows. We can take 10,000. Your file has 10,001."
    ]


def test_a_hundred_thousand_rows_with_one_bad_byte_are_refused_where_it_is():
    rows = "".join(f"p{n}@r0a.example,P {n},R0A,,,2022-01-01,\n" for n in range(100_000))
    content = bytearray((HEADER + rows).encode())
    assert len(content) < import_reading.LARGEST_FILE, "as long as may be, so that it is read"
    content[content.index(b"p50000@")] = 0xFF
    with pytest.raises(FileProblem) as refused:
        import_reading.read_file(bytes(content), {"R0A"})
    words = "We could not read this file. Save it as CSV UTF-8. The problem is in row 50002."
    assert refused.value.words == words


def test_problems_are_told_by_row_and_the_other_rows_can_be_imported(client, session, team):
    page = upload(client, ANN + "nobody,=1,R0A,chair,,2022-01-01,\n").location
    answer = client.get(page)
    assert heading(answer) == "There are some problems with members-march.csv"
    assert "3 EMAIL Enter an email address in the correct format" in words(answer)
    assert "Import the row with no problems" in words(answer)
    with client.get(f"{page}/problems.csv") as file:
        rows = list(csv.reader(file.text.splitlines()))
    assert rows[1:] == [["nobody", "'=1", "R0A", "chair", "", "2022-01-01", ""]]
    send(client, f"{page}/check", f"{page}/import")
    assert people(session) == ["Ann Lee"]


def test_pressing_the_button_twice_imports_once(client, session, team):
    page = upload(client, ANN).location
    send(client, f"{page}/check", f"{page}/import")
    send(client, "/manage/imports/new", f"{page}/import")
    assert roles(session) == [("chair", None)]
    assert "1 new" in words(client.get("/manage/imports"))


def test_an_import_is_undone_exactly(client, session, team, bob):
    before = (people(session), roles(session))
    page = imported(client, ANN + BOB)
    send(client, f"{page}/undo")
    assert (people(session), roles(session)) == before
    answer = client.get(page)
    assert heading(answer) == "The import is undone"
    assert "everything that the import changed is put back" in words(answer)
    found = session.scalars(select(Person.folded_name).where(Person.email == "bob@r0a.example"))
    assert found.one() == "robert ray"


def test_undoing_leaves_row_by_row_what_others_changed_since(client, session, team, bob, now):
    page = imported(client, ANN + BOB + BOB.replace("bob", "cat").replace("Bob", "Cat"))
    ann = session.scalars(select(Person).where(Person.email == "ann@r0a.example")).one()
    session.add(Assistance(person_id=ann.id, assistant_email="pa@r0a.example", asked_at=now))
    bob.full_name = "Bobby Ray"
    changed = session.scalars(select(Appointment).where(Appointment.person_id == bob.id)).one()
    changed.until_date = date(2022, 10, 10)
    session.commit()
    send(client, f"{page}/undo")
    assert people(session) == ["Ann Lee", "Bobby Ray"]
    assert roles(session) == [("governor", date(2022, 10, 10))]
    left = session.scalars(select(MemberImport.left)).one()
    assert left == [
        "Governor at Barts: somebody changed it since. It stays as it is.",
        "Bobby Ray: somebody changed the name since. It stays as it is.",
        "Ann Lee: something else is kept about them since. The person stays.",
    ]


def test_who_has_registered_or_signed_in_since_keeps_the_role_too_and_the_report_says_so(
    client, session, team, bob, sign_in, app, now
):
    eve = ANN.replace("ann@", "eve@").replace("Ann Lee", "Eve Fox")
    dan = ANN.replace("ann@", "dan@").replace("Ann Lee", "Dan Oak")
    page = imported(client, ANN + eve + dan + BOB)
    found = {person.full_name: person for person in session.scalars(select(Person))}
    event = make_event(session, audience=[audience_item(board_role="chair")])
    for person in (found["Ann Lee"], bob):
        register(session, person=person, event=event, state="registered", registered_at=now)
    sign_in(app.test_client(), found["Eve Fox"])
    assert "Who has signed in or registered since keeps what they hold." in words(
        client.get(f"{page}/undo")
    )
    send(client, f"{page}/undo")
    assert people(session) == ["Ann Lee", "Eve Fox", "Robert Ray"]
    assert roles(session) == [("governor", None), ("chair", None), ("chair", None)]
    stays = "signed in or registered since. The person stays, with what they hold: "
    assert session.scalars(select(MemberImport.left)).one() == [
        f"Ann Lee: {stays}Trust chair at Barts.",
        f"Eve Fox: {stays}Trust chair at Barts.",
        "Robert Ray: signed in or registered since. What they hold stays: Governor at Barts.",
    ]
    assert "Trust chair Barts" in words(client.get(f"/manage/contacts/{found['Ann Lee'].id}"))


def test_a_role_that_the_import_ended_comes_back_whoever_has_signed_in_since(
    client, session, team, bob, sign_in, app
):
    """Nothing is taken away by that; they lost a role to a wrong file."""
    page = imported(client, BOB)
    sign_in(app.test_client(), bob)
    send(client, f"{page}/undo")
    assert roles(session) == [("governor", None)]


def test_after_a_day_an_import_stays_and_a_file_that_waits_is_dropped(
    app, client, session, team, now, set_clock
):
    done, waits = imported(client, ANN), upload(client, BOB).location
    set_clock(now + timedelta(hours=24, seconds=1))
    assert client.get(f"{done}/undo").location == done
    tasks.run_task(app, "tidy")
    assert "its rows are deleted" in words(client.get(waits))
    session.rollback()
    kept = session.scalars(select(MemberImport).order_by(MemberImport.id)).all()
    assert [(k.state, k.steps, k.sealed_file) for k in kept] == [
        ("imported", None, None),
        ("dropped", None, None),
    ]
    assert people(session) == ["Ann Lee"]


def test_the_template_can_be_uploaded(client, team):
    with client.get("/manage/imports/template.csv") as file:
        page = upload(client, file.data).location
    assert client.get(page).location == f"{page}/check"


def test_ten_thousand_rows_are_imported_and_undone(client, session, team):
    many = "".join(f"p{n}@r0a.example,P {n},R0A,,,2022-01-01,\n" for n in range(10_000))
    page = imported(client, many)
    assert len(roles(session)) == 10_000
    send(client, f"{page}/undo")
    assert (people(session), roles(session)) == ([], [])
