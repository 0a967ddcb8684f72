"""Hand out tickets of a round: drawn in bulk ahead, given at set times to those who have none yet.

The tickets that nobody has lie sealed in the round, beside who has one. Which ticket somebody got
stands in their own sealed message alone.
"""

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session, scoped_session

from events_app.clock import london_date
from events_app.feedback.actions.drawing import draw_tickets, pool_place, shuffled
from events_app.feedback.boxes import FeedbackKeys
from events_app.feedback.refusals import KeysMissing
from events_app.models.feedback import FeedbackRound
from events_app.models.people import Person
from events_app.people.actions.inbox import leave
from events_app.people.inbox import InboxKeys, Message
from events_app.sealing import CannotOpen, write_padded

AnySession = Session | scoped_session[Session]

#: what the sealed pool is filled up to
_POOL_SIZE = 4096


def fill_pool(session: AnySession, opened: FeedbackRound, many: int, keys: FeedbackKeys) -> None:
    """Draw so many tickets at once, for everybody who may come to be asked."""
    _keep(opened, draw_tickets(session, opened, many), [], keys)
    session.flush()


def hand_out(
    session: AnySession,
    opened: FeedbackRound,
    *,
    people: Sequence[Person],
    message: Callable[[str], Message],
    keys: FeedbackKeys,
    inbox: InboxKeys,
    now: datetime,
    quiet: bool = False,
) -> int:
    """Give those of the people a ticket who have none; gives how many. Raises KeysMissing.

    When the pool is empty the rest get none. `message` is the message that holds a ticket. A
    `quiet` one is not announced by mail.
    """
    tickets, given = _open(opened, keys)
    has_one = set(given)
    new = shuffled([person for person in people if person.id not in has_one])[: len(tickets)]
    expires = london_date(opened.closes_at + timedelta(days=1))
    for person, ticket in zip(new, tickets, strict=False):
        leave(
            session,
            person=person,
            message=message(ticket),
            keys=inbox,
            now=now,
            expires_date=expires,
            quiet=quiet,
        )
    given += [person.id for person in new]
    _keep(opened, tickets[len(new) :], sorted(given), keys)
    opened.asked = len(given)
    session.flush()
    return len(new)


def _open(opened: FeedbackRound, keys: FeedbackKeys) -> tuple[list[str], list[int]]:
    try:
        content = json.loads(keys.private.open(opened.pool or b"", pool_place(opened.id)))
    except CannotOpen as error:
        raise KeysMissing from error
    return content["tickets"], content["given"]


def _keep(
    opened: FeedbackRound, tickets: Sequence[str], given: Sequence[int], keys: FeedbackKeys
) -> None:
    content = {"tickets": list(tickets), "given": list(given)}
    opened.pool = keys.private.seal(write_padded(content, _POOL_SIZE), pool_place(opened.id))
