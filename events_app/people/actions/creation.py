"""Accounts that somebody at a terminal makes, such as the first administrator's."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.people import AccountRole, Person, Role
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
) -> Created:
    """Make sure that somebody with this address, in lower case, has these roles and this name.

    Roles that the person has already stay. Without a name, a new person is called by the address.
    """
    person = find_person(session, email)
    is_new = person is None
    if person is None:
        person = Person(
            email=email,
            full_name=full_name or email,
            active=True,
            fs_uniquifier=uuid.uuid4().hex,
            created_at=now,
            roles=[],
            appointments=[],
        )
        session.add(person)
    renamed = full_name is not None and person.full_name != full_name
    person.full_name = full_name or person.full_name
    held = {role.name for role in person.roles}
    added = [name for name in AccountRole if name in roles and name not in held]
    person.roles.extend(_role(session, name) for name in added)
    session.flush()
    return Created(person, is_new, renamed, tuple(added))


def _role(session: AnySession, name: AccountRole) -> Role:
    found = session.scalar(select(Role).where(Role.name == name))
    if found is None:
        found = Role(name=name)
        session.add(found)
    return found
