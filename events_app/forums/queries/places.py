"""Finding places: by their own address, by person, by forum."""

from dataclasses import dataclass
from datetime import datetime

from events_app.forums import policy
from events_app.forums.facts import Forum, Part, Place, PlaceState, Refused
from events_app.forums.queries.people import list_people
from events_app.forums.sealed_rows import Kept, Parts
from events_app.forums.store import SealedStore
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


def find_helped(
    store: SealedStore, forum: Kept[Forum], helper: Kept[Place], *, now: datetime
) -> tuple[Kept[Place], Person] | None:
    """The place that an assistant answers for and its person, while it lets that person in."""
    helped = next((p for p in list_places(store, forum) if p.id == helper.facts.helps), None)
    if helped is None:
        return None
    person = list_people(store, [helped.facts.person]).get(helped.facts.person)
    if person is None or not policy.hold_place(helped.facts, forum.facts, person, now=now):
        return None
    return helped, person


@dataclass(frozen=True)
class Coming:
    """How many said that they come to a meeting, and that they do not."""

    yes: int
    no: int


def count_coming(store: SealedStore, forum: Kept[Forum], meeting_id: str) -> Coming:
    """What was answered for a date, as numbers."""
    answers = [
        place.facts.coming[meeting_id]
        for place in list_places(store, forum)
        if meeting_id in place.facts.coming
    ]
    return Coming(answers.count(True), answers.count(False))
