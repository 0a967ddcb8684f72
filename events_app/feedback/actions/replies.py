"""Answer what was heard, to everybody who was there."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session, scoped_session

from events_app.feedback.queries.replies import list_unanswered
from events_app.feedback.queries.rounds import list_attended_any
from events_app.feedback.refusals import AnsweredAlready
from events_app.feedback.said import About, Reply
from events_app.models.feedback import FeedbackReply, FeedbackRound
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.people.actions.history import keep_change
from events_app.people.actions.inbox import leave
from events_app.people.inbox import InboxKeys, Message

AnySession = Session | scoped_session[Session]


def reply(
    session: AnySession,
    *,
    about: About,
    said: Reply,
    by: Person,
    inbox: InboxKeys,
    now: datetime,
) -> int:
    """Keep the one answer to what was heard and tell all who were there; gives how many.

    An answer to a series is one to all of its events that wait for one. They are told whether or
    not they gave feedback: nobody knows who did. Raises AnsweredAlready where none waits.
    """
    rounds = list_unanswered(session, about, lock=True)
    people = list_attended_any(session, [each.event_id for each in rounds])
    keep_reply(session, about=about, said=said, told=len(people), now=now)
    message = _message(about, said)
    for person in people:
        leave(session, person=person, message=message, keys=inbox, now=now)
    keep_change(
        session,
        subject=Subject.EVENT if about.event_id else Subject.SERIES,
        subject_id=about.event_id or about.series_id or 0,
        what="feedback answered",
        by=by,
        now=now,
        fields={"People told": ("", str(len(people)))},
    )
    return len(people)


def keep_reply(session: AnySession, *, about: About, said: Reply, told: int, now: datetime) -> None:
    """Keep an answer, and how many were told. Telling them is `reply`. Raises AnsweredAlready."""
    rounds = list_unanswered(session, about, lock=True)
    if not rounds:
        raise AnsweredAlready
    kept = FeedbackReply(
        event_id=about.event_id,
        series_id=about.series_id,
        heard=said.heard,
        doing=said.doing,
        answer=said.answer,
        told=told,
        replied_at=now,
    )
    session.add(kept)
    session.flush()
    mine = FeedbackRound.id.in_([each.id for each in rounds]), FeedbackRound.reply_id.is_(None)
    session.execute(update(FeedbackRound).where(*mine).values(reply_id=kept.id))


def _message(about: About, said: Reply) -> Message:
    return Message(
        kind="feedback",
        heading=f"You said, we did: {about.title}",
        lines=(f"What we heard: {said.heard}", f"{said.lead}: {said.answer}"),
        link=("All our answers", "/accountability/you-said-we-did"),
        topic=f"feedback reply|{about.event_id or f'series {about.series_id}'}",
    )
