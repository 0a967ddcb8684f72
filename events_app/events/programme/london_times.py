"""Days and times of a programme file, which are those of England."""

import re
from datetime import UTC, date, datetime, time

from events_app.clock import LONDON
from events_app.dates import short_date

_DAY = re.compile(r"(20\d\d)-(\d\d)-(\d\d)", re.ASCII)
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_DAY_AND_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d?\d:\d\d)", re.ASCII)


class NoSuchTime(ValueError):  # noqa: N818 - named for what is wrong
    """The words say what to enter instead."""


def read_day(text: str) -> date:
    """The day that "2022-09-06" names, in this century. Raises NoSuchTime."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise NoSuchTime("Enter a day like 2022-09-06")
    try:
        return date(*map(int, match.groups()))
    except ValueError as error:
        raise NoSuchTime(f"Enter a day that exists: {text} does not") from error


def read_time(text: str) -> time:
    """The time of day that "9:30" or "14:00" names. Raises NoSuchTime."""
    match = _TIME.fullmatch(text)
    if match is None:
        raise NoSuchTime("Enter a time like 09:30 or 14:00")
    return time(int(match[1]), int(match[2]))


def london_moment(day: date, clock_time: time) -> datetime:
    """The moment, in UTC, when clocks in England show this day and time.

    Raises NoSuchTime for the hour that is left out when clocks go forward, and for the hour that
    comes twice when they go back: nobody could say which of the two is meant.
    """
    local = datetime.combine(day, clock_time.replace(fold=0), LONDON)
    moment = local.astimezone(UTC)
    shown, on = f"{clock_time:%H:%M}", short_date(day)
    if moment.astimezone(LONDON).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchTime(f"Enter another time: clocks go forward on {on} and never show {shown}")
    if local.replace(fold=1).astimezone(UTC) != moment:
        raise NoSuchTime(f"Enter another time: clocks go back on {on} and show {shown} twice")
    return moment


def read_moment(text: str) -> datetime:
    """The moment, in UTC, that "2022-09-01 09:00" names in England. Raises NoSuchTime."""
    match = _DAY_AND_TIME.fullmatch(text)
    if match is None:
        raise NoSuchTime("Enter a day and a time like 2022-09-01 09:00")
    return london_moment(read_day(match[1]), read_time(match[2]))
