"""Where an event stands at a moment, worked out from what is kept of it. Pure."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from events_app.clock import LONDON
from events_app.models.events import Event, EventState

#: Joining details open this long before the start.
JOINING_OPENS_BEFORE = timedelta(minutes=15)

#: Nobody joins a waiting list later than this before the start.
WAITING_LIST_CLOSES = timedelta(hours=24)


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


def begins(event: Event) -> datetime:
    """The start; until a time is known, the morning of the first day (midnight in England)."""
    return event.starts_at or _midnight(event.starts_date)


def is_over(event: Event) -> datetime:
    """The end; until a time is known, the end of the last day."""
    return ended(event.ends_at, event.ends_date)


def ended(ends_at: datetime | None, ends_date: date) -> datetime:
    """The end of something with this last day and, where it is known, this time."""
    return ends_at or _midnight(ends_date + timedelta(days=1))


def joining_opens(event: Event) -> datetime:
    """When joining details are shown: 15 minutes before; without a time, from the morning."""
    if event.starts_at is None:
        return _midnight(event.starts_date)
    return event.starts_at - JOINING_OPENS_BEFORE


def joining_is_open(event: Event, now: datetime) -> bool:
    """Whether joining details are shown now."""
    on = event.state == EventState.PUBLISHED
    return on and joining_opens(event) <= now < is_over(event)


def is_full(event: Event) -> bool:
    """No place is free for a newcomer: the people who wait come first."""
    return event.capacity is not None and event.taken + event.waiting >= event.capacity


def waiting_list_is_open(event: Event, now: datetime) -> bool:
    """The list closes a day before the start: nobody could be told in time."""
    return now < begins(event) - WAITING_LIST_CLOSES


def standing(event: Event, now: datetime) -> Standing:
    """The first of these that holds."""
    finished = event.state == EventState.FINISHED
    if event.state != EventState.PUBLISHED and not finished:
        return Standing(event.state)
    if finished or now >= is_over(event):
        return Standing.PAST
    return standing_if_published(event, now)


def standing_if_published(event: Event, now: datetime) -> Standing:
    """Where a published event stands that is not over; where a draft would if it were published."""
    if now >= begins(event):
        return Standing.STARTED
    if event.closes_at is not None and now >= event.closes_at:
        return Standing.CLOSED
    if event.opens_at is not None and now < event.opens_at:
        return Standing.NOT_OPEN_YET
    return Standing.FULL if is_full(event) else Standing.OPEN


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=LONDON)
