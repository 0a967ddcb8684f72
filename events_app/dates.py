"""Dates and times in the words of the pages and mails: "Tuesday 6 April 2027, 10am to 11:30am"."""

from datetime import date, datetime

from events_app.clock import LONDON
from events_app.models.events import Event, EventSession


def long_date(day: date) -> str:
    """ "Tuesday 6 April 2027"."""
    return f"{day:%A} {short_date(day)}"


def short_date(day: date) -> str:
    """ "6 April 2027"."""
    return f"{day.day} {day:%B %Y}"


def day_and_month(day: date) -> str:
    """ "6 April", for subjects."""
    return f"{day.day} {day:%B}"


def clock_time(moment: datetime) -> str:
    """ "10am", "11:30am", "midday", "midnight", in the time of England."""
    local = moment.astimezone(LONDON)
    if local.minute == 0 and local.hour in (0, 12):
        return "midnight" if local.hour == 0 else "midday"
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{(local.hour - 1) % 12 + 1}{minutes}{'am' if local.hour < 12 else 'pm'}"


def long_moment(moment: datetime) -> str:
    """ "5pm on Thursday 1 April 2027"."""
    return f"{clock_time(moment)} on {long_date(moment.astimezone(LONDON).date())}"


def days(first: date, last: date) -> str:
    """ "Tuesday 6 April 2027", or "Wednesday 14 to Thursday 15 September 2022"."""
    if first == last:
        return long_date(first)
    if first.year != last.year:
        return f"{long_date(first)} to {long_date(last)}"
    month = f" {first:%B}" if first.month != last.month else ""
    return f"{first:%A} {first.day}{month} to {long_date(last)}"


def event_when(event: Event) -> str:
    """When an event is, in one line; says so where the time is still to be confirmed."""
    if event.starts_at is None or event.ends_at is None:
        return f"{days(event.starts_date, event.ends_date)}, time to be confirmed"
    return f"{days(event.starts_date, event.ends_date)}, {times(event.starts_at, event.ends_at)}"


def session_when(session: EventSession, *, with_day: bool) -> str:
    """ "10am to 11:30am", after its day where the event lasts several. "" without a time."""
    if session.starts_at is None or session.ends_at is None:
        return ""
    day = long_date(session.starts_at.astimezone(LONDON).date())
    before = f"{day}, " if with_day else ""
    return f"{before}{times(session.starts_at, session.ends_at)}"


def times(starts_at: datetime, ends_at: datetime) -> str:
    """ "10am to 11:30am"."""
    return f"{clock_time(starts_at)} to {clock_time(ends_at)}"
