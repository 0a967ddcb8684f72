"""Leave a message in somebody's account, with the one mail that says no more than that."""

from datetime import date, datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import chance, random_id
from events_app.clock import london_date
from events_app.mail import outbox
from events_app.mail.calendar import CalendarEntry
from events_app.models.inbox import InboxMessage
from events_app.models.messages import NEUTRAL, MessageState, OutboxMessage
from events_app.models.people import Person
from events_app.people.inbox import InboxKeys, Left, Message, seal
from events_app.people.queries.inbox import list_messages

AnySession = Session | scoped_session[Session]

#: the mail leaves at a random moment of this time, so that mails of one cause do not leave together
DELAY_SECONDS = 30 * 60
#: every mail that announces a message has this size
MAIL_SIZE = 4096
KEPT = timedelta(days=180)


def leave(
    session: AnySession,
    *,
    person: Person,
    message: Message,
    keys: InboxKeys,
    now: datetime,
    expires_date: date | None = None,
    recipient: str = "",
    hold: CalendarEntry | None = None,
    quiet: bool = False,
) -> str:
    """Leave a message in the person's account and post the mail that announces it; gives its id.

    The mail is the same for every message. It goes to `recipient`, or to the person's address, and
    carries a calendar `hold` only where the person chose one. A `quiet` message has no mail.
    """
    to = recipient or person.email
    reference = "" if quiet else _announce(session, to, keys=keys, hold=hold, now=now)
    left = Left(random_id("message"), message, now, reference)
    session.add(
        InboxMessage(
            id=left.id,
            owner=keys.owners.of(person.id),
            body=seal(left, person.id, keys),
            expires_date=expires_date or london_date(now + KEPT),
        )
    )
    session.flush()
    return left.id


def remove(session: AnySession, *, person: Person, message_id: str, keys: InboxKeys) -> bool:
    """Delete one message of the person, if they have it."""
    statement = delete(InboxMessage).where(
        InboxMessage.id == message_id, InboxMessage.owner.in_(keys.owners.all_of(person.id))
    )
    gone = session.scalar(statement.returning(InboxMessage.id))
    return gone is not None


def withdraw(
    session: AnySession, *, person: Person, topic: str, keys: InboxKeys, now: datetime
) -> None:
    """Delete the person's messages about a topic, and the mails about them that still wait."""
    own = list_messages(session, person, keys=keys, today=london_date(now))
    about = [left for left in own if left.message.topic == topic]
    waiting = OutboxMessage.state == MessageState.DUE
    mails = [left.mail for left in about]
    session.execute(delete(OutboxMessage).where(OutboxMessage.reference.in_(mails), waiting))
    ids = [left.id for left in about]
    session.execute(delete(InboxMessage).where(InboxMessage.id.in_(ids)))


def _announce(
    session: AnySession,
    recipient: str,
    *,
    keys: InboxKeys,
    hold: CalendarEntry | None,
    now: datetime,
) -> str:
    delay = timedelta(seconds=chance.below("delay of a message", DELAY_SECONDS + 1))
    facts: dict[str, object] = {"padded_to": MAIL_SIZE}
    if hold is not None:
        facts["calendar"] = hold.to_facts()
    posted = outbox.post(
        session,
        recipient=recipient,
        template=NEUTRAL,
        facts=facts,
        # its date too is that of the random moment
        now=now + delay,
        sealed=True,
        keys=keys.outbox,
        purpose="mail about a message",
    )
    return posted.reference
