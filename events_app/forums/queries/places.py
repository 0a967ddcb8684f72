"""Finding places: by their own address, by person, by forum."""

from datetime import datetime

from events_app.forums import policy
from events_app.forums.facts import Forum, Part, Place, PlaceState, Refused
from events_app.forums.store import Kept, Parts, SealedStore
from events_app.models.people import Person

LIVE = (PlaceState.INVITED, PlaceState.ACCEPTED)


def place_key(person_id: int, address: str) -> Parts:
    """What a place is filed under: an address is of use to its own person alone."""
    return ("place", person_id, address)


def owner_of(person_id: int) -> Parts:
    return ("places of", person_id)


def find_place(
    store: SealedStore, person: Person, address: str, *, now: datetime
) -> tuple[Kept[Place], Kept[Forum]] | None:
    """The person's own place at this address with its forum, while it lets them in.

    Two statements, whether the address is nobody's, somebody else's or their own.
    """
    place = store.find_by_handle(Place, place_key(person.id, address))
    forum = store.find_forum(place.forum_id) if place is not None else None
    if place is None or forum is None:
        return None
    return (place, forum) if policy.hold_place(place.facts, forum.facts, person, now=now) else None


def list_own(
    store: SealedStore, person: Person, *, now: datetime
) -> list[tuple[Kept[Place], Kept[Forum]]]:
    """Every place that the person has now, with its forum."""
    found: list[tuple[Kept[Place], Kept[Forum]]] = []
    for place in store.list_owned(Place, owner_of(person.id)):
        forum = store.find_forum(place.forum_id)
        if forum and policy.hold_place(place.facts, forum.facts, person, now=now):
            found.append((place, forum))
    return sorted(found, key=lambda pair: pair[0].facts.invited_at)


def list_places(store: SealedStore, forum: Kept[Forum], *parts: Part) -> list[Kept[Place]]:
    """The places of a forum that anybody has with one of these parts, or with any; oldest first."""
    places = store.list_kind(forum.id, Place)
    wanted = [place for place in places if not parts or place.facts.part in parts]
    return sorted(wanted, key=lambda place: place.facts.invited_at)


def is_refused(store: SealedStore, forum: Kept[Forum], person_id: int) -> bool:
    """Whether the person asked not to be invited to this forum again."""
    return any(kept.facts.person == person_id for kept in store.list_kind(forum.id, Refused))
