"""Where an event stands at a moment, worked out from what is kept of it. Pure."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol

from events_app.clock import LONDON
from events_app.models.events import EventState

#: Joining details open this long before the start.
JOINING_OPENS_BEFORE = timedelta(minutes=15)


class Standing(StrEnum):
    """What a page can say of an event, and whether anybody can register."""

    DRAFT = "draft"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    PAST = "past"
    STARTED = "started"
    NOT_OPEN_YET = "not open yet"
    CLOSED = "closed"
    FULL = "full"
    OPEN = "open"


class Planned(Protocol):
    """The facts of an event that its standing depends on."""

    @property
    def state(self) -> str: ...
    @property
    def starts_date(self) -> date: ...
    @property
    def ends_date(self) -> date: ...
    @property
    def starts_at(self) -> datetime | None: ...
    @property
    def ends_at(self) -> datetime | None: ...
    @property
    def opens_at(self) -> datetime | None: ...
    @property
    def closes_at(self) -> datetime | None: ...
    @property
    def capacity(self) -> int | None: ...
    @property
    def taken(self) -> int: ...
    @property
    def waiting(self) -> int: ...


def begins(event: Planned) -> datetime:
    """The start; until a time is known, the morning of the first day (midnight in England)."""
    return event.starts_at or _midnight(event.starts_date)


def is_over(event: Planned) -> datetime:
    """The end; until a time is known, the end of the last day."""
    return event.ends_at or _midnight(event.ends_date + timedelta(days=1))


def joining_opens(event: Planned) -> datetime:
    """When joining details are shown: 15 minutes before, or from the morning while there is no time."""
    if event.starts_at is None:
        return _midnight(event.starts_date)
    return event.starts_at - JOINING_OPENS_BEFORE


def joining_is_open(event: Planned, now: datetime) -> bool:
    """Whether joining details are shown now."""
    on = event.state == EventState.PUBLISHED
    return on and joining_opens(event) <= now < is_over(event)


def is_full(event: Planned) -> bool:
    """No place is free for a newcomer: the people who wait come first."""
    return event.capacity is not None and event.taken + event.waiting >= event.capacity


def standing(event: Planned, now: datetime) -> Standing:
    """The first of these that holds."""
    if event.state != EventState.PUBLISHED:
        return Standing(event.state)
    if now >= is_over(event):
        return Standing.PAST
    if now >= begins(event):
        return Standing.STARTED
    if event.closes_at is not None and now >= event.closes_at:
        return Standing.CLOSED
    if event.opens_at is not None and now < event.opens_at:
        return Standing.NOT_OPEN_YET
    return Standing.FULL if is_full(event) else Standing.OPEN


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=LONDON)
