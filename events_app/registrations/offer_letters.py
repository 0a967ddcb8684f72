"""The mails about offers of a place and about the waiting list."""

from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.clock import london_date
from events_app.dates import clock_time, day_and_month, long_moment
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.offers import Offer
from events_app.models.people import Person
from events_app.models.registrations import Registration
from events_app.registrations import letters

AnySession = Session | scoped_session[Session]


def say_offered(
    session: AnySession, registration: Registration, *, offer: Offer, sender: Sender, now: datetime
) -> None:
    """ "A place is available until 5pm on 1 April"; or, first to accept, "A place is available"."""
    name = "place_available" if offer.ends_at is None else "place_offered"
    _post(session, name, registration, offer, sender, now)


def remind(
    session: AnySession, registration: Registration, *, offer: Offer, sender: Sender, now: datetime
) -> None:
    """ "Your place is held until 5pm", when half of the time is left."""
    _post(session, "offer_reminder", registration, offer, sender, now)


def say_ended(
    session: AnySession, registration: Registration, *, offer: Offer, sender: Sender, now: datetime
) -> None:
    """ "The offer of a place has ended"."""
    _post(session, "offer_ended", registration, offer, sender, now)


def say_closed(
    session: AnySession, registration: Registration, *, sender: Sender, now: datetime
) -> None:
    """ "The waiting list has closed"."""
    _post(session, "waiting_list_closed", registration, None, sender, now)


def confirm_accepted(
    session: AnySession,
    registration: Registration,
    *,
    person: Person,
    event: Event,
    sender: Sender,
    now: datetime,
) -> None:
    """ "You are registered", with the invitation, as for everybody else."""
    letters.confirm(session, registration, person=person, event=event, sender=sender, now=now)


def _post(
    session: AnySession,
    name: str,
    registration: Registration,
    offer: Offer | None,
    sender: Sender,
    now: datetime,
) -> None:
    facts: dict[str, object] = {
        "offer_link": sender.link(f"/your-events/{registration.reference}/offer")
    }
    if offer is not None and offer.ends_at is not None:
        facts["until"] = long_moment(offer.ends_at)
        facts["until_short"] = _short(offer.ends_at, now)
    letters.post(session, name, registration, sender=sender, now=now, more=facts)


def _short(moment: datetime, now: datetime) -> str:
    """ "5pm today", "5pm on 1 April": for subjects."""
    day = london_date(moment)
    when = "today" if day == london_date(now) else f"on {day_and_month(day)}"
    return f"{clock_time(moment)} {when}"
