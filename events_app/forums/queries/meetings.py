"""Finding meetings, and who takes part in them."""

from datetime import datetime

from events_app.forums.facts import Forum, Meeting, Part, Place, PlaceState
from events_app.forums.queries.places import list_places
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore


def list_meetings(store: SealedStore, forum: Kept[Forum]) -> list[Kept[Meeting]]:
    """Every meeting of a forum, by its time."""
    return sorted(store.list_kind(forum.id, Meeting), key=lambda kept: kept.facts.starts_at)


def list_upcoming(store: SealedStore, forum: Kept[Forum], *, now: datetime) -> list[Kept[Meeting]]:
    """Those that are not over and not cancelled."""
    every = list_meetings(store, forum)
    return [kept for kept in every if kept.facts.ends_at > now and not kept.facts.cancelled]


def find_meeting(store: SealedStore, forum: Kept[Forum], meeting_id: str) -> Kept[Meeting] | None:
    """One meeting of this forum."""
    found = (kept for kept in list_meetings(store, forum) if kept.id == meeting_id)
    return next(found, None)


def list_taking_part(store: SealedStore, forum: Kept[Forum]) -> list[Kept[Place]]:
    """Places of members and facilitators who accepted and have not paused."""
    places = list_places(store, forum, Part.MEMBER, Part.FACILITATOR)
    return [p for p in places if p.facts.state == PlaceState.ACCEPTED and not p.facts.paused]
