"""Sessions that follow when their event moves to other days or times."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from events_app.clock import LONDON
from events_app.events.planning.facts import Difference
from events_app.events.planning.typed import NotUnderstood, moment_on
from events_app.models.events import Event


def moved(moment: datetime | None, step: timedelta) -> datetime | None:
    """A moment some days later, at the same time in England. Raises NotUnderstood."""
    if moment is None:
        return None
    local = moment.astimezone(LONDON)
    return moment_on(local.date() + step, local.time()).astimezone(UTC)


def move_sessions(event: Event, found: Sequence[Difference]) -> None:
    """After an event was moved, move its sessions along.

    One that had the event's own times has the new ones; the others keep their time of day, and are
    to be confirmed where the new day has no such time.
    """
    before: dict[str, Any] = {change.fact.name: change.before for change in found}
    if not before.keys() & {"starts_date", "starts_at", "ends_at"}:
        return
    span = (before.get("starts_at", event.starts_at), before.get("ends_at", event.ends_at))
    step = event.starts_date - before.get("starts_date", event.starts_date)
    for item in event.sessions:
        if item.starts_at is None:
            continue
        if (item.starts_at, item.ends_at) == span:
            item.starts_at, item.ends_at = event.starts_at, event.ends_at
            continue
        try:
            times = moved(item.starts_at, step), moved(item.ends_at, step)
        except NotUnderstood:
            times = None, None
        item.starts_at, item.ends_at = times
