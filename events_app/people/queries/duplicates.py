"""Accounts that may be one person: two side by side, the merged, and whom new people resemble."""

from collections.abc import Collection, Sequence
from itertools import islice

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, joinedload, load_only, scoped_session, selectinload

from events_app.models.duplicates import MergedAccount
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.people.queries.pairs import start_of_address

AnySession = Session | scoped_session[Session]

#: people who are looked for at a time
CHUNK = 1_000

#: what a likeness is told by, and what a page shows
_SIGNS = (
    *(Person.full_name, Person.email),
    *(Person.folded_name, Person.folded_family_name, Person.folded_email),
)


def list_both(session: AnySession, numbers: tuple[int, int]) -> list[Person]:
    """The people with these numbers, with roles and appointments, the lower number first."""
    statement = (
        select(Person)
        .where(Person.id.in_(numbers))
        .order_by(Person.id)
        .options(
            joinedload(Person.appointments).joinedload(Appointment.organisation),
            joinedload(Person.roles),
        )
    )
    return list(session.scalars(statement).unique())


def list_like(session: AnySession, people: Collection[Person]) -> list[Person]:
    """Open accounts that share with one of these an address, a name, or the start and the end.

    With their appointments, so that `pairs_with_new` may say of whom. A few statements for each
    thousand people.
    """
    found: dict[int, Person] = {}
    remaining = iter(people)
    while chunk := list(islice(remaining, CHUNK)):
        statement = (
            select(Person)
            .where(Person.active, _like_any(chunk))
            .options(load_only(*_SIGNS), selectinload(Person.appointments))
        )
        found |= {person.id: person for person in session.scalars(statement)}
    return [found[number] for number in sorted(found)]


def _like_any(people: Collection[Person]) -> ColumnElement[bool]:
    families = {person.folded_family_name for person in people}
    starts = {"".join(person.folded_email.partition("@")[:2]) for person in people}
    return or_(
        Person.folded_email.in_({person.folded_email for person in people}),
        Person.folded_name.in_({person.folded_name for person in people}),
        and_(Person.folded_family_name.in_(families), start_of_address().in_(starts)),
    )


def list_merged(session: AnySession, numbers: Sequence[int]) -> list[MergedAccount]:
    """Which of these accounts were merged, with the account that stays."""
    statement = select(MergedAccount).where(MergedAccount.person_id.in_(numbers))
    return list(session.scalars(statement.options(joinedload(MergedAccount.into))))


def list_merged_into(session: AnySession, person: Person) -> list[int]:
    """The numbers of the accounts that were merged into this one."""
    statement = select(MergedAccount.person_id).where(MergedAccount.into_id == person.id)
    return list(session.scalars(statement))
