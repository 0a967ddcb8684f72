"""What the day's page shows: the week, and what needs doing, in few statements however much it is.

Nothing of forums is here: their mail is sealed, and sealed mail is never counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, Subquery, and_, case, func, or_, select
from sqlalchemy.orm import Session, scoped_session

from events_app.desk.queries.failed_mail import FAILED
from events_app.models.events import Event, EventState
from events_app.models.messages import OutboxMessage
from events_app.models.offers import Offer, OfferState
from events_app.models.organisations import Appointment, Organisation
from events_app.models.outreach import Guest, GuestState
from events_app.models.registrations import Registration, RegistrationState
from events_app.models.role_claims import RoleClaim
from events_app.registrations.queries.access import asked_count, settled_count
from events_app.registrations.queries.narrowing import asks_for_access

AnySession = Session | scoped_session[Session]

#: the days that the page calls this week, today included
WEEK_DAYS = 7
#: how long before its day an event without joining details is named
JOINING_WANTED = timedelta(days=7)
#: an offer of a place that ends within this is named
OFFER_ENDS_SOON = timedelta(days=1)
#: more than this on one screen helps nobody
MOST_ROWS = 50


@dataclass(frozen=True)
class Desk:
    """How things stand in general."""

    failed_mail: int
    roles_to_confirm: int
    organisations: int
    contacts: int
    events: int
    published: int

    @property
    def is_new(self) -> bool:
        """Whether nothing can happen yet: something of the first three steps is missing."""
        return not (self.organisations and self.contacts and self.published)


def list_week(session: AnySession, today: date) -> Sequence[Row[Any]]:
    """The events of the coming seven days that people know of, the nearest first."""
    statement = (
        select(
            Event.id,
            Event.title,
            Event.kind,
            Event.state,
            Event.starts_date,
            Event.ends_date,
            Event.starts_at,
            Event.ends_at,
            Event.capacity,
            Event.taken,
            Event.waiting,
        )
        .where(
            Event.state != EventState.DRAFT,
            Event.ends_date >= today,
            Event.starts_date < today + timedelta(days=WEEK_DAYS),
        )
        .order_by(Event.starts_date, Event.starts_at, Event.id)
        .limit(MOST_ROWS)
    )
    rows: Any = session.execute(statement).all()
    return rows


def list_events_with_work(session: AnySession, *, today: date, now: datetime) -> Sequence[Row[Any]]:
    """Events to come at which something needs doing, with how much of each kind.

    `to_arrange`: people who asked for help that is not arranged. `can_move`: people who wait while
    places are free; `waiting`: all who wait. `held`: places kept until a role is confirmed.
    `offered`: offers of a place that end soon. `guests`: who were invited and would like to come,
    without a decision yet. `no_joining`: whether registered people could not find the way in, with
    the event a week away or less.
    """
    waiting, guests = _waiting_counts(today, now), _guests_who_ask()
    work: dict[str, ColumnElement[Any]] = {
        name: func.coalesce(column, 0)
        for name, column in (*waiting.c.items(), *guests.c.items())
        if name != "event_id"
    }
    open_to_move = or_(Event.capacity.is_(None), Event.taken < Event.capacity)
    work["can_move"] = case((open_to_move, Event.waiting), else_=0)
    work["waiting"] = func.coalesce(Event.waiting, 0)
    without = _has_no_joining_details(today)
    counted = (column.label(name) for name, column in work.items())
    statement = (
        select(Event.id, Event.title, Event.starts_date, *counted, without.label("no_joining"))
        .outerjoin(waiting, waiting.c.event_id == Event.id)
        .outerjoin(guests, guests.c.event_id == Event.id)
        .where(_is_to_come(today, now), or_(without, *(many > 0 for many in work.values())))
        .order_by(Event.starts_date, Event.id)
        .limit(MOST_ROWS)
    )
    rows: Any = session.execute(statement).all()
    return rows


def _is_to_come(today: date, now: datetime) -> ColumnElement[bool]:
    not_over = or_(Event.ends_at.is_(None), Event.ends_at > now)
    return and_(Event.state == EventState.PUBLISHED, Event.ends_date >= today, not_over)


def _has_no_joining_details(today: date) -> ColumnElement[bool]:
    """A week before an event, or later, nobody could find the way in."""
    nothing = and_(Event.joining_url == "", Event.joining_notes == "")
    return and_(nothing, Event.starts_date <= today + JOINING_WANTED)


def find_desk(session: AnySession) -> Desk:
    """How things stand in general, in one statement."""
    row = session.execute(
        select(
            _count(OutboxMessage.id, *FAILED),
            _count(RoleClaim.id),
            _count(Organisation.id),
            _count(Appointment.person_id.distinct(), Appointment.confirmed_at.is_not(None)),
            _count(Event.id),
            _count(Event.id, Event.state != EventState.DRAFT),
        )
    ).one()
    return Desk(*row)


def _waiting_counts(today: date, now: datetime) -> Subquery:
    """For each event to come: people with help to arrange, places held, offers that end soon."""
    registered = Registration.state == RegistrationState.REGISTERED
    to_arrange = and_(registered, asks_for_access(), asked_count() > settled_count())
    held = Registration.state == RegistrationState.HELD
    offered = Registration.id.in_(
        select(Offer.registration_id).where(
            Offer.state == OfferState.OPEN, Offer.ends_at <= now + OFFER_ENDS_SOON
        )
    )
    return (
        select(
            Registration.event_id,
            _sum(to_arrange).label("to_arrange"),
            _sum(held).label("held"),
            _sum(offered).label("offered"),
        )
        .join(Event, Event.id == Registration.event_id)
        .where(Event.ends_date >= today, or_(held, offered, to_arrange))
        .group_by(Registration.event_id)
        .subquery()
    )


def _guests_who_ask() -> Subquery:
    """For each event: guests who would like to come and wait for the event team."""
    return (
        select(Guest.event_id, func.count(Guest.id).label("guests"))
        .where(Guest.state == GuestState.ANSWERED)
        .group_by(Guest.event_id)
        .subquery()
    )


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _count(what: Any, *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count(what)).where(*conditions).scalar_subquery()
