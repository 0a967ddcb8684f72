"""Answer what was heard, to everybody who was there."""

from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.feedback.queries.replies import find_reply
from events_app.feedback.queries.rounds import list_attended
from events_app.feedback.refusals import AnsweredAlready
from events_app.feedback.said import Reply
from events_app.models.events import Event
from events_app.models.feedback import FeedbackReply
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.people.actions.history import keep_change
from events_app.people.actions.inbox import leave
from events_app.people.inbox import InboxKeys, Message

AnySession = Session | scoped_session[Session]


def reply(
    session: AnySession,
    *,
    event: Event,
    said: Reply,
    by: Person,
    inbox: InboxKeys,
    now: datetime,
) -> int:
    """Keep the one answer to an event's feedback and tell all who were there; gives how many.

    They are told whether or not they gave feedback: nobody knows who did. Raises AnsweredAlready.
    """
    if find_reply(session, event.id) is not None:
        raise AnsweredAlready
    people = list_attended(session, event.id)
    keep_reply(session, event_id=event.id, said=said, told=len(people), now=now)
    message = _message(event, said)
    for person in people:
        leave(session, person=person, message=message, keys=inbox, now=now)
    keep_change(
        session,
        subject=Subject.EVENT,
        subject_id=event.id,
        what="feedback answered",
        by=by,
        now=now,
        fields={"People told": ("", str(len(people)))},
    )
    return len(people)


def keep_reply(
    session: AnySession, *, event_id: int, said: Reply, told: int, now: datetime
) -> None:
    """Keep an answer, and how many were told. Telling them is `reply`."""
    kept = FeedbackReply(
        event_id=event_id,
        heard=said.heard,
        doing=said.doing,
        answer=said.answer,
        told=told,
        replied_at=now,
    )
    session.add(kept)
    session.flush()


def _message(event: Event, said: Reply) -> Message:
    return Message(
        kind="feedback",
        heading=f"You said, we did: {event.title}",
        lines=(f"What we heard: {said.heard}", f"{said.lead}: {said.answer}"),
        link=("All our answers", "/accountability/you-said-we-did"),
        topic=f"feedback reply|{event.id}",
    )
