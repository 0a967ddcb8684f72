"""Dates that come again by a rule, with exceptions: "the second Tuesday of each month". Pure.

The rule is that of calendars (RFC 5545), worked out by dateutil on days alone; the times are put to
each day afterwards, so that 10am stays 10am in England when the clocks change.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from events_app.events.planning.typed import NotUnderstood, moment_on

#: a pattern for longer is a slip of the finger
MOST_DATES = 60


class Every(StrEnum):
    """How often."""

    WEEK = "every week"
    FORTNIGHT = "every two weeks"
    MONTH_BY_WEEKDAY = "every month, on the same weekday of the month"
    MONTH_BY_DAY = "every month, on the same day of the month"


@dataclass(frozen=True)
class Pattern:
    """From the first day on, so many dates, without the exceptions."""

    first: date
    every: Every
    number: int
    starts: time | None = None
    ends: time | None = None
    exceptions: Collection[date] = ()


@dataclass(frozen=True)
class PlannedDate:
    """One date of a pattern; `problem` says why it has no times on that day."""

    day: date
    starts_at: datetime | None
    ends_at: datetime | None
    problem: str = ""


def dates_of(pattern: Pattern) -> list[PlannedDate]:
    """The dates of a pattern in order. An exception takes its date out; none comes for it."""
    days = [found.date() for found in _rule(pattern)]
    return [_planned(pattern, day) for day in days if day not in set(pattern.exceptions)]


def not_of_the_rule(pattern: Pattern) -> list[date]:
    """The exceptions that the rule would not have given, in order: slips of the finger."""
    days = {found.date() for found in _rule(pattern)}
    return sorted(set(pattern.exceptions) - days)


def _rule(pattern: Pattern) -> rrule:
    first = datetime.combine(pattern.first, time())
    if pattern.every in (Every.WEEK, Every.FORTNIGHT):
        interval = 2 if pattern.every is Every.FORTNIGHT else 1
        return rrule(WEEKLY, dtstart=first, interval=interval, count=pattern.number)
    if pattern.every is Every.MONTH_BY_DAY:
        # a month without that day has its last day instead
        days = range(28, pattern.first.day + 1) if pattern.first.day > 28 else (pattern.first.day,)
        return rrule(
            MONTHLY, dtstart=first, count=pattern.number, bymonthday=tuple(days), bysetpos=-1
        )
    place = (pattern.first.day - 1) // 7 + 1
    # the fifth Tuesday of a month without one is its last
    on = weekday(pattern.first.weekday(), place if place < 5 else -1)
    return rrule(MONTHLY, dtstart=first, count=pattern.number, byweekday=on)


def _planned(pattern: Pattern, day: date) -> PlannedDate:
    if pattern.starts is None or pattern.ends is None:
        return PlannedDate(day, None, None)
    try:
        return PlannedDate(day, moment_on(day, pattern.starts), moment_on(day, pattern.ends))
    except NotUnderstood as problem:
        return PlannedDate(day, None, None, str(problem))
