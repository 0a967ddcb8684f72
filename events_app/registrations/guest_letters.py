"""The mails to guests of events. Who has a place gets the mails that everybody gets."""

from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.dates import day_and_month, event_when
from events_app.events.place import place
from events_app.mail import outbox
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.outreach import Guest
from events_app.models.people import Person

AnySession = Session | scoped_session[Session]


def invite(
    session: AnySession,
    *,
    person: Person,
    event: Event,
    by: Person,
    sender: Sender,
    now: datetime,
) -> None:
    """ "An invitation": the event, who invites, and how to say that one would like to come."""
    facts = _facts(person, event, sender) | {
        "where": place(event),
        "colleague": by.full_name,
        "about": event.about,
        "email": person.email,
        "guest_link": sender.link(f"/events/{event.slug}/guest"),
    }
    _post(session, "guest_invited", person, facts, now)


def end(session: AnySession, guest: Guest, *, sender: Sender, now: datetime) -> None:
    """ "No place for you" or "Your invitation has ended"; the guest comes with event and person."""
    facts = _facts(guest.person, guest.event, sender) | {"state": guest.state}
    _post(session, "guest_ended", guest.person, facts, now)


def _post(
    session: AnySession, name: str, person: Person, facts: dict[str, object], now: datetime
) -> None:
    template = f"registrations/mail/{name}"
    outbox.post(session, recipient=person.email, template=template, facts=facts, now=now)


def _facts(person: Person, event: Event, sender: Sender) -> dict[str, object]:
    return {
        "name": person.full_name,
        "title": event.title,
        "day": day_and_month(event.starts_date),
        "when": event_when(event),
        "made_up": event.made_up,
        "contact_link": sender.link("/contact"),
    }
