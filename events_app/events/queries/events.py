"""One event, as one person may see it. The lists stand in `lists.py`."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, bindparam, select, true
from sqlalchemy.orm import Session, aliased, joinedload, scoped_session

from events_app import policy
from events_app.eligibility import Conditions
from events_app.models.events import AudienceItem, Event, EventState
from events_app.models.people import Person
from events_app.models.registrations import LIVE_STATES, Registration

AnySession = Session | scoped_session[Session]

#: every id is shorter, and PostgreSQL takes no longer one
_LONGEST_NUMBER = 9

_EVENT = Event.__table__.c
_ITEM = AudienceItem.__table__.c
#: what no page shows to somebody who is not signed in
_NOT_ON_THE_PAGE = frozenset(
    {"key", "joining_url", "joining_notes", "arrivals", "search_text", "public_uid", "updated_at"}
    | {"version"}
)
_BY_SLUG_FOR_ANYBODY = (
    select(
        *(column for column in _EVENT if column.name not in _NOT_ON_THE_PAGE),
        _ITEM.position,
        *(_ITEM[name] for name in Conditions._fields),
    )
    .join_from(Event.__table__, AudienceItem.__table__, isouter=True)
    .where(_EVENT.slug == bindparam("slug"), _EVENT.state != EventState.DRAFT)
    .order_by(_ITEM.position)
)


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
    """An event as one person finds it: for somebody who is not signed in, as a plain row."""

    event: Any
    audience: Sequence[Any]
    #: the person's own live registration for it
    own: Registration | None
    #: whether the person has ever registered for anything
    known: bool


def find_event_and_own(session: AnySession, person: Person | None, slug: str) -> FoundEvent | None:
    """One event with its audience, and what the person has to do with it, in one statement."""
    if person is None:
        return _find_for_anybody(session, slug)
    statement = _by_slug_with_own(drafts=policy.plan_events(person))
    found = session.execute(statement, {"slug": slug, "person_id": person.id}).unique()
    row = found.one_or_none()
    return FoundEvent(row[0], row[0].audience, row[1], known=row[2]) if row else None


def _find_for_anybody(session: AnySession, slug: str) -> FoundEvent | None:
    """As rows of the columns that the page shows, one for each item of the audience."""
    rows = session.execute(_BY_SLUG_FOR_ANYBODY, {"slug": slug}).all()
    if not rows:
        return None
    items = [row for row in rows if row.position is not None]
    return FoundEvent(rows[0], items, None, known=False)


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
