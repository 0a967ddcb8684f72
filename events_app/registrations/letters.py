"""The mails of this feature: which one, with which facts. Written into the outbox, sent later."""

from datetime import date, datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.dates import day_and_month, event_when, long_moment, short_date
from events_app.events.place import place
from events_app.mail import outbox
from events_app.mail.calendar import Method
from events_app.mail.sender import Sender
from events_app.models.assistance import Assistance
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations.calendar import own_entry
from events_app.registrations.joining import joining_from

AnySession = Session | scoped_session[Session]


def confirm(
    session: AnySession,
    registration: Registration,
    *,
    person: Person,
    event: Event,
    sender: Sender,
    now: datetime,
) -> None:
    """ "You are registered", with the invitation; or "You are on the waiting list", without."""
    if registration.state == RegistrationState.REGISTERED:
        _post(session, "registered", registration, person, event, sender, now, "REQUEST")
    else:
        _post(session, "waiting_list", registration, person, event, sender, now, None)


def confirm_cancelled(
    session: AnySession,
    registration: Registration,
    *,
    person: Person,
    had_place: bool,
    team_reason: str | None,
    sender: Sender,
    now: datetime,
) -> None:
    """ "Your place is cancelled", which takes the entry out of the calendar; or off the list.

    `team_reason` is why the event team did it, "" where it gave no reason; None if it did not.
    """
    name, method = ("cancelled", "CANCEL") if had_place else ("left_waiting_list", None)
    more: dict[str, object] = {"by_team": team_reason is not None, "reason": team_reason or ""}
    _post(session, name, registration, person, registration.event, sender, now, method, more)


def say_held(
    session: AnySession,
    registration: Registration,
    *,
    person: Person,
    event: Event,
    sender: Sender,
    now: datetime,
) -> None:
    """ "We keep a place for you", until when, and nothing for the calendar."""
    _post(session, "place_held", registration, person, event, sender, now, None)


def say_hold_ended(
    session: AnySession,
    registration: Registration,
    *,
    person: Person,
    event: Event,
    sender: Sender,
    now: datetime,
) -> None:
    """ "Your place is no longer kept"."""
    _post(session, "hold_ended", registration, person, event, sender, now, None)


def say_role_ended(
    session: AnySession,
    registration: Registration,
    *,
    person: Person,
    had_place: bool,
    sender: Sender,
    now: datetime,
) -> None:
    """ "Your registration has ended", which takes the entry out of the calendar."""
    method: Method | None = "CANCEL" if had_place else None
    _post(session, "role_ended", registration, person, registration.event, sender, now, method)


def say_twice(
    session: AnySession, registration: Registration, *, stays: str, sender: Sender, now: datetime
) -> None:
    """ "You were registered twice", which takes the second entry out of the calendar."""
    person, event, more = registration.person, registration.event, {"stays": stays}
    _post(session, "twice", registration, person, event, sender, now, "CANCEL", {**more})


def say_role(
    session: AnySession,
    name: str,
    person: Person,
    role: str,
    *,
    sender: Sender,
    now: datetime,
    begins: date | None = None,
) -> None:
    """What became of a role that somebody told us of: "role_confirmed", "role_not_confirmed".

    `begins` is its first day where that is still to come.
    """
    facts = {
        "name": person.full_name,
        "role": role,
        "begins": short_date(begins) if begins else "",
        "events_link": sender.link("/events"),
    }
    outbox.post(
        session,
        recipient=person.email,
        template=f"registrations/mail/{name}",
        facts=facts,
        now=now,
    )


def post(
    session: AnySession,
    name: str,
    registration: Registration,
    *,
    sender: Sender,
    now: datetime,
    more: dict[str, object],
) -> None:
    """A mail without a calendar entry; the registration comes with its event and its person."""
    person, event = registration.person, registration.event
    _post(session, name, registration, person, event, sender, now, None, more)


def say_arranged(
    session: AnySession,
    registration: Registration,
    *,
    person: Person,
    needs: list[str],
    sender: Sender,
    now: datetime,
) -> None:
    """ "Arranged for you", with what is arranged."""
    event = registration.event
    _post(session, "arranged", registration, person, event, sender, now, None, {"arranged": needs})


def tell_assistant(
    session: AnySession,
    registration: Registration,
    *,
    assistance: Assistance,
    assistant: Person,
    event: Event,
    what: str,
    sender: Sender,
    now: datetime,
) -> None:
    """What an assistant did for somebody, without calendar entry and joining details."""
    facts: dict[str, object] = {
        "name": assistant.full_name,
        "person": assistance.person.full_name,
        "what": what,
        "title": event.title,
        "day": day_and_month(event.starts_date),
        "when": event_when(event),
        "where": place(event),
        "reference": registration.reference,
        "link": sender.link(f"/assisting/{assistance.id}"),
    }
    template = "registrations/mail/done_for_them"
    outbox.post(session, recipient=assistant.email, template=template, facts=facts, now=now)


def _post(
    session: AnySession,
    name: str,
    registration: Registration,
    person: Person,
    event: Event,
    sender: Sender,
    now: datetime,
    method: Method | None,
    more: dict[str, object] | None = None,
) -> None:
    facts = _facts(registration, person, event, sender) | (more or {})
    if method is not None:
        entry = own_entry(
            registration, event=event, person=person, sender=sender, method=method, now=now
        )
        facts["calendar"] = entry.to_facts()
    outbox.post(
        session,
        recipient=person.email,
        template=f"registrations/mail/{name}",
        facts=facts,
        now=now,
    )


def _facts(
    registration: Registration, person: Person, event: Event, sender: Sender
) -> dict[str, object]:
    """What the mails are written from."""
    return {
        "name": person.full_name,
        "title": event.title,
        "day": day_and_month(event.starts_date),
        "when": event_when(event),
        "where": place(event),
        "reference": registration.reference,
        "timed": event.starts_at is not None,
        "joining_opens": joining_from(event),
        "made_up": event.made_up,
        "held_until": long_moment(registration.held_until) if registration.held_until else "",
        "registration_link": sender.link(f"/your-events/{registration.reference}"),
        "role_link": sender.link(f"/events/{event.slug}/role-changed"),
        "event_link": sender.link(f"/events/{event.slug}"),
    }
