"""Attendance files of platforms: what is read from them, and whom they name."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events_app.registrations.attendance.matching import Registered, match
from events_app.registrations.attendance.stays import (
    Columns,
    Stay,
    likely_columns,
    minutes_in,
    stays_in,
)
from events_app.registrations.attendance.table import MOST_ROWS, FileProblem, Line, read_table

TEAMS = (
    "1. Summary\nMeeting title\tAllyship\nAttended participants\t2\n\n"
    "2. Participants\n"
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
    "Anne Owen\t1/9/22, 9:58:00 AM\t\t1h 2m 3s\tanne@trust.example\tanne@trust.example\tAttendee\n"
    "Bola Owen\t1/9/22, 9:59:00 AM\t\t4m 10s\tbola@trust.example\tbola@trust.example\tAttendee\n"
    "\n3. In-Meeting Activities\nName\tJoin Time\nAnne Owen\t1/9/22\n"
)
WEBINAR = "Attendee name;User email;Time in session (minutes)\nAnne;a@b.example;62\n"


def test_a_file_of_teams_is_read_in_utf_16_with_its_sections():
    table = read_table(TEAMS.encode("utf-16"))
    assert [line.cells[0] for line in table.lines] == ["Anne Owen", "Bola Owen"]
    assert likely_columns(table.columns) == Columns(email=4, name=0, stay=3)
    assert [(stay.email, int(stay.minutes)) for stay in stays_in(table, Columns(4, 0, 3))] == [
        ("anne@trust.example", 62),
        ("bola@trust.example", 4),
    ]


def test_another_separator_and_other_names_are_read():
    table = read_table(WEBINAR.encode())
    assert likely_columns(table.columns) == Columns(email=1, name=0, stay=2)
    assert table.lines == (Line(2, ("Anne", "a@b.example", "62")),)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1h 2m 30s", 62.5),
        ("45m", 45),
        ("50s", 50 / 60),
        ("1 hr 5 min", 65),
        ("1:02:30", 62.5),
        ("12:30", 12.5),
        ("62", 62),
        ("62.5", 62.5),
        ("", None),
        ("long", None),
        ("1h and a bit", None),
        ("-3", None),
    ],
)
def test_how_long_somebody_stayed_is_read_as_platforms_write_it(text, minutes):
    assert minutes_in(text) == minutes


def test_who_left_and_came_back_stayed_for_both_times():
    table = read_table(b"Name,Email,Duration\nAnne,A@b.example,6\nAnne,a@b.example,5\n")
    assert stays_in(table, Columns(1, 0, 2)) == [Stay(2, "a@b.example", "Anne", 11.0)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Your file is empty."),
        (b" \n\n", "Your file is empty."),
        (b"Name,Email\nAnne,a\xff@b\n", "The problem is in row 2."),
        (b"Name,Email\nAnne,a\0@b\n", "The problem is in row 2."),
        (b'Name,Email\n"Anne,a@b\n', "We could not read this file."),
        (b"Name,Email\nAnne,a@b,c\n", "Row 2 has 3 cells. The header has 2."),
        (b"Name,Email\n", "no rows under its header"),
        (b"apples,pears\n1,2\n", "We found no header"),
        (b"\xff\xfeN\x00a\x00\xd8", "We could not read this file."),
        (b"Name,Email\n" + b"x" * (5 * 1024 * 1024), "larger than 5 MB"),
        (b"Name,Email\n" + b"a,b\n" * (MOST_ROWS + 60), "more than 20,000 rows"),
        (b"Name,Email\nAnne," + b"x" * 200_000 + b"\n", "We could not read this file."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(content, said):
    with pytest.raises(FileProblem) as refused:
        read_table(content)
    assert said in refused.value.words


def test_a_time_that_cannot_be_read_names_its_row():
    table = read_table(b"Name,Email,Duration\nAnne,a@b,long\n")
    with pytest.raises(FileProblem, match="Row 2: we could not read how long"):
        stays_in(table, Columns(1, 0, 2))


def test_a_file_without_a_name_or_an_address_names_nobody():
    table = read_table(b"Name,Email\nAnne,a@b\n")
    with pytest.raises(FileProblem, match="Select the column"):
        stays_in(table, Columns(None, None, None))


@given(st.binary(max_size=300))
def test_no_bytes_are_more_than_refused(content):
    with contextlib.suppress(FileProblem):
        assert read_table(content).lines != ()


ANNE = Registered(1, "R1", "Anne Owen", "anne@trust.example")
BOLA = Registered(2, "R2", "Bola Öwen", "bola@trust.example")
CHEN = Registered(3, "R3", "Chen Owen", "chen@trust.example")
TWIN = Registered(4, "R4", "Chen Owen", "chen2@trust.example")


def test_people_are_matched_by_address_then_by_a_name_that_only_one_has():
    stays = [
        Stay(2, "anne@trust.example", "A. O.", 30.0),
        Stay(3, "private@mail.example", "bola owen", 30.0),
        Stay(4, "", "Chen Owen", 30.0),
    ]
    found = match([ANNE, BOLA, CHEN, TWIN], stays, shortest=10)
    assert (found.attended, found.unknown, found.missing) == (
        (ANNE, BOLA),
        (stays[2],),
        (CHEN, TWIN),
    )


def test_who_stayed_shorter_than_the_shortest_stay_is_apart():
    stays = [Stay(2, "anne@trust.example", "", 9.9), Stay(3, "bola@trust.example", "", 10.0)]
    found = match([ANNE, BOLA], stays, shortest=10)
    assert (found.attended, found.too_short, found.missing) == ((BOLA,), (ANNE,), ())


def test_who_was_there_twice_attended_if_one_stay_was_long_enough():
    stays = [Stay(2, "anne@trust.example", "", 3.0), Stay(3, "", "Anne Owen", 30.0)]
    found = match([ANNE], stays, shortest=10)
    assert (found.attended, found.too_short) == ((ANNE,), ())
