"""Another name or another address for a contact."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, scoped_session

from events_app import policy
from events_app.mail import outbox
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.people.actions.history import keep_change, refuse_if_changed
from events_app.people.actions.sign_in import sign_out_everywhere
from events_app.people.queries.history import CORRECTED
from events_app.people.queries.people import find_person
from events_app.refusal import Refusal

AnySession = Session | scoped_session[Session]


class AddressIsTaken(Refusal):
    """Somebody else has the address."""

    def __init__(self) -> None:
        super().__init__(
            "Enter another address: somebody else has an account with this one. "
            "If it is the same person, merge the two"
        )


class NeedsAnAdministrator(Refusal):
    """Whoever has the address of an account signs in as it."""

    def __init__(self) -> None:
        super().__init__(
            "Ask an administrator: only they change the address of an account that may do more "
            "than a contact"
        )


def correct(
    session: AnySession,
    *,
    person: Person,
    full_name: str,
    email: str,
    version: int,
    by: Person,
    now: datetime,
) -> bool:
    """Give somebody another name or address. Says whether anything changed.

    Another address signs every device out, and is told to the old and the new one. `version` is
    the one that the page showed. Raises ChangedSince, AddressIsTaken or NeedsAnAdministrator;
    `person` comes with their account roles.
    """
    session.refresh(person, ["full_name", "email"], with_for_update=True)
    fields = differing(person, full_name=full_name, email=email)
    if not fields:
        return False
    refuse_if_changed(session, Subject.PERSON, person.id, version)
    old = person.email
    if email != old:
        if not policy.correct_address(by, person):
            raise NeedsAnAdministrator
        _change_address(session, person, email, now)
        for recipient in (old, email):
            _tell_of_address(session, recipient, person=person, old=old, now=now)
    person.full_name = full_name
    keep_change(
        session, subject=Subject.PERSON, subject_id=person.id, what=CORRECTED, by=by, now=now,
        fields=fields,
    )  # fmt: skip
    return True


def differing(person: Person, *, full_name: str, email: str) -> dict[str, tuple[str, str]]:
    """What is to become another: {"Name": ("as it is", "as it was typed")}."""
    pairs = {"Name": (person.full_name, full_name), "Email address": (person.email, email)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _change_address(session: AnySession, person: Person, email: str, now: datetime) -> None:
    if find_person(session, email) is not None:
        raise AddressIsTaken
    sign_out_everywhere(session, person=person, now=now)
    try:
        with session.begin_nested():
            person.email = email
            session.flush()
    except IntegrityError as error:  # somebody else was given it meanwhile
        raise AddressIsTaken from error


def _tell_of_address(
    session: AnySession, recipient: str, *, person: Person, old: str, now: datetime
) -> None:
    outbox.post(
        session,
        recipient=recipient,
        template="people/mail/address_changed",
        facts={"name": person.full_name, "old": old, "new": person.email},
        now=now,
    )
