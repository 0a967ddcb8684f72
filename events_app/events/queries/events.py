"""One event, as one person may see it. The lists stand in `lists.py`."""

from functools import cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, bindparam, select, true
from sqlalchemy.orm import Session, aliased, joinedload, scoped_session

from events_app import policy
from events_app.models.events import Event, EventState
from events_app.models.people import Person
from events_app.models.registrations import LIVE_STATES, Registration

AnySession = Session | scoped_session[Session]

#: every id is shorter, and PostgreSQL takes no longer one
_LONGEST_NUMBER = 9


def visible_to(person: Person | None) -> ColumnElement[bool]:
    """The events that a person may see: the twin of `policy.see_event`."""
    return visible(drafts=policy.plan_events(person))


def visible(*, drafts: bool) -> ColumnElement[bool]:
    """The events that everybody sees, or with `drafts` all: for statements written once."""
    return true() if drafts else Event.state != EventState.DRAFT


def find_event(session: AnySession, person: Person | None, slug: str) -> Event | None:
    """One event with its audience."""
    statement = _by_slug(drafts=policy.plan_events(person))
    return session.scalars(statement, {"slug": slug}).unique().one_or_none()


def find_event_for_team(session: AnySession, slug: str) -> Event | None:
    """One event with its audience, drafts too: for the event team at a terminal."""
    return session.scalars(_by_slug(drafts=True), {"slug": slug}).unique().one_or_none()


def find_event_by_number(session: AnySession, number: str) -> Event | None:
    """One event by the id in its address of the event team; whatever else stands there is none."""
    if not number.isascii() or not number.isdigit() or len(number) > _LONGEST_NUMBER:
        return None
    return session.get(Event, int(number))


class FoundEvent(NamedTuple):
    """An event as one person finds it."""

    event: Event
    #: the person's own live registration for it
    own: Registration | None
    #: whether the person has ever registered for anything
    known: bool


def find_event_and_own(session: AnySession, person: Person | None, slug: str) -> FoundEvent | None:
    """One event with its audience, and what the person has to do with it, in one statement."""
    if person is None:
        event = find_event(session, None, slug)
        return FoundEvent(event, None, known=False) if event else None
    statement = _by_slug_with_own(drafts=policy.plan_events(person))
    found = session.execute(statement, {"slug": slug, "person_id": person.id}).unique()
    row = found.one_or_none()
    return FoundEvent(*row) if row else None


@cache  # putting a statement together takes longer than running it
def _by_slug(*, drafts: bool) -> Select[Event]:
    return (
        select(Event)
        .where(Event.slug == bindparam("slug"), visible(drafts=drafts))
        .options(joinedload(Event.audience))
    )


@cache
def _by_slug_with_own(*, drafts: bool) -> Select[Event, Registration, bool]:
    own = and_(
        Registration.event_id == Event.id,
        Registration.person_id == bindparam("person_id"),
        Registration.state.in_(LIVE_STATES),
    )
    earlier = aliased(Registration)
    known = select(earlier.id).where(earlier.person_id == bindparam("person_id")).exists()
    statement = _by_slug(drafts=drafts).outerjoin(Registration, own)
    return statement.add_columns(Registration, known)
