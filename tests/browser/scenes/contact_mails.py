"""What makes the mails about contacts, their roles and held places."""

from collections.abc import Callable

from sqlalchemy import select

from events_app.mail.sender import Sender
from events_app.models.messages import OutboxMessage
from events_app.models.organisations import BoardRole
from events_app.models.registrations import Registration, RegistrationState
from events_app.people.actions.correcting import correct
from events_app.registrations import letters
from events_app.registrations.actions.holds import settle_holds
from events_app.registrations.actions.roles import (
    confirm_role,
    end_registrations,
    refuse_role,
)
from events_app.registrations.queries.holds import list_holds
from tests.browser.world import World
from tests.factories import make_person, make_registration
from tests.factories.contacts import claimed


def another_address(world: World) -> None:
    person, by = world.person(), make_person(world.session)
    email = "uma.ade@r0a.trust.example"
    correct(
        world.session, person=person, full_name=person.full_name, email=email, version=0,
        by=by, now=world.now,
    )  # fmt: skip
    # the same words go to the old and to the new address
    world.session.delete(world.session.scalars(select(OutboxMessage)).first())


def hold(world: World) -> None:
    held = _held(world)
    letters.say_held(
        world.session,
        held,
        person=held.person,
        event=held.event,
        sender=_sender(world),
        now=world.now,
    )


def end_the_hold(world: World) -> None:
    _held(world, BoardRole.GOVERNOR)
    holds = list_holds(world.session)
    settle_holds(world.session, holds=holds, sender=_sender(world), now=world.in_days(3))


def end_the_role(world: World) -> None:
    held = _held(world, state=RegistrationState.REGISTERED)
    end_registrations(
        world.session, person=held.person, lost=[held], sender=_sender(world), now=world.now
    )


def confirm(world: World) -> None:
    _decide(world, confirm_role)


def refuse(world: World) -> None:
    _decide(world, refuse_role)


def _decide(world: World, action: Callable[..., int]) -> None:
    person = world.person()
    said = claimed(
        world.session, person, person.appointments[0].organisation, BoardRole.WORKFORCE_DIRECTOR
    )
    world.session.refresh(person, ["appointments"])
    by = make_person(world.session)
    action(
        world.session,
        person=person,
        appointment=said,
        by=by,
        sender=_sender(world),
        now=world.now,
    )


def _held(
    world: World,
    role: BoardRole = BoardRole.CHAIR,
    state: RegistrationState = RegistrationState.HELD,
) -> Registration:
    held = make_registration(
        world.session,
        person=world.person(role),
        event=world.event(),
        state=state,
        held_until=world.in_days(2),
    )
    world.session.refresh(held, ["event", "person"])
    return held


def _sender(world: World) -> Sender:
    return Sender.from_settings(world.app.config)


CONTACT_MAILS: list[tuple[str, Callable[[World], None]]] = [
    ("people/mail/address_changed", another_address),
    ("registrations/mail/place_held", hold),
    ("registrations/mail/hold_ended", end_the_hold),
    ("registrations/mail/role_ended", end_the_role),
    ("registrations/mail/role_confirmed", confirm),
    ("registrations/mail/role_not_confirmed", refuse),
]
