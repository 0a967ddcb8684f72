"""A message in the person's account."""

from flask import current_app
from sqlalchemy.orm import Session

from events_app.models.people import Person
from events_app.people.actions.inbox import leave
from events_app.people.inbox import InboxKeys, Message
from tests.conftest import NOW


def add(session: Session, person: Person) -> dict[str, list[str]]:
    keys = InboxKeys.from_setting(current_app.config["SEALING_KEYS"])
    message = Message("account", "Your account has changed", (), ("Your account", "/account"))
    left = leave(session, person=person, message=message, keys=keys, now=NOW)
    return {"message_id": [left]}
