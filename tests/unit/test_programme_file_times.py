"""Days and times of a programme file: those of England, and none that clocks do not show."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from events_app.clock import LONDON
from events_app.events.programme import ProgrammeProblems, read_programme
from events_app.events.programme.london_times import NoSuchTime, london_moment
from events_app.events.programme.plan import PlannedEvent

EVENT = """
events:
  - key: talk
    kind: webinar
    title: A talk
    where: online
"""


def read_event(more: str) -> PlannedEvent:
    return read_programme(EVENT + more).events[0]


def problems_of(more: str) -> list[str]:
    with pytest.raises(ProgrammeProblems) as refused:
        read_event(more)
    return refused.value.problems


def test_a_time_in_summer_is_an_hour_earlier_in_utc_and_in_winter_it_is_not() -> None:
    summer = read_event("    starts_on: 2022-09-06\n    starts: 10:00\n    ends: '11:30'\n")
    winter = read_event("    starts_on: 2022-11-15\n    starts: 9:05\n    ends: 10:00\n")
    assert (summer.starts_at, summer.ends_at, winter.starts_at) == (
        datetime(2022, 9, 6, 9, 0, tzinfo=UTC),
        datetime(2022, 9, 6, 10, 30, tzinfo=UTC),
        datetime(2022, 11, 15, 9, 5, tzinfo=UTC),
    )


def test_an_event_of_two_days_starts_on_the_first_and_ends_on_the_second() -> None:
    event = read_event(
        "    starts_on: 2022-09-14\n    ends_on: 2022-09-15\n    starts: 10:00\n    ends: 09:00\n"
    )
    assert event.ends_at == datetime(2022, 9, 15, 8, 0, tzinfo=UTC)


def test_the_hour_that_does_not_exist_is_refused_in_words() -> None:
    more = "    starts_on: 2022-03-27\n    starts: 01:30\n    ends: 03:00\n"
    words = "Enter another time: clocks go forward on 27 March 2022 and never show 01:30"
    assert problems_of(more) == [f"Event 1, starts: {words}"]


def test_the_hour_that_comes_twice_is_refused_in_words() -> None:
    more = "    starts_on: 2022-10-30\n    starts: 00:30\n    ends: 01:30\n"
    words = "Enter another time: clocks go back on 30 October 2022 and show 01:30 twice"
    assert problems_of(more) == [f"Event 1, ends: {words}"]


def test_registration_opens_and_closes_at_times_of_england() -> None:
    event = read_event(
        "    starts_on: 2022-09-06\n    opens: 2022-08-01 09:00\n    closes: 2022-09-05T17:00\n"
    )
    assert (event.opens_at, event.closes_at) == (
        datetime(2022, 8, 1, 8, 0, tzinfo=UTC),
        datetime(2022, 9, 5, 16, 0, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("starts_on: 6 September", "Event 1, starts_on: Enter a day like 2022-09-06"),
        (
            "starts_on: 2022-02-30",
            "Event 1, starts_on: Enter a day that exists: 2022-02-30 does not",
        ),
        ("cost: Free", "Event 1, starts_on: Enter the day it begins, like 2022-09-06"),
        (
            "{starts_on: 2022-09-06, ends_on: 2022-09-05}",
            "Event 1, ends_on: Enter a day that is not before starts_on",
        ),
        (
            "{starts_on: 2022-09-06, starts: 10:00}",
            "Event 1, ends: Enter this time too, or leave out both starts and ends",
        ),
        (
            "{starts_on: 2022-09-06, starts: 10:00, ends: 10:00}",
            "Event 1, ends: Enter a time that is after starts",
        ),
        (
            "{starts_on: 2022-09-06, starts: 24:00, ends: 25:00}",
            "Event 1, starts: Enter a time like 09:30 or 14:00",
        ),
        (
            "{starts_on: 2022-09-06, opens: 1 August}",
            "Event 1, opens: Enter a day and a time like 2022-09-01 09:00",
        ),
        (
            "{starts_on: 2022-09-06, opens: 2022-09-07 09:00}",
            "Event 1, opens: Enter a moment before registration closes",
        ),
        (
            "{starts_on: 2022-09-06, closes: 2022-09-07 09:00}",
            "Event 1, closes: Enter a moment that is not after the event ends",
        ),
        (
            "{starts_on: 2022-09-06, opens: 2022-08-02 09:00, closes: 2022-08-01 09:00}",
            "Event 1, opens: Enter a moment before registration closes",
        ),
    ],
)
def test_a_day_or_time_that_cannot_be_is_refused_in_words(more: str, problem: str) -> None:
    facts = more.strip("{}").replace(", ", "\n    ")
    assert problems_of(f"    {facts}\n")[0] == problem


TWO_DAYS = """    starts_on: 2022-09-14
    ends_on: 2022-09-15
    starts: "10:00"
    ends: "16:00"
    sessions:
      - {title: Opening, %s}
      - {title: Closing}
"""


def test_a_session_of_the_second_day_stands_there() -> None:
    session = read_event(TWO_DAYS % "day: 2022-09-15, starts: '10:00', ends: '11:00'").sessions[0]
    assert session.starts_at == datetime(2022, 9, 15, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("session", "problem"),
    [
        (
            "starts: '10:00', ends: '11:00'",
            "day: Enter the day, because the event has more than one",
        ),
        ("day: 2022-09-16, starts: '10:00', ends: '11:00'", "day: Enter a day of the event"),
        ("day: 2022-09-14", "starts: Enter starts and ends too, or leave out day"),
        (
            "day: 2022-09-14, starts: '09:00', ends: '11:00'",
            "starts: Check the times: they are not within those of the event",
        ),
        (
            "day: 2022-09-15, starts: '15:00', ends: '16:01'",
            "starts: Check the times: they are not within those of the event",
        ),
    ],
)
def test_a_session_stands_within_its_event(session: str, problem: str) -> None:
    assert problems_of(TWO_DAYS % session) == [f"Event 1, sessions, 1, {problem}"]


def test_the_only_session_without_times_of_its_own_has_those_of_its_event() -> None:
    times = "    starts_on: 2022-09-06\n    starts: 10:00\n    ends: '11:30'\n"
    event = read_event(f"{times}    sessions: [{{title: One}}]\n")
    assert event.sessions[0].starts_at == event.starts_at
    assert event.sessions[0].ends_at == event.ends_at


def test_one_of_two_sessions_without_times_has_none() -> None:
    times = "    starts_on: 2022-09-06\n    starts: 10:00\n    ends: '11:30'\n"
    event = read_event(f"{times}    sessions: [{{title: One}}, {{title: Two}}]\n")
    assert [session.starts_at for session in event.sessions] == [None, None]


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
@example(date(2022, 3, 27), time(1, 0))
@example(date(2022, 3, 27), time(2, 0))
@example(date(2022, 10, 30), time(0, 59))
@example(date(2022, 10, 30), time(1, 59))
def test_a_time_that_is_read_is_the_only_moment_when_clocks_show_it(day: date, clock: time) -> None:
    shown = datetime.combine(day, clock)
    around = datetime.combine(day, clock, UTC)
    moments = [around + timedelta(hours=hours) for hours in (-2, -1, 0, 1)]
    right = [m for m in moments if m.astimezone(LONDON).replace(tzinfo=None) == shown]
    try:
        assert [london_moment(day, clock)] == right
    except NoSuchTime:
        assert len(right) != 1
