"""Days and times as people type them: "6 September 2022", "10am", "14:30". Pure."""

import re
from datetime import date, datetime, time

from events_app.dates import short_date
from events_app.events.programme.london_times import NoSuchTime, london_moment

#: a plan for longer ago or further ahead is a slip of the finger
FIRST_YEAR, LAST_YEAR = 2000, 2099

_WEEKDAYS = {f"{date(2000, 5, n):%a}".lower() for n in range(1, 8)}
_NAMES = {f"{date(2000, n, 1):%B}".lower(): n for n in range(1, 13)}
_BY_NAME = re.compile(
    r"(?:([a-z]+),? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?(?:,? (\d{4}|\d{2}))?", re.ASCII
)
_BY_NUMBER = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})", re.ASCII)
#: "14-15 September 2022", "30 September to 1 October 2022"
_SPAN = re.compile(
    r"(?P<first>(?:[a-z]+,? )?\d{1,2})(?:st|nd|rd|th)?"
    r"(?: (?P<month>[a-z]{3,9})\.?(?:,? (?P<year>\d{4}|\d{2}))?)?"
    r"(?: ?[-–/&] ?| to | and )"
    r"(?P<last>(?:[a-z]+,? )?\d{1,2}(?:st|nd|rd|th)? "
    r"(?P<last_month>[a-z]{3,9})\.?(?:,? (?P<last_year>\d{4}|\d{2}))?)",
    re.ASCII,
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))? ?(am|pm)?", re.ASCII)
_WORDS = {"midday": time(12), "noon": time(12), "midnight": time(0)}

A_DAY = "like 6 September 2022"
A_TIME = "like 9:30am or 14:00"


class NotUnderstood(ValueError):  # noqa: N818 - named for what is wrong
    """The words say what to enter instead, and begin with Enter."""


def read_day(text: str) -> date:
    """The day that "6 September 2022", "6/9/2022" or "2022-09-06" names. Raises NotUnderstood."""
    year, month, day = _parts(_plain(text))
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise NotUnderstood("Enter a date that exists") from error
    if (weekday := _weekday(_plain(text))) and not f"{found:%A}".lower().startswith(weekday):
        raise NotUnderstood(f"Enter another day: {short_date(found)} is a {found:%A}")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise NotUnderstood(f"Enter a year from {FIRST_YEAR} to {LAST_YEAR}")
    return found


def read_days(text: str) -> tuple[date, date]:
    """The first and the last day of "14-15 September 2022", as announcements write them.

    One day is both. Raises NotUnderstood.
    """
    match = _SPAN.fullmatch(_plain(text))
    if match is None:
        day = read_day(text)
        return day, day
    last = read_day(match["last"])
    month, year = match["month"] or match["last_month"], match["year"] or match["last_year"]
    return read_day(f"{match['first']} {month} {year}"), last


def read_time(text: str) -> time:
    """The time of day that "10am", "2.30 pm", "14:00" or "midday" names. Raises NotUnderstood."""
    plain = _plain(text).replace("a.m.", "am").replace("p.m.", "pm")
    if plain in _WORDS:
        return _WORDS[plain]
    match = _TIME.fullmatch(plain)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 0)
    half = match[3] if match else None
    if match is None or minute > 59 or hour > (12 if half else 23) or (half and hour == 0):
        raise NotUnderstood(f"Enter a time {A_TIME}")
    if half:
        return time(hour % 12 + (12 if half == "pm" else 0), minute)
    if 1 <= hour <= 7 and not match[1].startswith("0"):
        raise NotUnderstood(f"Enter am or pm too, like {hour}:{minute:02}pm")
    return time(hour, minute)


def moment_on(day: date, clock_time: time) -> datetime:
    """The moment when clocks in England show this. Raises NotUnderstood where that is no moment.

    On the last Sunday of March an hour does not exist, on the last of October one comes twice.
    """
    try:
        return london_moment(day, clock_time)
    except NoSuchTime as error:
        raise NotUnderstood(str(error)) from error


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _parts(plain: str) -> tuple[int, int, int]:
    """Year, month and day as they were typed."""
    if match := _ISO.fullmatch(plain):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _BY_NUMBER.fullmatch(plain):
        return _year(match[3]), int(match[2]), int(match[1])
    if _SPAN.fullmatch(plain):
        raise NotUnderstood(f"Enter one day in this field, {A_DAY}")
    match = _BY_NAME.fullmatch(plain)
    months = {n for name, n in _NAMES.items() if match and name.startswith(match[3])}
    if match is None or len(months) != 1:
        raise NotUnderstood(f"Enter a date {A_DAY}")
    if match[4] is None:
        raise NotUnderstood(f"Enter the year too, {A_DAY}")
    return _year(match[4]), months.pop(), int(match[2])


def _year(text: str) -> int:
    """The year; two digits are one of this century."""
    return int(text) + (2000 if len(text) == 2 else 0)


def _weekday(plain: str) -> str:
    """The day of the week as far as it was typed, which may be short; "" for none."""
    match = _BY_NAME.fullmatch(plain)
    typed = (match[1] or "")[:3] if match else ""
    return typed if typed in _WEEKDAYS else ""
