"""When tickets are handed out and when a round closes, by the event's own times. Pure.

Hand-outs come at times that were set beforehand, whoever registers when: no ticket follows on a
registration.
"""

from datetime import datetime, timedelta

from events_app.events.standing import begins, is_over, joining_opens
from events_app.feedback.questions import Phase
from events_app.models.events import Event, EventState

#: somebody is asked ahead at most so long before the start, and at least so long
AHEAD_MOST = timedelta(days=14)
AHEAD_LEAST = timedelta(days=1)
#: a place that changed less long ago waits for the next hand-out
SETTLED = timedelta(hours=1)
#: after the end: when people are given tickets whose attendance was not recorded before
LATER = (timedelta(), timedelta(hours=1), timedelta(days=1), timedelta(days=2))


def hand_outs(phase: str, event: Event) -> list[datetime]:
    """Every moment at which tickets of a phase are handed out, in order."""
    if phase == Phase.BEFORE:
        last = begins(event) - AHEAD_LEAST
        return [last - timedelta(days=day) for day in range(AHEAD_MOST.days - 1, -1, -1)]
    if phase == Phase.DURING:
        return [joining_opens(event), begins(event)]
    return [is_over(event) + wait for wait in LATER]


def next_hand_out(phase: str, event: Event, now: datetime) -> datetime | None:
    """The next of them; None when there is no more."""
    return next((moment for moment in hand_outs(phase, event) if moment > now), None)


def closes_with(phase: str, event: Event, now: datetime) -> datetime:
    """When a round of an event closes: before it at its start, during it at its end.

    At once where the event does not take place as it was announced.
    """
    moment = begins(event) if phase == Phase.BEFORE else is_over(event)
    on = event.state in (EventState.PUBLISHED, EventState.FINISHED)
    return moment if on else min(moment, now)
