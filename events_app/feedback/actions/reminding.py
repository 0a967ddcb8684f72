"""The one reminder: to everybody who was there, or to nobody."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session, scoped_session

from events_app.clock import london_date
from events_app.dates import long_moment
from events_app.feedback.actions.drawing import shuffled
from events_app.feedback.letters import heading_of
from events_app.feedback.queries.rounds import list_attended, list_due_to_remind
from events_app.models.events import Event
from events_app.models.feedback import FeedbackRound
from events_app.people.actions.inbox import leave
from events_app.people.inbox import InboxKeys, Message

AnySession = Session | scoped_session[Session]

TO_ALL = (
    "Everybody who was there gets this, once, whether or not they answered: we do not know who did."
)


def remind_round(session: AnySession, *, inbox: InboxKeys, now: datetime) -> int:
    """Remind everybody who was at an event whose round is half over, once; gives how many rounds.

    All of them are reminded, or none: nobody knows who answered. There is no ticket in it.
    """
    rounds = list_due_to_remind(session, now)
    for opened, event in rounds:
        opened.reminded = True
        message = _reminder(event, opened)
        expires = london_date(opened.closes_at + timedelta(days=1))
        for person in shuffled(list_attended(session, event.id)):
            leave(
                session, person=person, message=message, keys=inbox, now=now, expires_date=expires
            )
    session.flush()
    return len(rounds)


def _reminder(event: Event, opened: FeedbackRound) -> Message:
    where = f"from the message “{heading_of(event)}”, if you have it"
    return Message(
        kind="feedback",
        heading=f"A reminder: how was {event.title}?",
        lines=(f"You can give feedback until {long_moment(opened.closes_at)}, {where}.", TO_ALL),
        topic=f"feedback|{event.id}",
    )
