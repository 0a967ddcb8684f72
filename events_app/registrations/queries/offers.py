"""Reads of offers and of the people who wait."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload, scoped_session

from events_app.clock import london_date
from events_app.models.events import Event, EventState
from events_app.models.offers import Offer, OfferState, WaitingList
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState

AnySession = Session | scoped_session[Session]

_FREE = or_(Event.capacity.is_(None), Event.taken < Event.capacity)
_PASSED_OVER = (OfferState.DECLINED, OfferState.ENDED)


def find_offer(session: AnySession, registration: Registration) -> Offer | None:
    """The latest offer to this registration, whatever became of it."""
    statement = (
        select(Offer)
        .where(Offer.registration_id == registration.id)
        .order_by(Offer.id.desc())
        .limit(1)
    )
    return session.scalar(statement)


def is_automatic(session: AnySession, event: Event) -> bool:
    """Whether the system offers freed places of this event by itself."""
    kept = session.scalar(select(WaitingList.automatic).where(WaitingList.event_id == event.id))
    return kept is None or kept


def list_events_to_offer(session: AnySession, now: datetime) -> list[Event]:
    """The events to come with a free place and somebody waiting, which the system offers itself."""
    by_hand = select(WaitingList.event_id).where(~WaitingList.automatic)
    statement = (
        select(Event)
        .where(
            Event.state == EventState.PUBLISHED,
            Event.waiting > 0,
            _FREE,
            _begins_after(now),
            Event.id.not_in(by_hand),
        )
        .order_by(Event.id)
        .options(joinedload(Event.audience))
    )
    return list(session.scalars(statement).unique())


def list_waiting(
    session: AnySession, event: Event, *, not_offered_before: bool
) -> Sequence[Registration]:
    """Who waits, in order, with what their eligibility is judged by.

    With `not_offered_before`, who declined an offer or let one end is left out, and who has one
    open: nobody is offered the same place again and again.
    """
    statement = (
        select(Registration)
        .where(Registration.event_id == event.id, Registration.state == RegistrationState.WAITING)
        .order_by(Registration.arrival)
        .options(
            joinedload(Registration.event),
            joinedload(Registration.person)
            .joinedload(Person.appointments)
            .joinedload(Appointment.organisation),
        )
    )
    if not_offered_before:
        statement = statement.where(~_had_an_offer())
    return session.scalars(statement).unique().all()


def list_offers_open(session: AnySession) -> list[tuple[Offer, Registration]]:
    """Every place that is held now, with its registration, event and person."""
    statement = _open().where(Offer.ends_at.is_not(None)).order_by(Registration.event_id, Offer.id)
    return [(offer, registration) for offer, registration in session.execute(statement)]


def list_offers_of(session: AnySession, event: Event) -> list[tuple[Offer, Registration]]:
    """Every open offer of one event, with its registration."""
    statement = (
        select(Offer, Registration)
        .join(Registration, Registration.id == Offer.registration_id)
        .where(Offer.state == OfferState.OPEN, Registration.event_id == event.id)
        .order_by(Offer.id)
    )
    return [(offer, registration) for offer, registration in session.execute(statement)]


def list_lists_to_close(session: AnySession, now: datetime, starts_before: datetime) -> list[Event]:
    """Events that begin before then and not yet, whose waiting people were not told."""
    closed = select(WaitingList.event_id).where(WaitingList.closed_at.is_not(None))
    soon = or_(
        and_(Event.starts_at.is_not(None), Event.starts_at <= starts_before),
        and_(Event.starts_at.is_(None), Event.starts_date <= london_date(starts_before)),
    )
    statement = select(Event).where(
        Event.state == EventState.PUBLISHED,
        Event.waiting > 0,
        _begins_after(now),
        soon,
        Event.id.not_in(closed),
    )
    return list(session.scalars(statement.order_by(Event.id)))


def list_in_line(session: AnySession, event: Event, page: int, size: int) -> list[Any]:
    """A page of who waits or has an offer, in order, with the latest offer of each."""
    latest = (
        select(func.max(Offer.id))
        .where(Offer.registration_id == Registration.id)
        .correlate(Registration)
        .scalar_subquery()
    )
    in_line = (RegistrationState.WAITING, RegistrationState.OFFERED)
    wanted = and_(Registration.event_id == event.id, Registration.state.in_(in_line))
    total = select(func.count(Registration.id)).where(wanted).correlate(None).scalar_subquery()
    statement = (
        select(
            Registration.id,
            Registration.state,
            Registration.registered_at,
            Person.full_name,
            Offer.state.label("offer_state"),
            Offer.ends_at.label("offer_ends_at"),
            total.label("total"),
        )
        .join(Registration.person)
        .outerjoin(Offer, Offer.id == latest)
        .where(wanted)
        .order_by(Registration.arrival)
        .limit(size)
        .offset((page - 1) * size)
    )
    return list(session.execute(statement).all())


def _open() -> Select[Offer, Registration]:
    return (
        select(Offer, Registration)
        .join(Registration, Registration.id == Offer.registration_id)
        .join(Registration.event)
        .join(Registration.person)
        .where(Offer.state == OfferState.OPEN, Event.state == EventState.PUBLISHED)
        .options(contains_eager(Registration.event), contains_eager(Registration.person))
    )


def _had_an_offer() -> ColumnElement[bool]:
    return exists().where(
        Offer.registration_id == Registration.id,
        or_(Offer.state.in_(_PASSED_OVER), Offer.state == OfferState.OPEN),
    )


def _begins_after(now: datetime) -> ColumnElement[bool]:
    return or_(
        and_(Event.starts_at.is_not(None), Event.starts_at > now),
        and_(Event.starts_at.is_(None), Event.starts_date > london_date(now)),
    )
