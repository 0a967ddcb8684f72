"""Reads of rounds, and of who was there."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import case, exists, func, or_, select
from sqlalchemy.orm import Session, scoped_session

from events_app.feedback.questions import Phase
from events_app.models.events import Event, EventState, Theme, ThemeMark
from events_app.models.feedback import FeedbackRound, RoundState
from events_app.models.people import Person
from events_app.models.registrations import Attendance, Registration, RegistrationState

AnySession = Session | scoped_session[Session]

RACE_EQUALITY = "race equality"
#: fewer who attended are not asked by form: too often all their answers would be destroyed
FEWEST_ASKED = 8
#: after the end of an event; and how long it waits for attendance that is not recorded yet
ASKED_AFTER = timedelta(hours=1)
WAITS_FOR_ATTENDANCE = timedelta(days=2)
#: the one reminder goes out a week before the close, unless it is nearly there
REMINDED_BEFORE = timedelta(days=7)
TOO_LATE_TO_REMIND = timedelta(days=2)
#: an event that ended longer ago is not asked about any more
ASKED_WITHIN = timedelta(days=14)


def find_round(
    session: AnySession, event_id: int, phase: Phase = Phase.AFTER
) -> FeedbackRound | None:
    """The round of an event."""
    return session.scalar(
        select(FeedbackRound).where(
            FeedbackRound.event_id == event_id, FeedbackRound.phase == phase
        )
    )


def find_named(session: AnySession, named: str) -> Event | None:
    """An event by its slug, or by the key that a programme file knows it by."""
    return session.scalar(select(Event).where(or_(Event.slug == named, Event.key == named)))


def list_due_to_close(session: AnySession, now: datetime) -> Sequence[FeedbackRound]:
    """Open rounds whose time is over."""
    return session.scalars(
        select(FeedbackRound)
        .where(FeedbackRound.state == RoundState.OPEN, FeedbackRound.closes_at <= now)
        .order_by(FeedbackRound.id)
    ).all()


def list_due_to_remind(session: AnySession, now: datetime) -> list[tuple[FeedbackRound, Event]]:
    """Open rounds after an event that are half over, of which nobody was reminded yet.

    A round that is nearly over is not among them: it is too late for a reminder.
    """
    statement = (
        select(FeedbackRound, Event)
        .join(Event, Event.id == FeedbackRound.event_id)
        .where(
            FeedbackRound.state == RoundState.OPEN,
            FeedbackRound.phase == Phase.AFTER,
            FeedbackRound.reminded.is_(False),
            FeedbackRound.closes_at <= now + REMINDED_BEFORE,
            FeedbackRound.closes_at > now + TOO_LATE_TO_REMIND,
        )
        .order_by(FeedbackRound.id)
    )
    return [(row[0], row[1]) for row in session.execute(statement)]


def list_due_to_ask(session: AnySession, now: datetime) -> list[Event]:
    """Events that are over, were attended by enough, and whose attendance is settled."""
    attended = func.sum(case((Registration.attendance == Attendance.ATTENDED, 1), else_=0))
    unknown = func.sum(case((Registration.attendance.is_(None), 1), else_=0))
    asked = exists().where(FeedbackRound.event_id == Event.id, FeedbackRound.phase == Phase.AFTER)
    statement = (
        select(Event)
        .join(Registration, Registration.event_id == Event.id)
        .where(
            Registration.state == RegistrationState.REGISTERED,
            Event.state.in_((EventState.PUBLISHED, EventState.FINISHED)),
            Event.ends_at <= now - ASKED_AFTER,
            Event.ends_at > now - ASKED_WITHIN,
            ~asked,
        )
        .group_by(Event.id)
        .having(
            attended >= FEWEST_ASKED,
            or_(unknown == 0, func.max(Event.ends_at) <= now - WAITS_FOR_ATTENDANCE),
        )
        .order_by(Event.id)
    )
    return list(session.scalars(statement))


def list_attended(session: AnySession, event_id: int) -> list[Person]:
    """Everybody who was there, once."""
    return list_attended_any(session, [event_id])


def list_attended_any(session: AnySession, event_ids: Sequence[int]) -> list[Person]:
    """Everybody who was at one of these events, once."""
    came = select(Registration.person_id).where(
        Registration.event_id.in_(event_ids), Registration.attendance == Attendance.ATTENDED
    )
    return list(session.scalars(select(Person).where(Person.id.in_(came)).order_by(Person.id)))


def count_attended(session: AnySession, event_id: int) -> int:
    """How many were there."""
    statement = select(func.count(Registration.person_id.distinct())).where(
        Registration.event_id == event_id, Registration.attendance == Attendance.ATTENDED
    )
    return session.scalar(statement) or 0


def has_race_theme(session: AnySession, event_id: int) -> bool:
    """Whether the event, or a session of it, carries the theme of race equality."""
    statement = (
        select(ThemeMark.id)
        .join(ThemeMark.theme)
        .where(ThemeMark.event_id == event_id, func.lower(Theme.name) == RACE_EQUALITY)
        .limit(1)
    )
    return session.scalar(statement) is not None
