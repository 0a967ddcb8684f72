"""Messages in accounts."""

from typing import Any

from flask import current_app
from sqlalchemy.orm import Session

from events_app.models.people import Person
from events_app.people.actions.inbox import leave
from events_app.people.inbox import InboxKeys, Message
from tests.conftest import NOW

#: the page of who has none, in words
NO_MESSAGES = (
    "Your messages You have no messages. Who belongs to a private page finds it again at the "
    "address /p, also when its message is deleted."
)


def inbox_keys() -> InboxKeys:
    """The keys of the application under test."""
    return InboxKeys.from_setting(current_app.config["SEALING_KEYS"])


def leave_message(
    session: Session, person: Person, message: Message | None = None, **facts: Any
) -> str:
    """A dull message; gives its id."""
    told = message or Message("account", "Your account has changed")
    plain = {"now": NOW, "keys": inbox_keys()}
    return leave(session, person=person, message=told, **plain | facts)
