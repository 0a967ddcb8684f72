"""What a person's private calendar feed is made of, in one statement."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.calendars import CalendarFeed
from events_app.models.events import Event, EventState
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState

AnySession = Session | scoped_session[Session]


class PlaceInFeed(NamedTuple):
    """A registration with its event, under the names that both have in their tables."""

    id: int
    reference: str
    calendar_uid: str
    calendar_sequence: int
    updated_at: datetime
    event_updated_at: datetime
    title: str
    state: str
    town: str | None
    venue: str
    starts_date: date
    ends_date: date
    starts_at: datetime | None
    ends_at: datetime | None
    made_up: bool


_FEEDS, _PEOPLE = CalendarFeed.__table__, Person.__table__
_OWN, _EVENT = Registration.__table__, Event.__table__
_CARRIED = and_(
    _OWN.c.person_id == _FEEDS.c.person_id,
    _OWN.c.state == RegistrationState.REGISTERED,
    _OWN.c.event_id.in_(
        select(_EVENT.c.id).where(
            _EVENT.c.ends_date >= bindparam("since"),
            or_(_EVENT.c.state != EventState.CANCELLED, _EVENT.c.ends_date >= bindparam("today")),
        )
    ),
)
# Plain rows, and a statement put together once: calendar programs ask every hour for everybody.
_FEED = (
    select(
        _OWN.c.id,
        _OWN.c.reference,
        _OWN.c.calendar_uid,
        _OWN.c.calendar_sequence,
        _OWN.c.updated_at,
        _EVENT.c.updated_at,
        _EVENT.c.title,
        _EVENT.c.state,
        _EVENT.c.town,
        _EVENT.c.venue,
        _EVENT.c.starts_date,
        _EVENT.c.ends_date,
        _EVENT.c.starts_at,
        _EVENT.c.ends_at,
        _EVENT.c.made_up,
    )
    .select_from(
        _FEEDS.join(_PEOPLE, and_(_PEOPLE.c.id == _FEEDS.c.person_id, _PEOPLE.c.active))
        .outerjoin(_OWN, _CARRIED)
        .outerjoin(_EVENT, _EVENT.c.id == _OWN.c.event_id)
    )
    .where(_FEEDS.c.token_digest == bindparam("digest"))
    .order_by(_EVENT.c.starts_date, _OWN.c.id)
)


def list_for_own_feed(
    session: AnySession, *, digest: str, since: date, today: date
) -> list[PlaceInFeed] | None:
    """The places of the person whose feed this is, with their events; None: no such feed.

    From `since` on. Places that the person gave back are not in it, as the programs that read a
    feed show what is there; an event that we cancelled stays, as cancelled, until its day.
    """
    asked = {"digest": digest, "since": since, "today": today}
    rows = session.execute(_FEED, asked).all()
    if not rows:
        return None
    return [PlaceInFeed._make(row) for row in rows if row.reference is not None]


def find_feed_made_at(session: AnySession, person: Person) -> datetime | None:
    """When the person's feed got its address; None: they have none."""
    statement = select(CalendarFeed.made_at).where(CalendarFeed.person_id == person.id)
    return session.scalar(statement)
