"""Publishing, postponing, cancelling and finishing an event. None of these tells anybody."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session, scoped_session

from events_app.events.actions.planning.following import move_sessions
from events_app.events.actions.planning.limits import refuse_new_days
from events_app.events.actions.planning.refusals import ChangedByOthers, NotPossibleNow, NotReady
from events_app.events.actions.planning.rows import facts_of, in_words, settle, write_facts
from events_app.events.planning.facts import differences
from events_app.events.planning.missing import list_missing, stops
from events_app.events.queries.planning import find_to_change
from events_app.events.standing import is_over
from events_app.models.events import Event, EventState
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.people.actions.history import keep_change

AnySession = Session | scoped_session[Session]

NOT_OVER = "This event is not over yet. You can finish it after its end."
#: what can be postponed or cancelled
CALLED_OFF_FROM = (EventState.PUBLISHED, EventState.POSTPONED)


def publish_event(session: AnySession, *, event: Event, by: Person | None, now: datetime) -> Event:
    """Show a draft to everybody. Raises NotReady with what is missing, or NotPossibleNow."""
    event = _find(session, event, (EventState.DRAFT,), "published")
    speakers = [person for item in event.sessions for person in item.line_up]
    if missing := stops(list_missing(event, speakers=speakers, now=now)):
        raise NotReady(missing)
    return _become(session, event, EventState.PUBLISHED, "Published", by=by, now=now)


def postpone_event(
    session: AnySession,
    *,
    event: Event,
    version: int,
    dates: Mapping[str, Any] | None,
    reason: str,
    by: Person | None,
    now: datetime,
) -> Event:
    """Move an event to new `dates` (the facts of its days and times), or to none yet.

    With dates it is published, with none it waits for them. `version` is the one that the page
    showed. Raises ChangedByOthers, CannotBe or NotPossibleNow.
    """
    event = _find(session, event, CALLED_OFF_FROM, "postponed", version)
    _refuse_if_over(event, now, "postponed")
    if dates:
        refuse_new_days(event, dates, now)
    found = differences(facts_of(event), dates or {})
    write_facts(session, event, found)
    move_sessions(event, found)
    state = EventState.PUBLISHED if dates else EventState.POSTPONED
    event.state_reason = "" if dates else reason
    what = "Moved to a new date" if dates else "Postponed without a new date"
    return _become(
        session, event, state, what, by=by, now=now, reason=reason, fields=in_words(found)
    )


def cancel_event(
    session: AnySession,
    *,
    event: Event,
    version: int,
    reason: str,
    by: Person | None,
    now: datetime,
) -> Event:
    """Cancel a published or postponed event, for good. Raises ChangedByOthers or NotPossibleNow."""
    event = _find(session, event, CALLED_OFF_FROM, "cancelled", version)
    _refuse_if_over(event, now, "cancelled")
    event.state_reason = reason
    return _become(session, event, EventState.CANCELLED, "Cancelled", by=by, now=now, reason=reason)


def finish_event(session: AnySession, *, event: Event, by: Person | None, now: datetime) -> Event:
    """Say that an event that is over needs nothing more. Raises NotPossibleNow."""
    event = _find(session, event, (EventState.PUBLISHED,), "finished")
    if is_over(event) > now:
        raise NotPossibleNow(NOT_OVER)
    return _become(session, event, EventState.FINISHED, "Finished", by=by, now=now)


def _find(
    session: AnySession,
    event: Event,
    allowed: tuple[EventState, ...],
    becomes: str,
    version: int | None = None,
) -> Event:
    """The event as it is now, locked, if its state still allows it, and it has this version."""
    event = find_to_change(session, event.id)
    if event.state not in allowed:
        raise NotPossibleNow(f"This event is {event.state}. It cannot be {becomes}.")
    if version is not None and event.version != version:
        raise ChangedByOthers
    return event


def _refuse_if_over(event: Event, now: datetime, becomes: str) -> None:
    if event.state == EventState.PUBLISHED and is_over(event) <= now:
        raise NotPossibleNow(f"This event has taken place. It cannot be {becomes}.")


def _become(
    session: AnySession,
    event: Event,
    state: EventState,
    what: str,
    *,
    by: Person | None,
    now: datetime,
    reason: str = "",
    fields: Mapping[str, tuple[str, str]] | None = None,
) -> Event:
    event.state = state
    settle(event, now)
    keep_change(
        session,
        subject=Subject.EVENT,
        subject_id=event.id,
        what=what,
        by=by,
        now=now,
        fields=fields,
        reason=reason[:500],
        version=event.version,
    )
    return event
