"""What the event team has to do with the people of an event."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from events_app.models.arrangements import AccessArrangement, ArrangementState
from events_app.models.attendance import AttendanceFile
from events_app.models.events import Event
from events_app.models.offers import Offer, OfferState, WaitingList
from events_app.models.organisations import Organisation
from events_app.models.outreach import (
    CallNote,
    Guest,
    GuestCategory,
    GuestState,
    Invitation,
)
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState
from tests.conftest import NOW
from tests.factories import (
    LONG_AGO,
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)


def add(session: Session, person: Person) -> dict[str, list[str]]:
    """An event with somebody registered and somebody waiting, and somebody to add to it."""
    event = make_event(session, capacity=3, audience=[audience_item(everyone=True)])
    trust = _trust(session)
    held = [appointment(organisation=trust, board_role="chair") for _ in range(3)]
    registered, waiting, other = (make_person(session, appointments=[one]) for one in held)
    registrations = [
        make_registration(
            session, person=who, event=event, state=state, access_needs=["live captions"]
        )
        for who, state in (
            (registered, RegistrationState.REGISTERED),
            (waiting, RegistrationState.WAITING),
        )
    ]
    session.add(
        AccessArrangement(
            registration_id=registrations[1].id,
            need="live captions",
            state=ArrangementState.ARRANGED,
            updated_at=LONG_AGO,
        )
    )
    return {
        **_attended(session, person, [str(event.id)]),
        "registration_id": [str(made.id) for made in registrations],
        "contact_id": [str(other.id)],
    }


def _attended(session: Session, person: Person, others: list[str]) -> dict[str, list[str]]:
    """An event that has begun, with the person's place in it and a file of who came."""
    begun = make_event(
        session, starts_at=NOW, audience=[audience_item(everyone=True)], joining_notes="Dial in"
    )
    own = make_registration(session, person=person, event=begun, state=RegistrationState.REGISTERED)
    kept = AttendanceFile(
        event_id=begun.id,
        kept_by_id=person.id,
        kept_at=LONG_AGO,
        content=f"Name,Email\nA,{person.email}\n".encode(),
        reading={"email": 1, "name": 0, "stay": None, "shortest": 10},
    )
    session.add(kept)
    session.flush()
    offered = _offered(session, person)
    return {
        "reference": [own.reference, offered.reference],
        "attendance_file_id": [str(kept.id)],
        "event_id": [*others, str(begun.id)],
    }


def _offered(session: Session, person: Person) -> Registration:
    """A place that is offered to the person."""
    event = make_event(session, capacity=5, audience=[audience_item(everyone=True)])
    made = make_registration(session, person=person, event=event, state=RegistrationState.OFFERED)
    offer = Offer(
        registration_id=made.id,
        state=OfferState.OPEN,
        offered_at=NOW,
        ends_at=NOW + timedelta(days=1),
    )
    session.add(offer)
    session.flush()
    return made


def _trust(session: Session) -> Organisation:
    """The trust that forms name: ANSWERS says its code."""
    found = session.scalar(select(Organisation).where(Organisation.code == "GUARD"))
    return found or make_organisation(session, code="GUARD")


def fill(session: Session, person: Person, event: Event) -> None:
    """One row in each table about the people of an event."""
    waits = make_registration(
        session, person=make_person(session), event=event, state=RegistrationState.OFFERED
    )
    session.add_all(
        [
            AttendanceFile(
                event_id=event.id, kept_by_id=person.id, kept_at=LONG_AGO, content=b"Name,Email\n"
            ),
            AccessArrangement(
                registration_id=waits.id,
                need="live captions",
                state=ArrangementState.ARRANGED,
                updated_at=LONG_AGO,
            ),
            Offer(registration_id=waits.id, state=OfferState.OPEN, offered_at=LONG_AGO),
            WaitingList(event_id=event.id),
        ]
    )
    _fill_outreach(session, person, event)


def _fill_outreach(session: Session, person: Person, event: Event) -> None:
    to = {"event_id": event.id, "person_id": person.id}
    by = {"invited_at": LONG_AGO, "invited_by_id": person.id}
    session.add_all(
        [
            CallNote(**to, note="Rings back", made_at=LONG_AGO, made_by_id=person.id),
            Invitation(**to, **by),
            Guest(
                **to,
                **by,
                category=GuestCategory.OBSERVER,
                organisation="A partner body",
                state=GuestState.CONFIRMED,
            ),
        ]
    )
    session.flush()
