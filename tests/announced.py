"""What tests of announced changes look at: the mails with what they do to calendars, the event."""

from sqlalchemy import select

from events_app.events.queries.planning import WHOLE
from events_app.models.events import Event
from events_app.models.registrations import RegistrationState
from tests.factories import make_person, make_registration
from tests.walking import outbox


def comes(session, event, name, state=RegistrationState.REGISTERED, **facts):
    person = make_person(session, full_name=name, email=f"{name.lower()}@trust.example")
    return make_registration(session, person=person, event=event, state=state, **facts)


def when(event, **typed):
    plain = {"version": event.version, "starts_on": "1 September 2022", "where": "online"}
    return plain | {"starts": "10am", "ends": "11:30am", "venue": "Teams"} | typed


def mails(session):
    return [
        (
            mail.template.rpartition("/")[2],
            mail.recipient,
            (mail.facts.get("calendar") or {}).get("method"),
            (mail.facts.get("calendar") or {}).get("sequence"),
        )
        for mail in outbox(session)
    ]


def reload(session):
    session.expire_all()
    return session.scalars(select(Event).options(*WHOLE)).one()
