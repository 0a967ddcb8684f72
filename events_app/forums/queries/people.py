"""People by their ids, as forums keep them."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from events_app.forums.store import SealedStore
from events_app.models.organisations import Appointment
from events_app.models.people import AccountRole, Person, Role
from events_app.models.speakers import Speaker


def list_people(store: SealedStore, ids: Iterable[int]) -> dict[int, Person]:
    """People with their appointments, by id. They are asked for by id alone."""
    statement = (
        select(Person)
        .where(Person.id.in_(sorted(set(ids))), Person.active)
        .options(
            selectinload(Person.appointments).joinedload(Appointment.organisation),
            selectinload(Person.roles),
        )
    )
    return {person.id: person for person in store.session.scalars(statement)}


def name_and_trust(person: Person) -> str:
    """ "Uma Adeyemi, Barts Health NHS Trust"."""
    trusts = {held.organisation.name for held in person.appointments}
    return ", ".join([person.full_name, *sorted(trusts)])


def list_job_titles(store: SealedStore, ids: Iterable[int]) -> list[str]:
    """The job titles that people gave for the directory of speakers."""
    wanted = (Speaker.person_id.in_(sorted(set(ids))), Speaker.job_role != "")
    return list(store.session.scalars(select(Speaker.job_role).where(*wanted)))


def list_hosts(store: SealedStore) -> list[Person]:
    """Everybody whose account hosts forums, by name."""
    statement = (
        select(Person)
        .join(Person.roles)
        .where(Role.name == AccountRole.FORUM_HOST, Person.active)
        .order_by(Person.full_name, Person.id)
    )
    return list(store.session.scalars(statement))
