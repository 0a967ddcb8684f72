"""Meetings: set, changed, cancelled, counted; each member's account and calendar follow."""

from dataclasses import replace
from datetime import datetime

from events_app.forums import chain, letters, policy
from events_app.forums.actions.holds import send_hold
from events_app.forums.actions.invitations import locked
from events_app.forums.actions.membership import own_place
from events_app.forums.facts import Forum, Meeting, Part, Place
from events_app.forums.queries.meetings import find_meeting, list_taking_part, list_upcoming
from events_app.forums.queries.people import list_people
from events_app.forums.refusals import InvitationIsOver, NotAllowedNow
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.models.people import Person


def set_meeting(
    store: SealedStore, *, forum_id: str, meeting: Meeting, by: Person, now: datetime
) -> Kept[Meeting]:
    """Set a meeting and tell everybody who takes part. Raises NotAllowedNow for one in the past."""
    if meeting.starts_at <= now:
        raise NotAllowedNow("Enter a date and time in the future")
    forum = locked(store, forum_id)
    kept = store.add(forum_id, meeting)
    _tell(store, forum, kept, "A private meeting has a date", now=now)
    chain.keep(store, forum, by=by.id, what="set a meeting", now=now)
    return kept


def change_meeting(
    store: SealedStore,
    *,
    forum_id: str,
    meeting_id: str,
    changed: Meeting,
    by: Person,
    now: datetime,
) -> None:
    """Change a meeting that has not begun. Another time, or none any more, is told to everybody."""
    forum, kept = _open(store, forum_id, meeting_id)
    if kept.facts.starts_at <= now or kept.facts.cancelled:
        raise NotAllowedNow("The meeting has started or is cancelled. It cannot be changed")
    if changed.starts_at <= now and not changed.cancelled:
        raise NotAllowedNow("Enter a date and time in the future")
    moved = (kept.facts.starts_at, kept.facts.ends_at) != (changed.starts_at, changed.ends_at)
    kept.facts = changed
    store.save(kept)
    if moved or changed.cancelled:
        heading = (
            "A private meeting is cancelled" if changed.cancelled else "A private meeting moved"
        )
        _tell(store, forum, kept, heading, now=now)
    chain.keep(store, forum, by=by.id, what="changed a meeting", now=now)


def count_attended(
    store: SealedStore, *, forum_id: str, meeting_id: str, number: int, by: Person, now: datetime
) -> None:
    """Keep how many came. Names are kept of those alone who agreed and said that they come."""
    forum, kept = _open(store, forum_id, meeting_id)
    if kept.facts.starts_at > now:
        raise NotAllowedNow("Enter the number once the meeting has started")
    agreed = [p.facts for p in list_taking_part(store, forum) if p.facts.name_attendance]
    named = [p.person for p in agreed if p.coming.get(meeting_id)]
    kept.facts = replace(kept.facts, attended=number, named=named)
    store.save(kept)
    chain.keep(store, forum, by=by.id, what="counted who attended", now=now)


def answer_date(
    store: SealedStore,
    *,
    place: Kept[Place],
    meeting_id: str,
    coming: bool,
    by: Person,
    now: datetime,
) -> None:
    """Say whether the person of a place comes; they themselves or their assistant."""
    forum, fresh = own_place(store, place)
    if find_meeting(store, forum, meeting_id) is None:
        raise InvitationIsOver
    fresh.facts.coming[meeting_id] = coming
    store.save(fresh)
    chain.keep(store, forum, by=by.id, what="answered for a date", now=now)


def choose_hold(
    store: SealedStore, *, place: Kept[Place], person: Person, hold: bool, now: datetime
) -> None:
    """Begin or end to have a hold in one's calendar, for every meeting that is still to come."""
    forum, fresh = own_place(store, place)
    if fresh.facts.hold == hold:
        return
    fresh.facts.hold = hold
    for kept in list_upcoming(store, forum, now=now):
        if hold or kept.id in fresh.facts.holds:
            send_hold(store, fresh, person, kept, "Your calendar", now=now)
    store.save(fresh)
    chain.keep(store, forum, by=person.id, what="chose about the calendar", now=now)


def _tell(
    store: SealedStore, forum: Kept[Forum], kept: Kept[Meeting], heading: str, *, now: datetime
) -> None:
    places = list_taking_part(store, forum)
    people = list_people(store, (place.facts.person for place in places))
    for place in places:
        person = people.get(place.facts.person)
        if person and policy.hold_place(place.facts, forum.facts, person, now=now):
            send_hold(store, place, person, kept, heading, now=now)
            store.save(place)
    for assistant in list_assistants(store, forum):
        person = list_people(store, [assistant.facts.person]).get(assistant.facts.person)
        if person:
            letters.tell(store, assistant, person, "A date to answer for somebody", now=now)


def list_assistants(store: SealedStore, forum: Kept[Forum]) -> list[Kept[Place]]:
    """The assistants who answer for members of a forum."""
    return [p for p in store.list_kind(forum.id, Place) if p.facts.part == Part.ASSISTANT]


def _open(store: SealedStore, forum_id: str, meeting_id: str) -> tuple[Kept[Forum], Kept[Meeting]]:
    forum = locked(store, forum_id)
    kept = find_meeting(store, forum, meeting_id)
    if kept is None:
        raise InvitationIsOver
    return forum, kept
