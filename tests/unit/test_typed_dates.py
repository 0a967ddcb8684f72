"""Days and times as people type them."""

from datetime import date, time

import pytest

from events_app.events.planning.typed import NotUnderstood, read_day, read_time


@pytest.mark.parametrize(
    "text",
    [
        "6 September 2022",
        "6 sep 2022",
        "6th September, 2022",
        "Tuesday 6 September 2022",
        "06/09/2022",
        "6.9.2022",
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
        ("6/9/22", "Enter a date like 6 September 2022"),
        ("1 May 1922", "Enter a year from 2000 to 2099"),
        ("٦ September 2022", "Enter a date like 6 September 2022"),
    ],
)
def test_a_day_that_is_not_one_is_told_what_to_enter(text, words):
    with pytest.raises(NotUnderstood) as refused:
        read_day(text)
    assert str(refused.value) == words


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
