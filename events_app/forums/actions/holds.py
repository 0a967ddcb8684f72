"""What of a meeting reaches a calendar, for who chose that."""

from datetime import datetime

from events_app.forums import calendar, letters
from events_app.forums.facts import Forum, Meeting, Place
from events_app.forums.queries.meetings import list_upcoming
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.models.people import Person


def end_holds(
    store: SealedStore, forum: Kept[Forum], place: Kept[Place], person: Person, *, now: datetime
) -> None:
    """Take the holds of somebody who goes out of their calendar."""
    place.facts.hold = False
    for kept in list_upcoming(store, forum, now=now):
        if kept.id in place.facts.holds:
            entry = calendar.next_hold(place.facts, kept.id, kept.facts, now=now)
            letters.say_goodbye(store, person, alert=place.facts.alert, hold=entry, now=now)


def send_hold(
    store: SealedStore,
    place: Kept[Place],
    person: Person,
    kept: Kept[Meeting],
    heading: str,
    *,
    now: datetime,
) -> None:
    """A message; with it the hold, where the person has or had one for this meeting."""
    wanted = place.facts.hold or kept.id in place.facts.holds
    entry = calendar.next_hold(place.facts, kept.id, kept.facts, now=now) if wanted else None
    letters.tell(store, place, person, heading, now=now, hold=entry)
