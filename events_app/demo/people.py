"""The people of the demonstration: made-up members, and an account for each role that acts."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.organisations import Organisation
from events_app.models.people import AccountRole, Person
from events_app.people.actions.creation import create_person
from events_app.people.actions.imports_members import import_members
from events_app.people.actions.imports_organisations import import_organisations
from events_app.people.imports.members import MemberRow, read_members
from events_app.people.imports.organisations import OrganisationRow, read_organisations

AnySession = Session | scoped_session[Session]


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to sign in as."""

    email: str
    full_name: str
    role: AccountRole


PEOPLE = (
    DemoPerson("team@events.example", "Robin Teasdale-Obi", AccountRole.EVENT_TEAM),
    DemoPerson("host@events.example", "Hana Fairweather", AccountRole.FORUM_HOST),
    DemoPerson("deputy@events.example", "Dayo Merriman", AccountRole.FORUM_HOST),
    DemoPerson("admin@events.example", "Adrian Kotecha", AccountRole.ADMINISTRATOR),
    DemoPerson("privacy@events.example", "Priya Lockwood", AccountRole.DATA_PROTECTION),
)


def add_people(session: AnySession, *, now: datetime) -> int:
    """Add those of `PEOPLE` who are not there, and say how many."""
    there = set(session.scalars(select(Person.email)))
    missing = [person for person in PEOPLE if person.email not in there]
    for person in missing:
        create_person(
            session,
            email=person.email,
            full_name=person.full_name,
            roles=[person.role],
            now=now,
        )
    return len(missing)


def add_organisations(session: AnySession, file: Path) -> int:
    """Add those of the file's organisations that are not there, and say how many."""
    there = set(session.scalars(select(Organisation.code)))
    with file.open("rb") as opened:
        rows = [row for row in read_organisations(opened) if isinstance(row, OrganisationRow)]
    return import_organisations(session, rows=[row for row in rows if row.code not in there]).new


def add_members(session: AnySession, file: Path, *, now: datetime) -> int:
    """Add those of the file's people who are not there, as members, and say how many."""
    there = set(session.scalars(select(Person.email)))
    codes = set(session.scalars(select(Organisation.code)))
    with file.open("rb") as opened:
        rows = [row for row in read_members(opened, codes) if isinstance(row, MemberRow)]
    missing = [row for row in rows if row.email not in there]
    return import_members(session, rows=missing, now=now).new_people
