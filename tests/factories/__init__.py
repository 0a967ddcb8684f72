"""Things for tests. Defaults are dull; what a test depends on stands in the test."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from events_app.clock import london_date
from events_app.models.events import (
    Appearance,
    AudienceItem,
    Event,
    EventKind,
    EventSession,
    EventState,
    Part,
)
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import AccountRole, Person, Role
from events_app.models.registrations import TAKING_STATES, Registration, RegistrationState

#: when nothing in a test depends on it: before and after the tests' present, 1 August 2022
LONG_AGO = datetime(2022, 1, 10, 9, 0, tzinfo=UTC)
LONG_AGO_DATE = LONG_AGO.date()
#: 10am in London on Thursday 1 September 2022
SOON = datetime(2022, 9, 1, 9, 0, tzinfo=UTC)

Thing = TypeVar("Thing")

_numbers = count(1)


def make_organisation(session: Session, **facts: Any) -> Organisation:
    """A member organisation: an acute trust in London, unless the test says otherwise."""
    number = next(_numbers)
    plain = {
        "code": f"T{number % 10_000:04}",
        "name": f"Trust {number}",
        "region": "London",
        "type": "acute",
    }
    return _kept(session, Organisation(**plain | facts))


def make_person(
    session: Session,
    *,
    appointments: Sequence[Appointment] = (),
    roles: Sequence[AccountRole] = (),
    **facts: Any,
) -> Person:
    """Somebody with an account. `appointments` come from `appointment(...)`."""
    number = next(_numbers)
    plain = {
        "email": f"person{number}@trust.example",
        "full_name": f"Person {number}",
        "fs_uniquifier": f"uniquifier-{number}",
        "created_at": LONG_AGO,
    }
    found = [_role(session, name) for name in roles]
    return _kept(session, Person(appointments=list(appointments), roles=found, **plain | facts))


def appointment(
    *,
    organisation: Organisation,
    board_role: str | None,
    from_date: date = LONG_AGO_DATE,
    confirmed: bool = True,
    **facts: Any,
) -> Appointment:
    """An appointment for `make_person`, confirmed by an import unless the test says otherwise."""
    confirmation = {"confirmed_at": LONG_AGO, "confirmed_by": "import"} if confirmed else {}
    return Appointment(
        organisation=organisation,
        board_role=board_role,
        from_date=from_date,
        **confirmation | facts,
    )


def make_appointment(session: Session, *, person: Person, **facts: Any) -> Appointment:
    """One more appointment of somebody; the facts are those of `appointment`."""
    made = appointment(**facts)
    made.person_id = person.id
    return _kept(session, made)


def make_event(
    session: Session,
    *,
    audience: Sequence[AudienceItem] = (),
    starts_at: datetime | None = SOON,
    lasts: timedelta = timedelta(minutes=90),
    starts_date: date | None = None,
    ends_date: date | None = None,
    **facts: Any,
) -> Event:
    """A published webinar without a limit, which nobody may register for: see `audience`.

    `starts_at=None` with `starts_date` makes one whose times are still to be confirmed.
    """
    number = next(_numbers)
    ends_at = starts_at + lasts if starts_at else None
    first = london_date(starts_at) if starts_at else starts_date
    plain = {
        "slug": f"event-{number}",
        "kind": EventKind.WEBINAR,
        "state": EventState.PUBLISHED,
        "title": f"Event {number}",
        "public_uid": f"event-{number}@events.example",
        "updated_at": LONG_AGO,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "starts_date": first,
        "ends_date": ends_date or (london_date(ends_at) if ends_at else first),
    }
    for position, item in enumerate(audience):
        item.position = position
    event = Event(audience=list(audience), sessions=[], theme_marks=[], **plain | facts)
    return _kept(session, event)


def audience_item(**conditions: Any) -> AudienceItem:
    """One way to be in an audience, for `make_event(audience=[...])`; `everyone=True` is one."""
    return AudienceItem(**conditions)


def make_audience_item(session: Session, *, event: Event, **conditions: Any) -> AudienceItem:
    """One more way to be in an event's audience."""
    others = select(func.count()).where(AudienceItem.event_id == event.id)
    position = session.scalar(others)
    return _kept(session, AudienceItem(event_id=event.id, position=position, **conditions))


def make_session(
    session: Session, *, event: Event, speakers: Sequence[str] = (), **facts: Any
) -> EventSession:
    """A timed item of an event, at the event's own times, with its speakers by name."""
    others = select(func.count()).where(EventSession.event_id == event.id)
    plain = {
        "title": "Session",
        "position": session.scalar(others),
        "starts_at": event.starts_at,
        "ends_at": event.ends_at,
    }
    line_up = [
        Appearance(position=position, part=Part.SPEAKER, name=name)
        for position, name in enumerate(speakers)
    ]
    made = EventSession(event_id=event.id, line_up=line_up, **plain | facts)
    return _kept(session, made)


def make_registration(
    session: Session, *, person: Person, event: Event, state: RegistrationState, **facts: Any
) -> Registration:
    """A registration, with the event's counts of places kept in step."""
    number = next(_numbers)
    event.arrivals += 1
    event.taken += state in TAKING_STATES
    event.waiting += state == RegistrationState.WAITING
    plain = {
        "reference": f"REF{number}",
        "arrival": event.arrivals,
        "calendar_uid": f"registration-{number}@events.example",
        "registered_at": LONG_AGO,
        "updated_at": LONG_AGO,
    }
    made = Registration(person_id=person.id, event_id=event.id, state=state, **plain | facts)
    return _kept(session, made)


def _role(session: Session, name: AccountRole) -> Role:
    found = session.scalar(select(Role).where(Role.name == name))
    return found or _kept(session, Role(name=name))


def _kept(session: Session, thing: Thing) -> Thing:
    session.add(thing)
    session.flush()
    return thing
