"""Finding people and the devices they are signed in on."""

import hashlib
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.models.organisations import Appointment
from events_app.models.people import Device, Person

AnySession = Session | scoped_session[Session]

#: what every page needs to know of the person who asks
_WHOLE = (
    joinedload(Person.appointments).joinedload(Appointment.organisation),
    joinedload(Person.roles),
)
# Asked by every request of somebody signed in, and so put together once.
_SIGNED_IN = (
    select(Person)
    .join(Device, Device.person_id == Person.id)
    .where(
        Person.fs_uniquifier == bindparam("uniquifier"),
        Person.active,
        Device.token_digest == bindparam("digest"),
        Device.signed_out_at.is_(None),
        Device.expires_at > bindparam("now"),
    )
    .options(*_WHOLE)
)


def token_digest(token: str) -> str:
    """What is kept of a device's token, which is long and random, so a plain digest is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_signed_in(
    session: AnySession, *, uniquifier: str, token: str, now: datetime
) -> Person | None:
    """The person of a session cookie, if the account is open and the device still signed in."""
    asked = {"uniquifier": uniquifier, "digest": token_digest(token), "now": now}
    return session.scalars(_SIGNED_IN, asked).unique().one_or_none()


def find_person(session: AnySession, email: str) -> Person | None:
    """The person with this address, whatever its case."""
    statement = select(Person).where(Person.email == email.lower()).options(*_WHOLE)
    return session.scalars(statement).unique().one_or_none()


def list_devices(session: AnySession, person: Person, now: datetime) -> list[Device]:
    """The devices that the person is signed in on, the latest first."""
    statement = (
        select(Device)
        .where(
            Device.person_id == person.id,
            Device.signed_out_at.is_(None),
            Device.expires_at > now,
        )
        .order_by(Device.signed_in_at.desc())
    )
    return list(session.scalars(statement))
