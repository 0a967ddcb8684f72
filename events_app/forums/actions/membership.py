"""What members decide for themselves."""

from dataclasses import replace
from datetime import datetime

from events_app.forums import chain, letters
from events_app.forums.actions.holds import end_holds
from events_app.forums.actions.invitations import add_place, locked
from events_app.forums.facts import Concern, Forum, Part, Place, PlaceState, Wish
from events_app.forums.queries.concerns import CONCERNS
from events_app.forums.queries.wishes import wish_of
from events_app.forums.refusals import InvitationIsOver, RulesHaveChanged
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.models.people import Person


def own_place(store: SealedStore, place: Kept[Place]) -> tuple[Kept[Forum], Kept[Place]]:
    """The forum, locked, and an accepted place as it is now. Raises InvitationIsOver."""
    forum = locked(store, place.forum_id)
    fresh = store.find_by_handle(Place, place.handle)
    if fresh is None or fresh.facts.state != PlaceState.ACCEPTED:
        raise InvitationIsOver
    return forum, fresh


def choose_to_be_named(
    store: SealedStore,
    *,
    place: Kept[Place],
    show_name: bool,
    name_attendance: bool,
    now: datetime,
) -> None:
    """Show one's name to other members, and to the list of who attended, or not."""
    forum, fresh = own_place(store, place)
    fresh.facts = replace(fresh.facts, show_name=show_name, name_attendance=name_attendance)
    store.save(fresh)
    chain.keep(store, forum, by=fresh.facts.person, what="chose who sees their name", now=now)


def agree_again(store: SealedStore, *, place: Kept[Place], version: int, now: datetime) -> None:
    """Agree to ground rules that changed. Raises RulesHaveChanged if they changed once more."""
    forum, fresh = own_place(store, place)
    if version != forum.facts.rules_version:
        raise RulesHaveChanged
    fresh.facts = replace(fresh.facts, agreed=version, agreed_at=now)
    store.save(fresh)
    chain.keep(store, forum, by=fresh.facts.person, what=f"agreed to rules {version}", now=now)


def pause(store: SealedStore, *, place: Kept[Place], paused: bool, now: datetime) -> None:
    """Hear nothing for a while, or again. The host is not told."""
    forum, fresh = own_place(store, place)
    fresh.facts.paused = paused
    store.save(fresh)
    chain.keep(store, forum, by=fresh.facts.person, what="paused or came back", now=now)


def leave_forum(store: SealedStore, *, place: Kept[Place], person: Person, now: datetime) -> None:
    """Leave: the place and everything in it is deleted. The host sees that a place is open."""
    forum, fresh = own_place(store, place)
    end_holds(store, forum, fresh, person, now=now)
    helpers = [p for p in store.list_kind(forum.id, Place) if p.facts.helps == fresh.id]
    store.remove([fresh, *helpers])
    forum.facts.open_places += 1
    letters.forget(store, forum, person, now=now)
    chain.keep(store, forum, by=0, what="a place became open", now=now)


def raise_concern(
    store: SealedStore, *, forum: Kept[Forum], text: str, name: str, now: datetime
) -> None:
    """Tell the independent person. Nobody in the forum learns that it was raised."""
    store.add("", Concern(now, forum.facts.title, text, name), owner=CONCERNS)


def keep_wish(store: SealedStore, *, person: Person, wishes: bool, now: datetime) -> None:
    """Say, or no longer say, that a confidential conversation would be welcome."""
    found = store.find_by_handle(Wish, wish_of(person.id))
    if wishes and found is None:
        store.add("", Wish(person.id, now), handle=wish_of(person.id))
    elif found is not None and not wishes:
        store.remove([found])


def name_assistant(
    store: SealedStore, *, place: Kept[Place], assistant: Person | None, now: datetime
) -> None:
    """Name who answers for dates, instead of whoever did; nobody for None.

    The assistant sees dates and times and whose they are, and nothing else.
    """
    forum, fresh = own_place(store, place)
    store.remove(p for p in store.list_kind(forum.id, Place) if p.facts.helps == fresh.id)
    if assistant is not None:
        helper = add_place(
            store,
            forum,
            person_id=assistant.id,
            part=Part.ASSISTANT,
            state=PlaceState.ACCEPTED,
            helps=fresh.id,
            now=now,
        )
        letters.tell(store, helper, assistant, "You can answer dates for somebody", now=now)
    chain.keep(store, forum, by=fresh.facts.person, what="named an assistant", now=now)
