"""An event whose feedback is closed, with a comment to check; and rounds for the migrations."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from events_app.feedback.questions import Phase
from events_app.models.events import Event
from events_app.models.feedback import FeedbackComment, FeedbackReply, FeedbackRound
from events_app.models.people import Person
from events_app.models.registrations import Attendance, RegistrationState
from events_app.models.series import Series, SeriesKind
from tests.factories import LONG_AGO, make_registration
from tests.factories.feedback import (
    answer,
    ask_for,
    close_it,
    make_attended,
    make_on,
    take_all,
)

ANSWERS = {"show": "y", "heard": "More time", "decision": "doing", "answer": "We plan longer"}


def add(session: Session, person: Person) -> dict[str, list[str]]:
    event, people = make_attended(session, people=7)
    people.append(person)
    make_registration(
        session,
        person=person,
        event=event,
        state=RegistrationState.REGISTERED,
        attendance=Attendance.ATTENDED,
    )
    cohorts = select(Series).where(Series.kind == SeriesKind.COHORT).order_by(Series.id.desc())
    series = session.scalars(cohorts).first()
    event.series_id = series.id if series else None
    opened = ask_for(session, event)
    for each in people[:5]:
        answer(session, each, useful="5", change="More time")
    close_it(session, opened)
    on, coming = make_on(session, people=8)
    meanwhile = ask_for(session, on, Phase.DURING)
    for each in coming[:5]:
        answer(session, each, Phase.DURING, pulse="5", ask="Which board has done this?")
    take_all(session, meanwhile)
    return {
        "asked_event_id": [str(event.id)],
        "comment_id": _comments(session, opened)[:1],
        "during_slug": [on.slug],
        "question_id": _comments(session, meanwhile)[:1],
        "feedback_table": ["before-and-after", "engagement-gap"],
    }


def _comments(session: Session, opened: FeedbackRound) -> list[str]:
    statement = select(FeedbackComment.id).where(FeedbackComment.round_id == opened.id)
    return list(session.scalars(statement))


def fill(session: Session, person: Person, event: Event) -> None:
    add(session, person)
    open_event, people = make_attended(session, people=8)
    opened = ask_for(session, open_event)
    answer(session, people[0], useful="5")
    said = {"heard": "More time", "doing": True, "answer": "We plan longer sessions"}
    kept = FeedbackReply(event_id=event.id, told=8, replied_at=LONG_AGO, **said)
    session.add(kept)
    session.flush()
    opened.reply_id = kept.id
