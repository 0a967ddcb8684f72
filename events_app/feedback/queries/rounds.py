"""Reads of rounds, and of who was there."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, scoped_session

from events_app.feedback.questions import Phase
from events_app.models.events import Event, Theme, ThemeMark
from events_app.models.feedback import FeedbackRound, RoundState
from events_app.models.people import Person
from events_app.models.registrations import Attendance, Registration

AnySession = Session | scoped_session[Session]

RACE_EQUALITY = "race equality"
#: fewer who attended are not asked by form: too often all their answers would be destroyed
FEWEST_ASKED = 8
#: the one reminder goes out a week before the close, unless it is nearly there
REMINDED_BEFORE = timedelta(days=7)
TOO_LATE_TO_REMIND = timedelta(days=2)


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
