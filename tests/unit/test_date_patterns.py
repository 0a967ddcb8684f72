"""Dates that come again by a rule, with exceptions, at the same time in England."""

from datetime import UTC, date, datetime, time

import pytest

from events_app.series.pattern import Every, Pattern, dates_of


def days(pattern):
    return [planned.day.isoformat() for planned in dates_of(pattern)]


@pytest.mark.parametrize(
    ("every", "first", "expected"),
    [
        (Every.WEEK, date(2022, 9, 13), ["2022-09-13", "2022-09-20", "2022-09-27"]),
        (Every.FORTNIGHT, date(2022, 9, 13), ["2022-09-13", "2022-09-27", "2022-10-11"]),
        (Every.MONTH_BY_WEEKDAY, date(2022, 9, 13), ["2022-09-13", "2022-10-11", "2022-11-08"]),
        (Every.MONTH_BY_DAY, date(2022, 9, 13), ["2022-09-13", "2022-10-13", "2022-11-13"]),
        # a month without a fifth Tuesday has its last, one without a 31st its last day
        (Every.MONTH_BY_WEEKDAY, date(2022, 8, 30), ["2022-08-30", "2022-09-27", "2022-10-25"]),
        (Every.MONTH_BY_DAY, date(2022, 8, 31), ["2022-08-31", "2022-09-30", "2022-10-31"]),
    ],
)
def test_a_rule_gives_its_dates(every, first, expected):
    assert days(Pattern(first, every, 3)) == expected


def test_an_exception_takes_its_date_out_and_none_comes_for_it():
    pattern = Pattern(date(2022, 9, 13), Every.WEEK, 3, exceptions=(date(2022, 9, 20),))
    assert days(pattern) == ["2022-09-13", "2022-09-27"]


def test_the_time_in_england_stays_when_the_clocks_change():
    pattern = Pattern(date(2022, 10, 25), Every.WEEK, 2, time(10), time(11))
    assert [planned.starts_at for planned in dates_of(pattern)] == [
        datetime(2022, 10, 25, 9, 0, tzinfo=UTC),
        datetime(2022, 11, 1, 10, 0, tzinfo=UTC),
    ]


def test_a_time_that_comes_twice_on_one_of_the_dates_is_said_and_left_open():
    pattern = Pattern(date(2022, 10, 23), Every.WEEK, 2, time(1, 30), time(3))
    first, second = dates_of(pattern)
    assert (first.problem, first.starts_at is None) == ("", False)
    assert (second.starts_at, second.ends_at) == (None, None)
    assert "clocks go back on 30 October 2022" in second.problem
