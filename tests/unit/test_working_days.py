"""Working days in England, and what ends after some of them."""

from datetime import date, datetime

import pytest

from events_app.clock import LONDON
from events_app.working_days import after_working_days, is_working_day


@pytest.mark.parametrize(
    ("asked", "ends"),
    [
        ("2022-08-01T09:00", "2022-08-03T17:00"),  # a Monday
        ("2022-08-04T23:30", "2022-08-08T17:00"),  # a Thursday, over the weekend
        ("2022-08-06T12:00", "2022-08-09T17:00"),  # a Saturday counts from Monday
        ("2022-08-25T10:00", "2022-08-30T17:00"),  # Monday 29 August was a bank holiday
        ("2022-10-28T10:00", "2022-11-01T17:00"),  # the clocks went back in between
        ("2022-12-23T16:00", "2022-12-29T17:00"),  # Christmas on a Sunday, its Monday on Tuesday
        ("2022-09-16T10:00", "2022-09-21T17:00"),  # the day of the late Queen's funeral
    ],
)
def test_two_working_days_end_at_5pm_on_the_second_day_after(asked, ends):
    asked_at = datetime.fromisoformat(asked).replace(tzinfo=LONDON)
    ends_at = datetime.fromisoformat(ends).replace(tzinfo=LONDON)
    assert after_working_days(asked_at, 2) == ends_at


def test_bank_holidays_are_those_of_england():
    days = {
        date(2022, 1, 4): True,  # a bank holiday in Scotland alone
        date(2022, 3, 17): True,  # in Northern Ireland alone
        date(2022, 6, 3): False,  # the platinum jubilee
        date(2022, 4, 15): False,  # Good Friday
        date(2022, 4, 18): False,  # Easter Monday
    }
    assert {day: is_working_day(day) for day in days} == days
