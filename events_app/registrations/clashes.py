"""Which of somebody's registrations clash with an event. Pure; shown, never refused."""

from collections.abc import Iterable

from events_app.models.events import Event, EventState
from events_app.models.registrations import LIVE_STATES, Registration


def clashes(event: Event, registrations: Iterable[Registration]) -> list[Event]:
    """The other events that the person is registered for, or waits for, and that overlap."""
    return [
        held.event
        for held in registrations
        if held.state in LIVE_STATES
        and held.event_id != event.id
        and held.event.state == EventState.PUBLISHED
        and _overlap(event, held.event)
    ]


def _overlap(one: Event, other: Event) -> bool:
    """By the minute where both have times, otherwise by the day."""
    if one.starts_at and one.ends_at and other.starts_at and other.ends_at:
        return one.starts_at < other.ends_at and other.starts_at < one.ends_at
    return one.starts_date <= other.ends_date and other.starts_date <= one.ends_date
