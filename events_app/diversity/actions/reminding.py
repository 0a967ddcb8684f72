"""The one reminder of a year: to everybody who led or spoke, whether they have answered or not."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.diversity.figures.periods import Period, read_period
from events_app.diversity.keys import Keys
from events_app.diversity.queries.answers import find_own
from events_app.diversity.queries.reminders import find_reminder, list_people_to_remind
from events_app.diversity.refusals import NobodyToRemind, RemindedAlready
from events_app.models.people import Person
from events_app.models.releases import AnswerReminder
from events_app.people.actions.inbox import leave
from events_app.people.inbox import InboxKeys, Message

AnySession = Session | scoped_session[Session]

MESSAGE = Message(
    "equality",
    "Equality questions for everyone who led or spoke",
    (
        "You led or spoke at one of our sessions this year.",
        "Everyone who did gets this message, whether or not they have answered.",
        "The questions are optional and take 1 minute.",
        "Your answers do not affect whether you get a place or are asked to speak.",
        "This is the only reminder this year.",
    ),
    ("Equality questions", "/equality"),
    topic="equality reminder",
)


def ask_to_remind(
    session: AnySession, *, year: Period, by: Person, now: datetime
) -> AnswerReminder:
    """Ask that everybody of the year be reminded. Raises RemindedAlready and NobodyToRemind."""
    if find_reminder(session, year) is not None:
        raise RemindedAlready
    if not list_people_to_remind(session, year, now=now):
        raise NobodyToRemind
    reminder = AnswerReminder(period=year.key, asked_by_id=by.id, asked_at=now)
    session.add(reminder)
    session.flush()
    return reminder


def remind(session: AnySession, *, keys: Keys, inbox: InboxKeys, now: datetime) -> int:
    """Leave every message that waits, in the caller's transaction: all of them, or none.

    Who told us to stop using their answers was promised not to be asked again, and is left out;
    the number that is kept is that of everybody, so that it does not say how many they are.
    """
    waiting = select(AnswerReminder).where(AnswerReminder.sent_at.is_(None))
    reached = 0
    for reminder in session.scalars(waiting).all():
        year = read_period(reminder.period)
        people = list_people_to_remind(session, year, now=now) if year else []
        for person in people:
            own = find_own(session, person, keys)
            if own is None or not own.stopped:
                leave(session, person=person, message=MESSAGE, keys=inbox, now=now)
        reminder.sent_at, reminder.people = now, len(people)
        reached += len(people)
    session.flush()
    return reached
