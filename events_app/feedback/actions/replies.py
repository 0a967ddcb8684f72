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
    session.add(
        FeedbackReply(
            event_id=event.id,
            heard=said.heard,
            doing=said.doing,
            answer=said.answer,
            told=len(people),
            replied_at=now,
        )
    )
    message = Message(
        kind="feedback",
        heading=f"You said, we did: {event.title}",
        lines=(f"What we heard: {said.heard}", f"{said.lead}: {said.answer}"),
        link=("All our answers", "/accountability/you-said-we-did"),
        topic=f"feedback reply|{event.id}",
    )
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
