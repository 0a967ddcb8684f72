"""What a programme file would change of an event, and what it cannot because people count on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from events_app.events.programme.plan import PlannedEvent
from events_app.models.events import Event
from events_app.refusal import Refusal

#: what a registration rests on: its name, and where it stands in a plan
_RESTS_ON = (
    ("date", ("starts_date", "ends_date")),
    ("time", ("starts_at", "ends_at")),
    ("place", ("town", "venue")),
    ("capacity", ("capacity",)),
)


@dataclass(frozen=True)
class Change:
    """An event that the file says something else of."""

    event: Event
    before: PlannedEvent
    after: PlannedEvent


class PeopleAreRegistered(Refusal):
    """The file would change what people registered for; one line for each event."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))


def refuse_what_people_rest_on(changes: Iterable[Change]) -> None:
    """Refuse a new date, time, place, audience or capacity while people have a place or wait."""
    lines: list[str] = []
    for change in changes:
        different = _differences(change.before, change.after)
        if different and people_count_on(change.event):
            who = who_counts_on(change.event)
            lines.append(f"{who}; its {_and(different)} cannot be changed in a file")
    if lines:
        raise PeopleAreRegistered(lines)


def people_count_on(event: Event) -> bool:
    """Whether anybody has a place or waits for one."""
    return event.taken + event.waiting > 0


def who_counts_on(event: Event) -> str:
    """As in "3 people are registered for X and 1 person is on its waiting list"."""
    if not event.taken:
        return f"{_people(event.waiting)} on the waiting list for {event.title}"
    registered = f"{_people(event.taken)} registered for {event.title}"
    if not event.waiting:
        return registered
    return f"{registered} and {_people(event.waiting)} on its waiting list"


def _differences(before: PlannedEvent, after: PlannedEvent) -> list[str]:
    different = [
        name
        for name, places in _RESTS_ON
        if any(getattr(before, place) != getattr(after, place) for place in places)
    ]
    # the same ways in, in another order, are the same audience
    return [*different, "audience"] if set(before.audience) != set(after.audience) else different


def _people(number: int) -> str:
    return "1 person is" if number == 1 else f"{number} people are"


def _and(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
