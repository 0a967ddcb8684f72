"""What members decide for themselves."""

from dataclasses import replace
from datetime import datetime

from events_app.forums import chain
from events_app.forums.actions.invitations import locked
from events_app.forums.facts import Forum, Place, PlaceState
from events_app.forums.refusals import InvitationIsOver
from events_app.forums.store import Kept, SealedStore


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
