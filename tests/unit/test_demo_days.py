"""The days of made-up events count from the day of loading."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from events_app.clock import london_date
from events_app.demo.days import settle, working_days
from events_app.demo.load import DATA
from events_app.events.programme.plain_yaml import read_plain
from events_app.events.programme.plan import PlannedEvent
from events_app.events.programme.reading import programme_of

#: 9am in London on Monday 1 August 2022
MONDAY = datetime(2022, 8, 1, 8, 0, tzinfo=UTC)
MADE_UP = read_plain((DATA / "made-up-events.yaml").read_text(encoding="utf-8"))


def events_on(now: datetime) -> dict[str, PlannedEvent]:
    programme = programme_of(settle(MADE_UP, now=now).plain)
    return {event.key: event for event in programme.events}


@pytest.mark.parametrize(
    ("day", "number", "later", "working"),
    [
        (date(2022, 8, 5), 1, True, date(2022, 8, 5)),
        (date(2022, 8, 6), 1, True, date(2022, 8, 8)),
        (date(2022, 8, 6), 1, False, date(2022, 8, 5)),
        (date(2022, 8, 5), 2, True, date(2022, 8, 8)),
        (date(2022, 12, 24), 1, True, date(2023, 1, 3)),
        (date(2023, 1, 2), 1, False, date(2022, 12, 23)),
    ],
)
def test_a_made_up_event_is_on_working_days(
    day: date, number: int, later: bool, working: date
) -> None:
    assert working_days(day, number, later=later) == working


@given(st.timedeltas(timedelta(0), timedelta(days=20_000)).map(MONDAY.__add__))
@example(datetime(2022, 3, 26, 21, 50, tzinfo=UTC))
@example(datetime(2022, 3, 26, 20, 50, tzinfo=UTC))
@example(datetime(2022, 10, 29, 21, 10, tzinfo=UTC))
@example(datetime(2022, 10, 29, 19, 50, tzinfo=UTC))
def test_whenever_it_is_loaded_one_event_starts_within_hours(now: datetime) -> None:
    """Before midnight too, and on the nights when clocks change."""
    starts_at = events_on(now)["made-up-board-questions-today"].starts_at
    assert starts_at is not None
    assert timedelta(hours=3) <= starts_at - now <= timedelta(hours=6, minutes=15)


def test_an_event_within_hours_starts_on_a_quarter_of_an_hour() -> None:
    event = events_on(MONDAY + timedelta(minutes=1))["made-up-board-questions-today"]
    assert (event.starts_at, event.ends_at) == (
        MONDAY + timedelta(hours=3, minutes=15),
        MONDAY + timedelta(hours=4, minutes=30),
    )


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_whenever_it_is_loaded_past_events_are_past_and_the_others_are_not(day: date) -> None:
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    events = events_on(now)
    past = {key for key, event in events.items() if event.ends_date < london_date(now)}
    assert past == {key for key in events if key.startswith("made-up-past-")}


def test_there_is_every_kind_of_event_and_every_kind_of_audience() -> None:
    events = events_on(MONDAY).values()
    assert {event.kind.value for event in events} == {
        "webinar",
        "deep dive",
        "conference",
        "workshop",
        "induction",
    }
    items = [item for event in events for item in event.audience]
    never = [name for name in vars(items[0]) if not any(getattr(item, name) for item in items)]
    assert never == []
    assert [event.key for event in events if not event.audience] == ["made-up-what-makes-it-safe"]
    assert [event.key for event in events if event.starts_at is None] == [
        "made-up-writing-about-race"
    ]


def test_everybody_who_speaks_belongs_to_a_made_up_organisation() -> None:
    people = [
        person
        for event in events_on(MONDAY).values()
        for session in event.sessions
        for person in session.people
    ]
    assert [person for person in people if "(made up)" not in person.organisation] == []
