"""Accounts that somebody at a terminal makes, such as the first administrator's."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import random_id
from events_app.models.people import AccountRole, Person, Role
from events_app.people.actions.inbox import leave
from events_app.people.inbox import InboxKeys, Message
from events_app.people.queries.people import find_person

AnySession = Session | scoped_session[Session]


@dataclass(frozen=True)
class Created:
    """The person, and what was done: made anew, given another name, given these roles."""

    person: Person
    is_new: bool
    renamed: bool
    added_roles: tuple[str, ...]


def create_person(
    session: AnySession,
    *,
    email: str,
    full_name: str | None,
    roles: Collection[AccountRole],
    now: datetime,
    keys: InboxKeys | None = None,
) -> Created:
    """Make sure that somebody with this address, in lower case, has these roles and this name.

    Roles that the person has already stay. Without a name, a new person is called by the address.
    With `keys`, somebody whose account gets a role finds a message that says so.
    """
    person = find_person(session, email)
    is_new = person is None
    if person is None:
        person = _new_person(email, now)
        person.full_name = full_name or email
        session.add(person)
    renamed = full_name is not None and person.full_name != full_name
    person.full_name = full_name or person.full_name
    held = {role.name for role in person.roles}
    added = [name for name in AccountRole if name in roles and name not in held]
    person.roles.extend(_role(session, name) for name in added)
    session.flush()
    if keys is not None and added:
        leave(session, person=person, message=_about_roles(added), keys=keys, now=now)
    return Created(person, is_new, renamed, tuple(added))


def _new_person(email: str, now: datetime) -> Person:
    return Person(
        email=email,
        active=True,
        fs_uniquifier=random_id("person"),
        created_at=now,
        roles=[],
        appointments=[],
    )


def _about_roles(added: Collection[str]) -> Message:
    lines = [f"Your account has the role {name}." for name in added]
    lines.append("If you did not expect this, contact us.")
    link = ("Your account", "/account")
    return Message("account", "Your account has changed", tuple(lines), link)


def _role(session: AnySession, name: AccountRole) -> Role:
    found = session.scalar(select(Role).where(Role.name == name))
    if found is None:
        found = Role(name=name)
        session.add(found)
    return found
