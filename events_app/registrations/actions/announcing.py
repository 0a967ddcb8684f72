"""Telling everybody at an event, in few statements however many they are."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.mail.outbox import post_to_many
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.models.registrations import LIVE_STATES, Registration, RegistrationState
from events_app.people.actions.history import keep_change
from events_app.registrations.announcements import Announcement, facts_for

AnySession = Session | scoped_session[Session]


def tell_everybody(
    session: AnySession,
    *,
    event: Event,
    announcement: Announcement,
    sender: Sender,
    by: Person | None,
    now: datetime,
) -> int:
    """One mail to each person with a place, held or not, or on the waiting list; gives how many.

    Where it changes calendars, the sequence of everybody with a place rises by one (RFC 5546). How
    many were told is kept with the event's changes.
    """
    if announcement.method is not None:
        _raise_sequences(session, event, now)
    told = post_to_many(
        session,
        template=f"registrations/mail/{announcement.template}",
        messages=(
            (r.person.email, facts_for(r, announcement, event=event, sender=sender, now=now))
            for r in _list_live(session, event)
        ),
        now=now,
    )
    if told:
        what = "1 person was told by email" if told == 1 else f"{told} people were told by email"
        keep_change(session, subject=Subject.EVENT, subject_id=event.id, what=what, by=by, now=now)
    return told


def count_to_tell(session: AnySession, event: Event) -> int:
    """How many people `tell_everybody` would tell now."""
    statement = select(func.count(Registration.id)).where(_live(event))
    return session.scalar(statement) or 0


def _live(event: Event) -> ColumnElement[bool]:
    return (Registration.event_id == event.id) & Registration.state.in_(LIVE_STATES)


def _raise_sequences(session: AnySession, event: Event, now: datetime) -> None:
    session.execute(
        update(Registration)
        .where(
            Registration.event_id == event.id, Registration.state == RegistrationState.REGISTERED
        )
        .values(calendar_sequence=Registration.calendar_sequence + 1, updated_at=now)
        .execution_options(synchronize_session=False)
    )


def _list_live(session: AnySession, event: Event) -> list[Registration]:
    statement = (
        select(Registration)
        .where(_live(event))
        .order_by(Registration.id)
        .options(joinedload(Registration.person))
        .execution_options(populate_existing=True)
    )
    return list(session.scalars(statement))
