"""Changing the facts of an event."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.events.actions.planning.following import move_sessions
from events_app.events.actions.planning.limits import refuse_what_cannot_be
from events_app.events.actions.planning.refusals import (
    ChangedByOthers,
    NotPossibleNow,
)
from events_app.events.actions.planning.rows import facts_of, in_words, settle, write_facts
from events_app.events.confidence import what_follows
from events_app.events.planning.facts import Difference, differences
from events_app.events.queries.planning import find_to_change
from events_app.events.slugs import free_slug, readable_slug
from events_app.models.events import Event, EventState
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.people.actions.history import keep_change

AnySession = Session | scoped_session[Session]

#: what can still be planned
CHANGEABLE = (EventState.DRAFT, EventState.PUBLISHED, EventState.POSTPONED)


def preview(event: Event, wanted: Mapping[str, Any]) -> list[Difference]:
    """What an edit would change, with what follows from confidence. Needs the whole event."""
    held = bool(wanted.get("held_in_confidence", event.held_in_confidence))
    return differences(facts_of(event), {**wanted, **what_follows(held_in_confidence=held)})


def edit_event(
    session: AnySession,
    *,
    event: Event,
    version: int,
    wanted: Mapping[str, Any],
    by: Person | None,
    now: datetime,
) -> list[Difference]:
    """Give an event the facts in `wanted`, and keep who changed what. Tells nobody.

    `version` is the one that the page showed. Gives what changed, which may be nothing. Raises
    ChangedByOthers, CannotBe or NotPossibleNow.
    """
    event = find_to_change(session, event.id)
    refuse_what_is_over(event)
    if event.version != version:
        raise ChangedByOthers
    refuse_what_cannot_be(event, wanted, now)
    found = preview(event, wanted)
    if not found:
        return []
    write_facts(session, event, found)
    move_sessions(event, found)
    if event.state == EventState.DRAFT:
        _follow_title(session, event)
    settle(event, now)
    keep_change(
        session, subject=Subject.EVENT, subject_id=event.id, what="Changed",
        by=by, now=now, fields=in_words(found), version=event.version,
    )  # fmt: skip
    return found


def refuse_what_is_over(event: Event) -> None:
    """A cancelled or finished event stays as it is. Raises NotPossibleNow."""
    if event.state not in CHANGEABLE:
        raise NotPossibleNow(f"This event is {event.state}. It can no longer be changed.")


def _follow_title(session: AnySession, event: Event) -> None:
    """A draft was never public: its address follows its title and its month."""
    wanted = readable_slug(event.title, event.starts_date)
    taken = session.scalars(
        select(Event.slug).where(Event.slug.startswith(wanted), Event.id != event.id)
    )
    event.slug = free_slug(wanted, set(taken))
