"""Days and times as people type them."""

from datetime import date, time

import pytest

from events_app.events.planning.typed import NotUnderstood, read_day, read_days, read_time


@pytest.mark.parametrize(
    "text",
    [
        "6 September 2022",
        "6 sep 2022",
        "6th September, 2022",
        "Tuesday 6 September 2022",
        "06/09/2022",
        "6.9.2022",
        "6/9/22",
        "6 sep 22",
        "Tue 6 September 2022",
        "on 6 September 2022",
        "2022-09-06",
        "  6   SEPT  2022 ",
    ],
)
def test_a_day_is_understood_in_many_ways(text):
    assert read_day(text) == date(2022, 9, 6)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("6 September", "Enter the year too, like 6 September 2022"),
        ("14-15 September 2022", "Enter one day in this field, like 6 September 2022"),
        ("14 to 15 September", "Enter one day in this field, like 6 September 2022"),
        ("31 June 2022", "Enter a date that exists"),
        ("6 J 2022", "Enter a date like 6 September 2022"),
        ("6 Ju 2022", "Enter a date like 6 September 2022"),
        ("soon", "Enter a date like 6 September 2022"),
        ("Monday 6 September 2022", "Enter another day: 6 September 2022 is a Tuesday"),
        ("1 May 1922", "Enter a year from 2000 to 2099"),
        ("٦ September 2022", "Enter a date like 6 September 2022"),
    ],
)
def test_a_day_that_is_not_one_is_told_what_to_enter(text, words):
    with pytest.raises(NotUnderstood) as refused:
        read_day(text)
    assert str(refused.value) == words


@pytest.mark.parametrize(
    "text",
    [
        "14-15 September 2022",
        "14–15 Sept 2022",
        "14 to 15 September 2022",
        "14th and 15th September 2022",
        "14 & 15 September, 2022",
        "14/15 September 2022",
        "Wednesday 14 to Thursday 15 September 2022",
        "14 September to 15 September 2022",
        "14 September 2022 - 15 September 2022",
        "14-15 September 22",
        "14 Sep. to 15 Sept. 2022",
    ],
)
def test_days_of_an_announcement_are_understood_together(text):
    assert read_days(text) == (date(2022, 9, 14), date(2022, 9, 15))


def test_days_over_the_turn_of_a_month_or_a_year_are_understood():
    assert read_days("30 September to 1 October 2022") == (date(2022, 9, 30), date(2022, 10, 1))
    assert read_days("30 December 2022 to 2 January 2023") == (
        date(2022, 12, 30),
        date(2023, 1, 2),
    )


def test_one_day_is_the_first_and_the_last():
    assert read_days("6/9/2022") == (date(2022, 9, 6), date(2022, 9, 6))


def test_days_without_a_year_are_told_to_have_one():
    with pytest.raises(NotUnderstood, match="Enter the year too"):
        read_days("14-15 September")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("10am", time(10)),
        ("2pm", time(14)),
        ("2.30 pm", time(14, 30)),
        ("9:05 a.m.", time(9, 5)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("midday", time(12)),
        ("14:00", time(14)),
        ("0930", time(9, 30)),
        ("10", time(10)),
        ("02:15", time(2, 15)),
    ],
)
def test_a_time_is_understood_in_many_ways(text, meant):
    assert read_time(text) == meant


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2", "Enter am or pm too, like 2:00pm"),
        ("2:30", "Enter am or pm too, like 2:30pm"),
        ("13pm", "Enter a time like 9:30am or 14:00"),
        ("0am", "Enter a time like 9:30am or 14:00"),
        ("25:00", "Enter a time like 9:30am or 14:00"),
        ("10:75", "Enter a time like 9:30am or 14:00"),
        ("teatime", "Enter a time like 9:30am or 14:00"),
    ],
)
def test_a_time_that_is_not_one_is_told_what_to_enter(text, words):
    with pytest.raises(NotUnderstood) as refused:
        read_time(text)
    assert str(refused.value) == words
