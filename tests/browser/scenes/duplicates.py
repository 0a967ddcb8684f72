"""Two accounts of one person."""

from collections.abc import Callable

from sqlalchemy import select

from events_app.desk.actions.merging import merge_accounts
from events_app.mail.sender import Sender
from events_app.models.duplicates import MergedAccount
from events_app.models.events import Event
from events_app.models.messages import OutboxMessage
from events_app.models.organisations import BoardRole
from events_app.models.people import AccountRole, Person
from events_app.models.registrations import RegistrationState
from events_app.people.queries.duplicates import list_both
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.scenes.people import contact
from tests.browser.scenes.programme import LONG
from tests.browser.world import World
from tests.factories import (
    LONG_AGO,
    appointment,
    audience_item,
    make_event,
    make_person,
    make_registration,
)


def nobody_twice(world: World) -> None:
    contact(world)
    signed_in_as_team(world)


def two_accounts(world: World) -> None:
    """Both registered for one event to come."""
    one, other = _two(world)
    event = make_event(world.session, title="Allyship in practice")
    for person in (one, other):
        registered = RegistrationState.REGISTERED
        make_registration(world.session, person=person, event=event, state=registered)
    signed_in_as_team(world)


def with_endless_words(world: World) -> None:
    _two(world, full_name=LONG[:200], email=f"{'a' * 60}@trust.example")
    signed_in_as_team(world)


def merged_already(world: World) -> None:
    one, other = _two(world)
    other.active = False
    signed_in_as_team(world)
    _merged(world, other, one)


def merged_into_another(world: World) -> None:
    one, other = _two(world)
    one.active = False
    signed_in_as_team(world)
    _merged(world, one, other)


def registered_twice(world: World) -> None:
    world.registered(world.event(), RegistrationState.TWICE, reference="R")


def _two(world: World, **facts: object) -> tuple[Person, Person]:
    one = contact(world)
    held = appointment(
        organisation=one.appointments[0].organisation, board_role=BoardRole.WORKFORCE_DIRECTOR
    )
    plain = {"full_name": "Dr Uma Adeyemi", "email": "uma@old.example"}
    return one, make_person(world.session, id=2, appointments=[held], **plain | facts)


def _merged(world: World, person: Person, into: Person) -> None:
    by = {"merged_by_id": into.id, "merged_at": LONG_AGO}
    world.session.add(MergedAccount(person_id=person.id, into_id=into.id, **by))


def merge(world: World) -> None:
    """Two mails that say so, of which one is looked at."""
    _merge(world)
    mails = select(OutboxMessage).order_by(OutboxMessage.id)
    for message in world.session.scalars(mails).all()[1:]:
        world.session.delete(message)


def merge_with_an_event(world: World) -> None:
    """The mail about a calendar comes before the two that say that the accounts are one."""
    _merge(world, world.event(audience=[audience_item(everyone=True)]))
    mails = select(OutboxMessage).where(OutboxMessage.template.startswith("people/"))
    for message in world.session.scalars(mails).all():
        world.session.delete(message)


def _merge(world: World, event: Event | None = None) -> None:
    one, other = _two(world)
    for person in (one, other) if event else ():
        registered = RegistrationState.REGISTERED
        make_registration(world.session, person=person, event=event, state=registered)
    one, other = list_both(world.session, (1, 2))
    merge_accounts(
        world.session,
        keep=one,
        gone=other,
        full_name=one.full_name,
        by=make_person(world.session, roles=[AccountRole.EVENT_TEAM]),
        sender=Sender.from_settings(world.app.config),
        now=world.now,
    )


DUPLICATE_MAILS: list[tuple[str, Callable[[World], None]]] = [
    ("people/mail/accounts_merged", merge),
    ("registrations/mail/twice", merge_with_an_event),
]
