"""Closing offers: each is closed once, by whoever comes first."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session, scoped_session

from events_app.models.offers import Offer, OfferState
from events_app.models.registrations import Registration

AnySession = Session | scoped_session[Session]


def close_open_offers(
    session: AnySession, registration: Registration, becomes: OfferState, now: datetime
) -> bool:
    """Close what is offered to this registration. False if nothing was open any more."""
    statement = (
        update(Offer)
        .where(Offer.registration_id == registration.id, Offer.state == OfferState.OPEN)
        .values(state=becomes, answered_at=now)
        .returning(Offer.id)
        .execution_options(synchronize_session="fetch")
    )
    return bool(session.scalars(statement).all())
