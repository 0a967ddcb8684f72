"""Notes of themes: no names, and nothing that members stop within 48 hours."""

from dataclasses import replace
from datetime import datetime

from events_app.forums import chain
from events_app.forums.actions.invitations import locked
from events_app.forums.actions.membership import own_place
from events_app.forums.facts import Meeting, Place
from events_app.forums.mentions import find_mentions
from events_app.forums.queries.meetings import find_meeting, list_taking_part
from events_app.forums.queries.people import list_job_titles, list_people
from events_app.forums.refusals import InvitationIsOver, NotAllowedNow
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.models.people import Person


class NamesSomebody(NotAllowedNow):
    """The notes hold a name, a trust or a job title of somebody in the forum."""

    def __init__(self, found: list[str]) -> None:
        super().__init__(f"Enter notes without names, trusts or job titles: {', '.join(found)}")


def write_themes(
    store: SealedStore, *, forum_id: str, meeting_id: str, text: str, by: Person, now: datetime
) -> None:
    """Keep notes of a meeting that began. New notes begin the 48 hours again.

    Raises NamesSomebody for a name, a trust or a job title of anybody who takes part.
    """
    forum = locked(store, forum_id)
    kept = _there(find_meeting(store, forum, meeting_id))
    if kept.facts.starts_at > now:
        raise NotAllowedNow("Enter notes once the meeting has started")
    ids = {place.facts.person for place in list_taking_part(store, forum)} | {by.id}
    people, titles = list_people(store, ids), list_job_titles(store, ids)
    found = find_mentions(text, list(people.values()), titles)
    if found:
        raise NamesSomebody(found)
    kept.facts = replace(kept.facts, themes=text, themes_at=now, stopped_by=[], corrections=[])
    store.save(kept)
    chain.keep(store, forum, by=by.id, what="wrote notes of themes", now=now)


def stop_themes(
    store: SealedStore, *, place: Kept[Place], meeting_id: str, correction: str, now: datetime
) -> None:
    """Stop notes before they can be read, with what has to change. Members have 48 hours."""
    forum, fresh = own_place(store, place)
    kept = _there(find_meeting(store, forum, meeting_id))
    opens_at = kept.facts.themes_from_at
    if opens_at is None or opens_at <= now:
        raise NotAllowedNow("The 48 hours are over. Tell the independent person about a concern")
    kept.facts.stopped_by.append(fresh.facts.person)
    kept.facts.corrections.append(correction)
    store.save(kept)
    chain.keep(store, forum, by=fresh.facts.person, what="stopped notes of themes", now=now)


def _there(kept: Kept[Meeting] | None) -> Kept[Meeting]:
    if kept is None:
        raise InvitationIsOver
    return kept
