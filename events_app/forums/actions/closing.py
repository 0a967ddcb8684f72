"""The end of a forum, by its host or unseen; and the end of what is kept for a time."""

from calendar import monthrange
from datetime import datetime, timedelta

from events_app.chance import chance
from events_app.clock import LONDON
from events_app.forums import letters
from events_app.forums.actions.holds import end_holds
from events_app.forums.facts import Entry, Facts, Forum, Meeting, Place, PlaceState, Refused, Rules
from events_app.forums.queries.concerns import list_concerns
from events_app.forums.queries.people import list_people
from events_app.forums.rounds import Round, SealedBox, Ticket
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.people.actions.inbox import leave
from events_app.people.inbox import Message

#: names of who attended are kept so long, then the number alone
NAMES_KEPT = timedelta(days=30)
KINDS: tuple[type[Facts], ...] = (
    Place, Rules, Meeting, Entry, Refused, Round, Ticket, SealedBox,
)  # fmt: skip


def close_forum(store: SealedStore, *, forum_id: str, now: datetime) -> None:
    """End a forum: its data key first, then every row. Those who are in it get a neutral message.

    Does nothing, and says nothing else, for an id that is no forum's.
    """
    forum = store.find_forum(forum_id, lock=True)
    if forum is None:
        return
    places = store.list_kind(forum_id, Place)
    people = list_people(store, (place.facts.person for place in places))
    for place in places:
        person = people.get(place.facts.person)
        if person is None:
            continue
        letters.forget(store, forum, person, now=now)
        if place.facts.state == PlaceState.ACCEPTED:
            end_holds(store, forum, place, person, now=now)
            closed = Message("private", "A private page was closed", ("It can no longer be read.",))
            leave(
                store.session,
                person=person,
                message=closed,
                keys=store.keys.inbox,
                now=now,
                recipient=place.facts.alert,
            )
    rows = [kept for kind in KINDS for kept in store.list_kind(forum_id, kind)]
    store.destroy_key(forum, chance.draw("sealed filler", 64))
    store.remove([*rows, forum])


def expire(store: SealedStore, forum: Kept[Forum], *, now: datetime) -> None:
    """Delete what has been kept long enough: names of who attended, and notes of themes."""
    for kept in store.list_kind(forum.id, Meeting):
        facts = kept.facts
        names_go = bool(facts.named) and facts.ends_at + NAMES_KEPT <= now
        notes_go = facts.themes_at is not None and (
            months_later(facts.themes_at, forum.facts.months_kept) <= now
        )
        if names_go:
            facts.named = []
        if notes_go:
            facts.themes, facts.themes_at, facts.corrections = "", None, []
        if names_go or notes_go:
            store.save(kept)


def months_later(moment: datetime, months: int) -> datetime:
    """The same time of the day in London so many calendar months later, or the month's last day."""
    local = moment.astimezone(LONDON)
    year, month = divmod(local.year * 12 + local.month - 1 + months, 12)
    day = min(local.day, monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day)


def deal_with(store: SealedStore, *, concern_id: str) -> bool:
    """Delete a concern that is dealt with, if there is one of that id."""
    found = [kept for kept in list_concerns(store) if kept.id == concern_id]
    store.remove(found)
    return bool(found)
