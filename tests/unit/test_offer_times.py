"""Until when an offered place is held."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events_app.clock import LONDON
from events_app.registrations.offer_times import SHORTEST, offer_ends, working_time
from events_app.working_days import is_working_day


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


FAR = "2022-12-01T10:00"


@pytest.mark.parametrize(
    ("now", "begins", "ends"),
    [
        # Monday 9am: within 48 hours, the latest is Tuesday 5pm
        ("2022-08-01T09:00", FAR, "2022-08-02T17:00"),
        # Monday 11am: Wednesday 10am is within 48 hours
        ("2022-08-01T11:00", FAR, "2022-08-03T10:00"),
        # Wednesday 6pm: Friday 5pm
        ("2022-08-03T18:00", FAR, "2022-08-05T17:00"),
        # Friday 6pm: nothing within 48 hours; Monday 10am would leave one working hour
        ("2022-08-05T18:00", FAR, "2022-08-08T17:00"),
        # Friday 11am: Friday 5pm is the latest within 48 hours, and leaves six hours
        ("2022-08-05T11:00", FAR, "2022-08-05T17:00"),
        # Friday 2pm: Friday 5pm leaves three hours, Monday 10am leaves four
        ("2022-08-05T14:00", FAR, "2022-08-08T10:00"),
        # the Friday before a bank holiday: Tuesday
        ("2022-08-26T18:00", FAR, "2022-08-30T17:00"),
        # a day before the start comes before 48 hours
        ("2022-08-01T09:00", "2022-08-03T10:30", "2022-08-02T10:00"),
        # a day before the start leaves too little: what leaves four hours comes first
        ("2022-08-01T15:00", "2022-08-02T18:00", "2022-08-02T17:00"),
        # no time leaves four hours before the start
        ("2022-08-05T18:00", "2022-08-08T09:00", None),
        # a day or less before the start
        ("2022-08-01T09:00", "2022-08-02T09:00", None),
        ("2022-08-01T09:00", "2022-08-01T10:00", None),
    ],
)
def test_an_offer_ends_at_10am_or_5pm_of_a_working_day(now, begins, ends):
    assert offer_ends(at(now), at(begins)) == (ends and at(ends))


def test_the_hours_are_those_of_england_on_both_sides_of_the_change():
    assert offer_ends(at("2022-10-28T11:00"), at(FAR)) == at("2022-10-28T17:00")
    assert offer_ends(at("2022-10-28T15:00"), at(FAR)) == at("2022-10-31T17:00")


@given(
    st.timedeltas(timedelta(), timedelta(days=1400)),
    st.timedeltas(timedelta(minutes=1), timedelta(days=30)),
)
def test_every_offer_keeps_its_promises(later, ahead):
    now = datetime(2022, 1, 1, tzinfo=UTC) + later
    begins = now + ahead
    ends = offer_ends(now, begins)
    if ahead <= timedelta(hours=24):
        assert ends is None
    if ends is not None:
        local = ends.astimezone(LONDON)
        assert now < ends < begins
        assert (local.hour, local.minute) in {(10, 0), (17, 0)}
        assert is_working_day(local.date())
        assert working_time(now, ends) >= SHORTEST


def test_working_time_counts_the_hours_of_working_days_alone():
    assert working_time(at("2022-08-05T16:00"), at("2022-08-08T10:00")) == timedelta(hours=2)
    assert working_time(at("2022-08-06T10:00"), at("2022-08-07T10:00")) == timedelta()
