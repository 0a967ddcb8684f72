"""Accounts that people open themselves. What they say of themselves opens nothing yet."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import random_id
from events_app.clock import london_date
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person
from events_app.models.role_claims import RoleClaim
from events_app.people.queries.people import find_person
from events_app.refusal import Refusal


class AddressHasAnAccount(Refusal):
    """Somebody, perhaps in another tab, opened the account in the meantime."""

    def __init__(self) -> None:
        super().__init__("There is already an account with this email address. Sign in again")


def open_account(
    session: Session | scoped_session[Session],
    *,
    email: str,
    full_name: str,
    board_role: str | None,
    organisation: Organisation,
    now: datetime,
) -> Person:
    """Open an account for an address that was proved by a code, with an unconfirmed appointment."""
    if find_person(session, email) is not None:
        raise AddressHasAnAccount
    said = Appointment(organisation=organisation, board_role=board_role, from_date=london_date(now))
    person = _new_person(email, full_name, [said], now)
    _add(session, person, RoleClaim(appointment=said, said_at=now))
    return person


def open_account_of_guest(
    session: Session | scoped_session[Session], *, email: str, full_name: str, now: datetime
) -> Person:
    """Open an account without a role, for a guest whom the event team invites.

    Whoever signs in with it has to prove the address by a code, as everybody does. Refuses with
    AddressHasAnAccount.
    """
    person = _new_person(email, full_name, [], now)
    _add(session, person)
    return person


def _new_person(
    email: str, full_name: str, appointments: list[Appointment], now: datetime
) -> Person:
    return Person(
        email=email.lower(),
        full_name=full_name,
        fs_uniquifier=random_id("person"),
        created_at=now,
        roles=[],
        appointments=appointments,
    )


def _add(session: Session | scoped_session[Session], *rows: Person | RoleClaim) -> None:
    try:
        with session.begin_nested():
            session.add_all(rows)
    except IntegrityError as error:
        raise AddressHasAnAccount from error
