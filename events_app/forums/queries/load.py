"""What a facilitator has on their plate: worked out from the sealed store, for them alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from events_app.forums.facts import Forum, Meeting, Part, Place, PlaceState
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore

#: how far ahead a load is counted
AHEAD = timedelta(days=90)


@dataclass(frozen=True)
class Load:
    """How many forums somebody facilitates, and meetings there in the next 90 days."""

    forums: int
    meetings: int


def count_load(
    store: SealedStore, own: Sequence[tuple[Kept[Place], Kept[Forum]]], *, now: datetime
) -> Load | None:
    """The load of somebody with these places; None for who facilitates nothing; one statement."""
    forums = [forum.id for place, forum in own if _facilitates(place.facts)]
    if not forums:
        return None
    meetings = [
        kept
        for kept in store.list_of_all(forums, Meeting)
        if now < kept.facts.ends_at <= now + AHEAD and not kept.facts.cancelled
    ]
    return Load(len(forums), len(meetings))


def _facilitates(place: Place) -> bool:
    return place.part == Part.FACILITATOR and place.state == PlaceState.ACCEPTED
