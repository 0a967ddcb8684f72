"""What somebody is asked around an event they have a place at, and when their page shows it. Pure.

`feedback` leaves the messages; the page of a registration shows the buttons that stand in them.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from events_app.events.standing import begins, is_over, joining_opens
from events_app.models.events import Event

#: tickets for feedback are there about so long after the end, and looked for so long
SOON_AFTER = timedelta(minutes=1)
LOOKED_FOR = timedelta(minutes=30)


class Phase(StrEnum):
    """When somebody is asked."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


def topic_of(when: str, event_id: int) -> str:
    """What the message is about, by which it is found."""
    return f"feedback|{event_id}" if when == Phase.AFTER else f"feedback {when}|{event_id}"


def topics_now(event: Event, now: datetime) -> list[str]:
    """The topics of the messages that the page of a registration shows at a moment."""
    shown = [
        (Phase.BEFORE, now < begins(event)),
        (Phase.DURING, joining_opens(event) <= now < is_over(event)),
        (Phase.AFTER, is_over(event) <= now),
    ]
    return [topic_of(when, event.id) for when, holds in shown if holds]


def turns_in(event: Event, now: datetime, *, asked: bool) -> int | None:
    """In how many seconds the page has something new to show; None: nothing that it waits for.

    While people join, that is when the event is over; then, until they are asked, every minute.
    """
    over = is_over(event)
    if joining_opens(event) <= now < over:
        return int((over - now + SOON_AFTER).total_seconds())
    if over <= now < over + LOOKED_FOR and not asked:
        return int(SOON_AFTER.total_seconds())
    return None
