"""Inviting people one by one, and what they reply."""

from dataclasses import replace
from datetime import datetime, timedelta

from events_app.chance import random_id
from events_app.forums import chain, letters, policy
from events_app.forums.facts import Forum, Part, Place, PlaceState, Refused
from events_app.forums.queries.places import LIVE, is_refused, list_places, owner_of, place_key
from events_app.forums.refusals import (
    AlreadyAnswered,
    CannotInvite,
    InvitationIsOver,
    NotReady,
    RulesHaveChanged,
)
from events_app.forums.sealed_rows import NOBODY, Kept
from events_app.forums.store import SealedStore
from events_app.models.people import Person

INVITATION_LASTS = timedelta(days=14)


def locked(store: SealedStore, forum_id: str) -> Kept[Forum]:
    """The forum as it is now, for this transaction alone. Raises InvitationIsOver if it is gone."""
    forum = store.find_forum(forum_id, lock=True)
    if forum is None:
        raise InvitationIsOver
    return forum


def invite(
    store: SealedStore,
    *,
    forum_id: str,
    person: Person,
    part: Part,
    by: Person,
    now: datetime,
) -> Kept[Place]:
    """Invite one person, whose appointments are loaded; they find a message in their account.

    Raises NotReady before everything is set up, CannotInvite for somebody it is not for, who has a
    place already or who asked not to be invited again.
    """
    forum = locked(store, forum_id)
    if policy.missing_tasks(forum.facts):
        raise NotReady
    if not may_be_invited(store, forum, person, part, now=now):
        raise CannotInvite
    place = add_place(store, forum, person_id=person.id, part=part, now=now)
    letters.invite(store, place, person, now=now)
    chain.keep(store, forum, by=by.id, what=f"invited {person.id} as {part}", now=now)
    return place


def may_be_invited(
    store: SealedStore, forum: Kept[Forum], person: Person, part: Part, *, now: datetime
) -> bool:
    """Whether somebody can be invited: it is for them, they have no place, they did not say no."""
    if part == Part.MEMBER and not policy.is_for(forum.facts, person, now=now):
        return False
    if is_refused(store, forum, person.id):
        return False
    held = [place.facts for place in list_places(store, forum) if place.facts.person == person.id]
    return not any(place.state in LIVE for place in held)


def add_place(
    store: SealedStore,
    forum: Kept[Forum],
    *,
    person_id: int,
    part: Part,
    now: datetime,
    state: PlaceState = PlaceState.INVITED,
    helps: str = "",
) -> Kept[Place]:
    """Keep a new place with an address of its own, of which only a digest can be looked up."""
    place = Place(
        person=person_id,
        address=random_id("address of a place"),
        part=part,
        state=state,
        invited_at=now,
        until_at=now + INVITATION_LASTS,
        helps=helps,
    )
    handle, owner = place_key(person_id, place.address), owner_of(person_id)
    return store.add(forum.id, place, handle=handle, owner=owner)


def accept(
    store: SealedStore,
    *,
    place: Kept[Place],
    person: Person,
    rules_version: int,
    now: datetime,
) -> Kept[Place]:
    """Accept the invitation and agree to the ground rules of that version.

    Of many at once, one is kept. Raises AlreadyAnswered, InvitationIsOver or RulesHaveChanged.
    """
    forum, fresh = open_invitation(store, place=place, person=person, now=now)
    if rules_version != forum.facts.rules_version:
        raise RulesHaveChanged
    fresh.facts = replace(
        fresh.facts, state=PlaceState.ACCEPTED, agreed=rules_version, agreed_at=now
    )
    store.save(fresh)
    letters.welcome(store, forum, fresh, person, now=now)
    chain.keep(store, forum, by=person.id, what="accepted", now=now)
    return fresh


def decline(
    store: SealedStore, *, place: Kept[Place], person: Person, never_again: bool, now: datetime
) -> None:
    """Say no. The page is gone for the person from here on; only the host sees the reply."""
    forum, fresh = open_invitation(store, place=place, person=person, now=now)
    close_place(store, fresh, PlaceState.DECLINED)
    if never_again:
        store.add(forum.id, Refused(person.id))
    letters.forget(store, forum, person, now=now)
    chain.keep(store, forum, by=person.id, what="declined", now=now)


def open_invitation(
    store: SealedStore, *, place: Kept[Place], person: Person, now: datetime
) -> tuple[Kept[Forum], Kept[Place]]:
    """The forum, locked, and the invitation as it is now. Raises what `accept` raises."""
    forum = locked(store, place.forum_id)
    fresh = store.find_by_handle(Place, place.handle)
    if fresh is None or not policy.hold_place(fresh.facts, forum.facts, person, now=now):
        raise InvitationIsOver
    if fresh.facts.state != PlaceState.INVITED:
        raise AlreadyAnswered
    return forum, fresh


def close_place(store: SealedStore, place: Kept[Place], state: PlaceState) -> None:
    """Keep a place for the host's list alone: no address leads to it any more."""
    place.facts = replace(place.facts, state=state)
    place.handle, place.owner = NOBODY, NOBODY
    store.save(place)


def revoke(
    store: SealedStore, *, forum_id: str, place_id: str, person: Person, by: Person, now: datetime
) -> None:
    """Take an invitation or a member's place back: it ends with the next request."""
    forum = locked(store, forum_id)
    places = list_places(store, forum)
    found = [place for place in places if place.id == place_id and place.facts.state in LIVE]
    if not found or found[0].facts.part == Part.HOST:
        raise InvitationIsOver
    store.remove([*found, *(p for p in places if p.facts.helps == place_id)])
    letters.forget(store, forum, person, now=now)
    chain.keep(store, forum, by=by.id, what=f"withdrew the place of {person.id}", now=now)
