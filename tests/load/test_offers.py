"""Offers pass on every place once, whoever answers, leaves or offers at the same moment."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from events_app.extensions import db
from events_app.models.events import Event
from events_app.models.offers import Offer, OfferState
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.models.registrations import TAKING_STATES, Registration, RegistrationState
from events_app.models.transaction import will_write
from events_app.refusal import Refusal
from events_app.registrations.actions import change, offers
from events_app.registrations.actions.offer_rounds import offer_round
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)
from tests.factories.offers import SENDER

NOW = datetime.now(UTC)
WAITING = 24
PLACES = 6
Work = Callable[[Session], None]


@pytest.fixture
def event(session: Session) -> Event:
    """Six places, all free, and people who wait for them."""
    event = make_event(
        session,
        capacity=PLACES,
        starts_at=NOW + timedelta(days=20),
        audience=[audience_item(everyone=True)],
    )
    trust = make_organisation(session)
    for _ in range(WAITING):
        held = appointment(organisation=trust, board_role="chair")
        person = make_person(session, appointments=[held])
        make_registration(session, person=person, event=event, state=RegistrationState.WAITING)
    session.commit()
    return event


def test_workers_that_offer_at_once_offer_each_place_once(
    app: Flask, session: Session, event: Event
) -> None:
    at_once(app, [lambda own: _round(own, NOW)] * 6)
    session.expire_all()
    assert (event.taken, event.waiting) == (PLACES, WAITING - PLACES)
    offered = session.scalars(
        select(Registration.arrival).join(Offer, Offer.registration_id == Registration.id)
    )
    assert sorted(offered) == list(range(1, PLACES + 1))


def test_the_last_moment_of_an_offer_belongs_to_one_of_those_who_act_in_it(
    app: Flask, session: Session, event: Event
) -> None:
    """Each is accepted, declined, cancelled and ended at once; places and counts stay true."""
    at_once(app, [lambda own: _round(own, NOW)])
    session.rollback()
    ends_at = session.scalars(select(Offer.ends_at).limit(1)).one()
    ids = session.scalars(select(Offer.registration_id)).all()
    session.rollback()
    work: list[Work] = [lambda own: _round(own, ends_at)] * 3
    for registration_id in ids:
        for act in (_accept, _decline, _cancel):
            work.append(lambda own, act=act, key=registration_id: act(own, key))
    at_once(app, work)
    session.expire_all()
    states = session.scalars(
        select(Registration.state).where(Registration.event_id == event.id)
    ).all()
    assert event.taken == sum(state in TAKING_STATES for state in states) <= PLACES
    assert event.waiting == states.count("waiting list")
    held = states.count(RegistrationState.OFFERED)
    still_open = session.scalars(select(Offer.id).where(Offer.state == OfferState.OPEN)).all()
    assert len(still_open) == held


def _round(own: Session, now: datetime) -> None:
    offer_round(own, sender=SENDER, now=now)


def _accept(own: Session, key: int) -> None:
    found = _find(own, key)
    offers.accept(own, registration=found, person=found.person, sender=SENDER, now=NOW)


def _decline(own: Session, key: int) -> None:
    offers.decline(own, registration=_find(own, key), now=NOW)


def _cancel(own: Session, key: int) -> None:
    found = _find(own, key)
    change.cancel(own, registration=found, person=found.person, sender=SENDER, now=NOW)


def _find(own: Session, key: int) -> Registration:
    whole = (
        joinedload(Registration.event).joinedload(Event.audience),
        joinedload(Registration.person)
        .joinedload(Person.appointments)
        .joinedload(Appointment.organisation),
    )
    statement = select(Registration).where(Registration.id == key).options(*whole)
    return own.scalars(statement).unique().one()


def at_once(app: Flask, work: list[Work]) -> None:
    """Do all of it at the same moment, each in a transaction of its own; a refusal undoes it."""
    start, failures = threading.Barrier(len(work)), []

    def run(act: Work) -> None:
        with app.app_context():
            own = db.session()
            start.wait()
            try:
                will_write(own)
                act(own)
                own.commit()
            except Refusal:
                own.rollback()
            except Exception as error:
                failures.append(error)
                own.rollback()
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=(act,)) for act in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
