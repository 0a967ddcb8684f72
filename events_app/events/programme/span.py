"""From when until when something is, in the time of England."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from events_app.clock import LONDON
from events_app.events.programme.london_times import NoSuchTime, london_moment
from events_app.events.programme.section import Section


@dataclass(frozen=True)
class Days:
    """The first and the last day of something, both inclusive."""

    first: date
    last: date

    def over_at(self) -> datetime:
        """The midnight after the last day, in UTC."""
        return datetime.combine(self.last + timedelta(days=1), time(), LONDON).astimezone(UTC)


@dataclass(frozen=True)
class Span:
    """From a moment until a later one, in UTC; both None while they are to be confirmed."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None


NO_SPAN = Span()


def read_days(section: Section) -> Days | None:
    """The days from `starts_on` until `ends_on`, which is the same day if it is left out."""
    first, last = section.day("starts_on"), section.day("ends_on")
    if first is None:
        if not section.has("starts_on"):
            section.note("starts_on", "Enter the day it begins, like 2022-09-06")
        return None
    if last is not None and last < first:
        section.note("ends_on", "Enter a day that is not before starts_on")
        return None
    return Days(first, last or first)


def read_span(section: Section, days: Days | None) -> Span:
    """The moments of `starts` on the first day and `ends` on the last: both or neither."""
    starts_at = _moment(section, "starts", days.first if days else None)
    ends_at = _moment(section, "ends", days.last if days else None)
    if section.has("starts") != section.has("ends"):
        missing = "ends" if section.has("starts") else "starts"
        section.note(missing, "Enter this time too, or leave out both starts and ends")
        return NO_SPAN
    if starts_at is None or ends_at is None:
        return NO_SPAN
    if ends_at <= starts_at:
        section.note("ends", "Enter a time that is after starts")
        return NO_SPAN
    return Span(starts_at, ends_at)


def _moment(section: Section, key: str, day: date | None) -> datetime | None:
    clock_time = section.time(key)
    if clock_time is None or day is None:
        return None
    try:
        return london_moment(day, clock_time)
    except NoSuchTime as error:
        section.note(key, str(error))
        return None
