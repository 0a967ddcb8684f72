"""Reading the messages in somebody's account."""

from collections.abc import Collection, Iterable
from datetime import date

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.inbox import InboxMessage
from events_app.models.people import Person
from events_app.people.inbox import InboxKeys, Left, unseal
from events_app.sealing import CannotOpen

AnySession = Session | scoped_session[Session]

log = structlog.get_logger("sealed")


def list_messages(
    session: AnySession, person: Person, *, keys: InboxKeys, today: date
) -> list[Left]:
    """The person's messages that have not expired, the latest first.

    One that does not open, or was sealed for somebody else, is left out and logged by its id.
    """
    statement = select(InboxMessage).where(
        InboxMessage.owner.in_(keys.owners.all_of(person.id)), InboxMessage.expires_date > today
    )
    opened = _opened(session.scalars(statement), person, keys)
    return sorted(opened, key=lambda left: left.left_at, reverse=True)


def list_about(
    session: AnySession,
    person: Person,
    *,
    topics: Collection[str],
    keys: InboxKeys,
    today: date,
) -> list[Left]:
    """The person's messages about these topics."""
    own = list_messages(session, person, keys=keys, today=today) if topics else []
    return [left for left in own if left.message.topic in topics]


def _opened(rows: Iterable[InboxMessage], person: Person, keys: InboxKeys) -> list[Left]:
    found: list[Left] = []
    for row in rows:
        try:
            left, person_id = unseal(row.id, row.body, keys)
            if person_id != person.id:
                raise CannotOpen
        except CannotOpen:
            log.warning("sealed value refused", id=row.id)
        else:
            found.append(left)
    return found
