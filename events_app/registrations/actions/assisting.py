"""Naming an assistant, accepting, ending; and what an assistant does for the other."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, scoped_session

from events_app.mail import outbox
from events_app.mail.sender import Sender
from events_app.models.assistance import Assistance
from events_app.models.events import Event
from events_app.models.history import Change, Subject
from events_app.models.people import Person
from events_app.models.registrations import Registration
from events_app.people.actions.history import keep_change
from events_app.refusal import Refusal
from events_app.registrations import letters
from events_app.registrations.access import AccessAnswers
from events_app.registrations.actions import change, register
from events_app.registrations.cancelled import ASSISTANT_CANCELLED

AnySession = Session | scoped_session[Session]

#: more than this is a mailing list
MOST_ASSISTANTS = 3


#: each sends a mail to an address that somebody typed
MOST_A_DAY = 10
_NAMED = "named an assistant"


class CannotName(Refusal):
    """This address cannot be named as an assistant's."""


def name_assistant(
    session: AnySession, *, person: Person, email: str, sender: Sender, now: datetime
) -> Assistance:
    """Ask somebody, by their work address, to book for the person; writes them a mail.

    Nothing counts until they accept. Refuses with CannotName.
    """
    address = email.lower()
    named = select(Assistance.assistant_email).where(Assistance.person_id == person.id)
    before = list(session.scalars(named))
    if address == person.email:
        raise CannotName("Enter the address of somebody else")
    if address in before:
        raise CannotName("Enter another address. You have named this one already")
    if _count_named(session, person, since=now - timedelta(days=1)) >= MOST_A_DAY:
        raise CannotName("Check again tomorrow. You have named many assistants today")
    if len(before) >= MOST_ASSISTANTS:
        raise CannotName(f"Check whom you have named. You can have {MOST_ASSISTANTS} assistants")
    assistance = Assistance(person_id=person.id, assistant_email=address, asked_at=now)
    session.add(assistance)
    session.flush()
    facts = {"person": person.full_name, "link": sender.link("/assisting")}
    outbox.post(
        session,
        recipient=address,
        template="registrations/mail/asked_to_assist",
        facts=facts,
        now=now,
    )
    _keep(session, person.id, "named an assistant", person, now)
    return assistance


def accept(session: AnySession, *, assistance: Assistance, by: Person, now: datetime) -> None:
    """The assistant agrees. Who has accepted already stays the one."""
    if assistance.accepted_at is None:
        assistance.assistant_id, assistance.accepted_at = by.id, now
        session.flush()
        _keep(session, assistance.person_id, "assistant accepted", by, now)


def end(session: AnySession, *, assistance: Assistance, by: Person, now: datetime) -> None:
    """Either of the two ends it, at once."""
    _keep(session, assistance.person_id, "assistant ended", by, now)
    session.delete(assistance)
    session.flush()


def register_for_them(
    session: AnySession,
    *,
    assistance: Assistance,
    event: Event,
    answers: AccessAnswers,
    by: Person,
    or_wait: bool,
    sender: Sender,
    now: datetime,
) -> Registration:
    """Register the other for an event that is for them. Mails go to both; who did it is kept.

    Refuses as `register` does.
    """
    registration = register.register(
        session,
        person=assistance.person,
        event=event,
        answers=answers,
        or_wait=or_wait,
        sender=sender,
        now=now,
    )
    _keep_registration(session, registration, "registered by their assistant", by, now)
    letters.tell_assistant(
        session, registration, assistance=assistance, assistant=by, event=event,
        what=registration.state, sender=sender, now=now,
    )  # fmt: skip
    return registration


def cancel_for_them(
    session: AnySession,
    *,
    assistance: Assistance,
    registration: Registration,
    by: Person,
    sender: Sender,
    now: datetime,
) -> None:
    """Give the other's place back. Mails go to both; who did it is kept."""
    change.cancel(
        session, registration=registration, person=assistance.person, sender=sender, now=now
    )
    _keep_registration(session, registration, ASSISTANT_CANCELLED, by, now)
    letters.tell_assistant(
        session, registration, assistance=assistance, assistant=by, event=registration.event,
        what="cancelled", sender=sender, now=now,
    )  # fmt: skip


def _count_named(session: AnySession, person: Person, since: datetime) -> int:
    """How often the person has named an assistant since then, those that were ended included."""
    kept = select(func.count(Change.id)).where(
        Change.subject == Subject.PERSON,
        Change.subject_id == person.id,
        Change.what == _NAMED,
        Change.made_at > since,
    )
    return session.scalar(kept) or 0


def _keep(session: AnySession, person_id: int, what: str, by: Person, now: datetime) -> None:
    keep_change(session, subject=Subject.PERSON, subject_id=person_id, what=what, by=by, now=now)


def _keep_registration(
    session: AnySession, registration: Registration, what: str, by: Person, now: datetime
) -> None:
    keep_change(
        session,
        subject=Subject.REGISTRATION,
        subject_id=registration.id,
        what=what,
        by=by,
        now=now,
    )
