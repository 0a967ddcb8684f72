"""Who came, from a platform's file: on screen, and at a terminal."""

import io
from datetime import timedelta

import pytest
from sqlalchemy import select

from events_app.models.attendance import AttendanceFile
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations.attendance_commands import attendance as command
from events_app.tasks import tidy
from tests.factories import audience_item, make_event, make_person, make_registration
from tests.walking import errors, outbox, send, words

REGISTERED = RegistrationState.REGISTERED
FILE = (
    b"Name,Email,Duration\n"
    b"Anne Owen,anne@trust.example,62\n"
    b"Bola Owen,bola@trust.example,4\n"
    b"Eve Stone,eve@other.example,50\n"
)


@pytest.fixture
def event(session, now):
    return make_event(
        session,
        slug="allyship",
        capacity=3,
        starts_at=now,
        audience=[audience_item(board_role="chair")],
    )


@pytest.fixture
def address(event):
    return f"/manage/events/{event.id}/attendance"


@pytest.fixture
def people(session, event):
    """Anne, Bola and Chen are registered; nobody else fits in."""
    return [
        make_registration(
            session,
            person=make_person(session, full_name=f"{name} Owen", email=f"{name}@trust.example"),
            event=event,
            state=REGISTERED,
        )
        for name in ("anne", "bola", "chen")
    ]


def upload(client, address, content=FILE):
    file = (io.BytesIO(content), "attendance.csv")
    return send(client, f"{address}/upload", file=file)


def columns_of(email, name, stay, shortest="10"):
    columns = {"email_column": email, "name_column": name, "stay_column": stay}
    return columns | {"shortest": shortest}


def result(client, address, content=FILE, **reading):
    """Upload a file, take the columns that are offered, and give the result's address."""
    columns = upload(client, address, content).location
    return send(client, columns, **columns_of("1", "0", "2", **reading)).location


def kept(session):
    session.expire_all()
    found = session.execute(
        select(Person.email, Registration.attendance)
        .join(Registration.person)
        .order_by(Registration.id)
    )
    return {email.partition("@")[0]: attendance for email, attendance in found}


def test_the_columns_are_offered_and_the_result_says_who_was_there(
    client, session, team, people, address
):
    columns = upload(client, address)
    offered = client.get(columns.location).text
    assert '<option value="1" selected>Email</option>' in offered
    said = words(client.get(result(client, address)))
    for line in (
        "Matched 1",
        "Stayed less than 10 minutes 1",
        "Joined but not registered 1",
        "Registered, not in the file 1",
    ):
        assert line in said
    assert kept(session) == {"anne": None, "bola": None, "chen": None}


def test_the_result_is_recorded_when_the_team_says_so(client, session, team, people, address):
    used = send(client, result(client, address), missing="mark")
    assert used.location == address
    assert kept(session) == {
        "anne": "attended",
        "bola": "did not attend",
        "chen": "did not attend",
    }
    assert session.scalars(select(AttendanceFile)).all() == []


def test_who_is_not_in_the_file_can_be_left(client, session, team, people, address):
    send(client, result(client, address, shortest="0"), missing="leave")
    assert kept(session) == {"anne": "attended", "bola": "attended", "chen": None}


def test_somebody_of_the_file_is_matched_by_hand(client, session, team, people, address):
    chosen = {"choice-4": "match", "who-4": "CHEN@trust.example"}
    send(client, result(client, address), missing="leave", **chosen)
    assert kept(session)["chen"] == "attended"


def test_a_match_with_nobody_is_refused_and_nothing_is_half_written(
    client, session, team, people, address
):
    chosen = {"choice-4": "match", "who-4": "nobody@trust.example"}
    refused = send(client, result(client, address), missing="mark", **chosen)
    assert errors(refused) == ["Row 4: nobody who is registered has this address or reference."]
    assert 'value="nobody@trust.example"' in refused.text
    assert kept(session) == {"anne": None, "bola": None, "chen": None}
    assert len(session.scalars(select(AttendanceFile)).all()) == 1


def test_who_came_without_registering_is_added_as_attended_and_sent_nothing(
    client, session, team, people, event, address
):
    send(client, result(client, address), missing="leave", **{"choice-4": "add"})
    assert kept(session)["eve"] == "attended"
    assert (event.taken, event.capacity) == (4, 4)
    assert outbox(session) == []


def test_nothing_is_recorded_until_the_question_is_answered(client, session, team, people, address):
    refused = send(client, result(client, address))
    assert errors(refused) == ["Select what to do about people who are not in the file"]
    assert kept(session)["anne"] is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Your file is empty."),
        (b"Name,Email\nAnne,\xff\n", "The problem is in row 2."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_not_kept(
    client, session, team, people, address, content, said
):
    refused = upload(client, address, content)
    assert refused.status_code == 422
    assert said in errors(refused)[0]
    assert session.scalars(select(AttendanceFile)).all() == []


def test_no_file_and_a_far_larger_one_are_answered_in_words(client, team, people, address):
    assert errors(send(client, f"{address}/upload")) == ["Select a file"]
    far_larger = client.post(
        f"{address}/upload",
        input_stream=io.BytesIO(b"x"),
        environ_overrides={"CONTENT_LENGTH": str(6 * 1024 * 1024)},
        content_type="multipart/form-data; boundary=x",
    )
    assert far_larger.status_code == 413


def test_columns_that_make_no_sense_are_refused(client, team, people, address):
    columns = upload(client, address).location
    nobody = send(client, columns, **columns_of("", "", "2"))
    assert errors(nobody) == ["Select the column with the email address, or the one with the name."]
    wrong = send(client, columns, **columns_of("7", "0", "1", shortest="-1"))
    assert errors(wrong) == [
        "Select one of the columns of your file",
        "Enter a number of minutes from 0 to 1440",
    ]
    unreadable = send(client, columns, **columns_of("1", "0", "1"))
    assert "Row 2: we could not read how long somebody stayed" in errors(unreadable)[0]


def test_a_file_of_another_event_is_not_found(client, session, team, people, address, now):
    there = result(client, address).rpartition("/")[2]
    other = make_event(session, starts_at=now)
    assert client.get(f"/manage/events/{other.id}/attendance/files/{there}").status_code == 404


def test_a_file_that_nobody_comes_back_to_is_deleted_after_a_day(
    client, session, team, people, address, now
):
    upload(client, address)
    tidy(session, now + timedelta(hours=23))
    assert len(session.scalars(select(AttendanceFile)).all()) == 1
    tidy(session, now + timedelta(hours=25))
    assert session.scalars(select(AttendanceFile)).all() == []


def run(app, session, tmp_path, content, *options, slug="allyship"):
    session.commit()
    file = tmp_path / "attendance.csv"
    file.write_bytes(content)
    return app.test_cli_runner().invoke(command, ["import", slug, str(file), *options])


def test_a_file_is_taken_in_at_a_terminal(app, session, people, tmp_path):
    done = run(app, session, tmp_path, FILE, "--mark-missing")
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "Matched: 1",
        "Stayed less than 10 minutes: 1",
        "Joined but not registered: 1",
        "Registered, not in the file: 1",
        "Changed: 3",
    ]
    assert kept(session) == {
        "anne": "attended",
        "bola": "did not attend",
        "chen": "did not attend",
    }
    assert "Changed: 0" in run(app, session, tmp_path, FILE, "--mark-missing").output


@pytest.mark.parametrize(
    ("content", "slug", "said"),
    [
        (b"\xff\xfe\x00", "allyship", "Error: We could not read this file."),
        (b"apples,pears\n1,2\n", "allyship", "Error: We found no header in your file."),
        (FILE, "nowhere", "Error: There is no event with the address /events/nowhere."),
    ],
)
def test_a_terminal_is_told_in_one_line_what_is_wrong(
    app, session, people, tmp_path, content, slug, said
):
    refused = run(app, session, tmp_path, content, slug=slug)
    assert (refused.exit_code, refused.output.startswith(said)) == (1, True)
    assert refused.output.count("\n") == 1
    assert set(kept(session).values()) == {None}
