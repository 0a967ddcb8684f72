"""Who hosts a forum: handing it over, and a new host when both are gone."""

from collections import Counter
from datetime import datetime

from events_app.forums import chain, letters, policy
from events_app.forums.actions.invitations import locked
from events_app.forums.actions.membership import own_place
from events_app.forums.actions.setting_up import add_host
from events_app.forums.facts import Forum, Part, Place, PlaceState
from events_app.forums.queries.people import list_people
from events_app.forums.queries.places import list_places
from events_app.forums.refusals import NotAllowedNow
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.models.people import Person


def hand_over(store: SealedStore, *, place: Kept[Place], host: Person, now: datetime) -> None:
    """Give up hosting. The other host goes on alone, and may name a deputy."""
    forum = locked(store, place.forum_id)
    others = [s for s in list_places(store, forum, Part.HOST) if s.facts.person != host.id]
    if not others:
        raise NotAllowedNow("Name a deputy host first. Then hand over")
    store.remove([place])
    forum.facts.deputy = 0
    letters.forget(store, forum, host, now=now)
    people = list_people(store, (seat.facts.person for seat in others))
    for seat in others:
        person = people.get(seat.facts.person)
        if person:
            letters.tell(store, seat, person, "You now host alone. Name a deputy", now=now)
    chain.keep(store, forum, by=host.id, what="handed the forum over", now=now)


def list_present_hosts(store: SealedStore, forum: Kept[Forum], *, now: datetime) -> list[Person]:
    """The hosts who can still open the forum."""
    seats = [seat.facts for seat in list_places(store, forum, Part.HOST)]
    people = list_people(store, (seat.person for seat in seats))
    return [
        people[seat.person]
        for seat in seats
        if seat.person in people
        and policy.hold_place(seat, forum.facts, people[seat.person], now=now)
    ]


def vote_for_host(
    store: SealedStore, *, place: Kept[Place], candidate: Person, now: datetime
) -> bool:
    """Say whom one would have as host when both are gone; True when a majority has spoken.

    The majority is of the members who accepted. Raises NotAllowedNow while there is a host.
    """
    forum, fresh = own_place(store, place)
    if list_present_hosts(store, forum, now=now) or not policy.host_forums(candidate):
        raise NotAllowedNow("Select a new host only when the hosts are gone")
    fresh.facts.vote = candidate.id
    store.save(fresh)
    members = [
        member.facts
        for member in list_places(store, forum, Part.MEMBER)
        if member.facts.state == PlaceState.ACCEPTED
    ]
    votes = Counter(member.vote for member in members)
    elected = votes[candidate.id] * 2 > len(members)
    if elected:
        store.remove(list_places(store, forum, Part.HOST))
        forum.facts.deputy = 0
        seat = add_host(store, forum, candidate, now=now)
        letters.tell(store, seat, candidate, "Members chose you as their host", now=now)
    chain.keep(store, forum, by=fresh.facts.person, what="spoke for a new host", now=now)
    return elected
