"""Reads of what is sent while an event is on, and of who reads it."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, scoped_session

from events_app.feedback.figures import FEWEST
from events_app.feedback.questions import MEANWHILE, Phase
from events_app.models.events import Appearance, EventSession
from events_app.models.feedback import FeedbackBox, FeedbackRound, RoundState
from events_app.models.people import Person
from events_app.models.speakers import Speaker

AnySession = Session | scoped_session[Session]


def list_parts(session: AnySession, event_id: int, person: Person) -> set[str]:
    """What somebody does at an event, as its line-up says."""
    statement = (
        select(Appearance.part)
        .join(EventSession, EventSession.id == Appearance.session_id)
        .join(Speaker, Speaker.id == Appearance.speaker_id)
        .where(EventSession.event_id == event_id, Speaker.person_id == person.id)
    )
    return set(session.scalars(statement))


def list_filled(session: AnySession) -> list[int]:
    """Rounds during events that five or more have answered since answers were last taken in."""
    statement = (
        select(FeedbackRound.id)
        .join(FeedbackBox, FeedbackBox.round_id == FeedbackRound.id)
        .where(FeedbackRound.phase == Phase.DURING, FeedbackRound.state == RoundState.OPEN)
        .group_by(FeedbackRound.id)
        .having(func.count(FeedbackBox.head) >= FEWEST * len(MEANWHILE))
        .order_by(FeedbackRound.id)
    )
    return list(session.scalars(statement))
