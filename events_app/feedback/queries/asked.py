"""Reads of who is asked, and of what is due: rounds to open, hand-outs, times that moved."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, exists, func, or_, select
from sqlalchemy.orm import Session, scoped_session

from events_app.clock import london_date
from events_app.events.standing import begins, joining_opens
from events_app.feedback.queries.rounds import FEWEST_ASKED, has_race_theme, list_attended
from events_app.feedback.questions import Phase, questions_before
from events_app.feedback.times import AHEAD_LEAST, AHEAD_MOST, SETTLED, closes_with
from events_app.models.events import Event, EventState
from events_app.models.feedback import FeedbackRound, RoundState
from events_app.models.people import Person
from events_app.models.registrations import Attendance, Registration, RegistrationState

AnySession = Session | scoped_session[Session]

#: an event that ended longer ago is not asked about any more
ASKED_WITHIN = timedelta(days=14)


def list_asked(session: AnySession, event: Event, phase: str, now: datetime) -> list[Person]:
    """Whom a phase asks: who was there; before and during the event, who has a place.

    Who got the place within the last hour waits, so that no ticket follows on a registration.
    """
    if phase == Phase.AFTER:
        return list_attended(session, event.id)
    settled = select(Registration.person_id).where(
        *_settled(now), Registration.event_id == event.id
    )
    people = select(Person).where(Person.id.in_(settled), Person.active).order_by(Person.id)
    return list(session.scalars(people))


def count_to_draw(session: AnySession, event: Event, phase: str, asked: int) -> int:
    """How many tickets are drawn in bulk: for those asked now, and those who may come to be asked.

    Afterwards these are they whose attendance is not recorded; before, as many again, or as many
    as there are places, and some to spare for places that change hands.
    """
    if phase != Phase.AFTER:
        return max(2 * asked, event.capacity or 0) + 20
    unknown = select(func.count(Registration.id)).where(
        Registration.event_id == event.id,
        Registration.state == RegistrationState.REGISTERED,
        Registration.attendance.is_(None),
    )
    return asked + (session.scalar(unknown) or 0)


def list_due_after(session: AnySession, now: datetime) -> list[Event]:
    """Events that are over and were attended by enough, as far as it is recorded."""
    attended = func.sum(case((Registration.attendance == Attendance.ATTENDED, 1), else_=0))
    statement = (
        select(Event)
        .join(Registration, Registration.event_id == Event.id)
        .where(
            Registration.state == RegistrationState.REGISTERED,
            Event.state.in_((EventState.PUBLISHED, EventState.FINISHED)),
            Event.ends_at <= now,
            Event.ends_at > now - ASKED_WITHIN,
            ~_was_asked(Phase.AFTER),
        )
        .group_by(Event.id)
        .having(attended >= FEWEST_ASKED)
        .order_by(Event.id)
    )
    return list(session.scalars(statement))


def list_due_before(session: AnySession, now: datetime) -> list[Event]:
    """Events that begin in 1 to 14 days, have enough people, and are of a kind that is asked."""
    first, last = now + AHEAD_LEAST, now + AHEAD_MOST
    found = _with_places(session, now, Phase.BEFORE, (first, last))
    due = [event for event in found if first < begins(event) <= last]
    return [event for event in due if questions_ahead(session, event)]


def list_due_during(session: AnySession, now: datetime) -> list[Event]:
    """Events that people are joining; not those held in confidence, where one speaks."""
    found = _with_places(session, now, Phase.DURING, (now, now))
    return [
        event
        for event in found
        if event.starts_at and joining_opens(event) <= now and not event.held_in_confidence
    ]


def questions_ahead(session: AnySession, event: Event) -> list[str]:
    """What is asked before an event; nothing where nobody is asked."""
    race = has_race_theme(session, event.id)
    return questions_before(event.kind, race_equality=race, in_confidence=event.held_in_confidence)


def list_to_hand_out(session: AnySession, now: datetime) -> list[tuple[FeedbackRound, Event]]:
    """Open rounds whose next hand-out is due, with their events."""
    return _open_rounds(session, FeedbackRound.hands_out_at <= now)


def list_moved(session: AnySession, now: datetime) -> list[tuple[FeedbackRound, Event, datetime]]:
    """Rounds before and during events whose time has changed, with when they close now."""
    found = _open_rounds(session, FeedbackRound.phase != Phase.AFTER)
    wanted = [(each, event, closes_with(each.phase, event, now)) for each, event in found]
    return [(each, event, when) for each, event, when in wanted if each.closes_at != when]


def _open_rounds(
    session: AnySession, condition: ColumnElement[bool]
) -> list[tuple[FeedbackRound, Event]]:
    statement = (
        select(FeedbackRound, Event)
        .join(Event, Event.id == FeedbackRound.event_id)
        .where(FeedbackRound.state == RoundState.OPEN, condition)
        .order_by(FeedbackRound.id)
    )
    return [(each, event) for each, event in session.execute(statement).all()]


def _with_places(
    session: AnySession, now: datetime, phase: Phase, between: tuple[datetime, datetime]
) -> list[Event]:
    """Published events on these days, not over, with enough people and no round of this phase."""
    first, last = (london_date(moment) for moment in between)
    statement = (
        select(Event)
        .join(Registration, Registration.event_id == Event.id)
        .where(
            *_settled(now),
            Event.state == EventState.PUBLISHED,
            Event.starts_date <= last,
            Event.ends_date >= first,
            or_(Event.ends_at.is_(None), Event.ends_at > now),
            ~_was_asked(phase),
        )
        .group_by(Event.id)
        .having(func.count(Registration.id) >= FEWEST_ASKED)
        .order_by(Event.id)
    )
    return list(session.scalars(statement))


def _settled(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Registration.state == RegistrationState.REGISTERED,
        Registration.updated_at <= now - SETTLED,
    )


def _was_asked(phase: Phase) -> ColumnElement[bool]:
    return exists().where(FeedbackRound.event_id == Event.id, FeedbackRound.phase == phase)
