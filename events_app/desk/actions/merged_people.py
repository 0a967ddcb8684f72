"""What needs a decision when two accounts are merged: roles, guests, assistants, speakers."""

from datetime import date

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session, aliased, scoped_session

from events_app.models.asks import LIVE_ASKS, Ask, AskState
from events_app.models.assistance import Assistance
from events_app.models.events import Appearance
from events_app.models.facilitator_checks import FacilitatorCheck
from events_app.models.organisations import Appointment
from events_app.models.outreach import Guest, GuestState
from events_app.models.people import Person
from events_app.models.role_claims import RoleClaim
from events_app.models.speakers import Speaker, SpeakerConsent, SpeakerTopic
from events_app.people.actions.contacts import is_same

AnySession = Session | scoped_session[Session]

#: the furthest first
_GUESTS = (
    GuestState.CONFIRMED,
    GuestState.ANSWERED,
    GuestState.INVITED,
    GuestState.NOT_COMING,
    GuestState.DECLINED,
    GuestState.WITHDRAWN,
)


def list_held_twice(keep: Person, gone: Person) -> list[tuple[Appointment, Appointment]]:
    """The appointments that both have, as (stays, goes): the same role from the same day."""
    return [
        (held, other)
        for other in gone.appointments
        for held in keep.appointments
        if is_same(held, other)
    ]


def move_appointments(session: AnySession, *, keep: Person, gone: Person) -> None:
    """Each appointment once, with what people said of it.

    Of two, the confirmed one counts; of two that are confirmed alike, the one that lasts longer.
    """
    for stays, goes in list_held_twice(keep, gone):
        _take_over(stays, goes)
        session.flush()
        claims = update(RoleClaim).where(RoleClaim.appointment_id == goes.id)
        session.execute(claims.values(appointment_id=stays.id))
        if stays.confirmed_at is not None:
            session.execute(delete(RoleClaim).where(RoleClaim.appointment_id == stays.id))
        session.execute(delete(Appointment).where(Appointment.id == goes.id))
    theirs = update(Appointment).where(Appointment.person_id == gone.id)
    session.execute(theirs.values(person_id=keep.id))


def move_assistances(session: AnySession, *, keep: Person, gone: Person) -> None:
    """Who books for whom, once; nobody books for themselves. An accepted one comes first."""
    both = (keep.id, gone.id)
    statement = select(Assistance).where(
        or_(
            Assistance.person_id.in_(both),
            Assistance.assistant_id.in_(both),
            Assistance.assistant_email == gone.email,
        )
    )
    found = sorted(session.scalars(statement), key=lambda a: (a.accepted_at is None, a.id))
    seen: set[tuple[int, str]] = set()
    moved: list[tuple[Assistance, int, str]] = []
    for row in found:
        person = keep.id if row.person_id == gone.id else row.person_id
        theirs = row.assistant_id in both or row.assistant_email in (keep.email, gone.email)
        address = keep.email if theirs else row.assistant_email
        if (person, address) in seen or (person == keep.id and theirs):
            session.delete(row)
        else:
            moved.append((row, person, address))
        seen.add((person, address))
    session.flush()
    for row, person, address in moved:
        row.person_id, row.assistant_email = person, address
        row.assistant_id = keep.id if row.assistant_id == gone.id else row.assistant_id
    session.flush()


def keep_better_guest(session: AnySession, *, keep: Person, gone: Person) -> None:
    """Where both are guests of an event, take away what is less far."""
    here, there = aliased(Guest), aliased(Guest)
    pairs = select(here, there).join(there, there.event_id == here.event_id)
    for ours, theirs in session.execute(
        pairs.where(here.person_id == keep.id, there.person_id == gone.id)
    ).all():
        further = _GUESTS.index(GuestState(theirs.state)) < _GUESTS.index(GuestState(ours.state))
        session.delete(ours if further else theirs)
    session.flush()


def move_speaker(session: AnySession, *, keep: Person, gone: Person) -> None:
    """The profile of a speaker; where both have one, what the other has goes to the first.

    The other profile then stays with the closed account, without asks and appearances.
    """
    theirs = session.scalar(select(Speaker).where(Speaker.person_id == gone.id))
    ours = session.scalar(select(Speaker).where(Speaker.person_id == keep.id))
    if theirs is None:
        return
    if ours is None:
        theirs.person_id = keep.id
        session.flush()
        return
    _withdraw_second_asks(session, ours, theirs)
    for table in (Ask, Appearance):
        mine = update(table).where(table.speaker_id == theirs.id)
        session.execute(mine.values(speaker_id=ours.id))
    session.execute(delete(FacilitatorCheck).where(FacilitatorCheck.speaker_id == theirs.id))
    topics = select(SpeakerTopic.theme_id).where(SpeakerTopic.speaker_id == ours.id)
    consents = select(SpeakerConsent.what).where(SpeakerConsent.speaker_id == ours.id)
    for table, known in (
        (SpeakerTopic, SpeakerTopic.theme_id.not_in(topics.scalar_subquery())),
        (SpeakerConsent, SpeakerConsent.what.not_in(consents.scalar_subquery())),
    ):
        new = update(table).where(table.speaker_id == theirs.id, known)
        statement = new.values(speaker_id=ours.id)
        session.execute(statement.execution_options(synchronize_session=False))


def _take_over(stays: Appointment, goes: Appointment) -> None:
    if stays.confirmed_at is None and goes.confirmed_at is not None:
        stays.confirmed_at, stays.confirmed_by = goes.confirmed_at, goes.confirmed_by
        stays.until_date = goes.until_date
    elif (stays.confirmed_at is None) == (goes.confirmed_at is None):
        stays.until_date = max(stays.until_date, goes.until_date, key=_lasts)


def _lasts(until: date | None) -> date:
    return until or date.max


def _withdraw_second_asks(session: AnySession, ours: Speaker, theirs: Speaker) -> None:
    """Nobody is asked twice for one part of one session."""
    first = aliased(Ask)
    same = (
        select(first.id)
        .where(first.speaker_id == ours.id, first.state.in_(LIVE_ASKS))
        .where(first.session_id == Ask.session_id, first.part == Ask.part)
    )
    twice = update(Ask).where(
        Ask.speaker_id == theirs.id, Ask.state.in_(LIVE_ASKS), same.correlate(Ask).exists()
    )
    statement = twice.values(state=AskState.WITHDRAWN)
    session.execute(statement.execution_options(synchronize_session=False))
