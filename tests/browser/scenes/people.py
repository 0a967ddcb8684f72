"""The event team with its contacts."""

from datetime import date

from playwright.sync_api import Page
from sqlalchemy import update

from events_app.models.organisations import BoardRole, Organisation
from events_app.models.people import Person
from events_app.models.registrations import RegistrationState
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.scenes.programme import LONG
from tests.browser.world import World
from tests.factories import (
    appointment,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)
from tests.factories import audience_item as for_whom
from tests.factories.contacts import claimed
from tests.factories.imports import make_import

NOTE = "Our trust secretary can tell you."


def trust(world: World) -> Organisation:
    return make_organisation(world.session, code="R0A", name="Barts Health NHS Trust")


def contact(world: World, **facts: object) -> Person:
    """Somebody with a role now and one that has ended, for the team to look at."""
    barts = trust(world)
    held = appointment(organisation=barts, board_role=BoardRole.CHAIR, id=1)
    ended = appointment(
        organisation=barts, board_role=BoardRole.GOVERNOR, until_date=date(2022, 3, 1)
    )
    plain = {"full_name": "Uma Adeyemi", "email": "uma.adeyemi@r0a.trust.example"}
    return make_person(world.session, id=1, appointments=[held, ended], **plain | facts)


def several(world: World) -> None:
    person = contact(world)
    signed_in_as_team(world)
    claimed(world.session, person, trust_of(person), BoardRole.WORKFORCE_DIRECTOR)
    make_person(world.session, full_name=LONG[:200], email=f"{'a' * 60}@trust.example")


def two_trusts(world: World) -> None:
    several(world)
    make_organisation(world.session, code="R0B", name="Bradford")


def alike(world: World) -> None:
    two_trusts(world)
    world.session.execute(update(Organisation).values(type="acute", coastal=True))


def more_than_a_page(world: World) -> None:
    signed_in_as_team(world)
    for number in range(30):
        make_person(world.session, full_name=f"Person {number:02}")


def alone(world: World) -> None:
    signed_in_as_team(world)


def one(world: World) -> None:
    contact(world)
    signed_in_as_team(world)


def closed(world: World) -> None:
    contact(world, active=False)
    signed_in_as_team(world)


def registered(world: World) -> None:
    """For an event that is for trust chairs."""
    person = contact(world)
    signed_in_as_team(world)
    event = make_event(
        world.session,
        title="Allyship in practice",
        starts_at=world.in_days(30),
        audience=[for_whom(board_role=BoardRole.CHAIR)],
    )
    make_registration(world.session, person=person, event=event, state=RegistrationState.REGISTERED)


def with_a_role_to_confirm(world: World) -> None:
    """Said at an event, which keeps a place."""
    person = contact(world)
    signed_in_as_team(world)
    event = make_event(world.session, title="Allyship in practice", starts_at=world.in_days(30))
    held = make_registration(
        world.session,
        person=person,
        event=event,
        state=RegistrationState.HELD,
        held_until=world.in_days(2),
    )
    claimed(
        world.session,
        make_person(world.session, full_name="Gita Rao"),
        trust_of(person),
        BoardRole.GOVERNOR,
        event=event,
        registration=held,
        note=NOTE,
        id=9,
    )


def one_to_decide(world: World) -> None:
    signed_in_as_team(world)
    claimed(
        world.session,
        make_person(world.session, full_name="Gita Rao"),
        trust(world),
        BoardRole.GOVERNOR,
        id=1,
    )


def not_for_them(world: World) -> None:
    world.signed_in(world.person(BoardRole.GOVERNOR))
    world.event()


def with_a_held_place(world: World) -> None:
    world.registered(state=RegistrationState.HELD, reference="R", held_until=world.in_days(2))


def whose_hold_ended(world: World) -> None:
    world.registered(state=RegistrationState.HOLD_ENDED, reference="R")


def whose_role_ended(world: World) -> None:
    world.registered(state=RegistrationState.ROLE_ENDED, reference="R")


def trust_of(person: Person) -> Organisation:
    return person.appointments[0].organisation


def save_without_a_name(page: Page, _world: World) -> None:
    page.get_by_label("Full name").fill("")
    page.get_by_role("button", name="Save").click()


def add_nothing(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Add the role").click()


def say_nothing(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Tell the event team").click()


def with_problems(world: World) -> None:
    rows = "ann@r0a.example,Ann Lee,R0A,chair,,2022-04-01,\nnobody,Bo,R0A,chair,,2022-04-01,\n"
    _import(world, rows, imported=False)


def imported(world: World) -> None:
    _import(world, "ann@r0a.example,Ann Lee,R0A,chair,,2022-04-01,\n", imported=True)


def upload_nothing(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Upload").click()


def with_possible_duplicates(world: World) -> None:
    """One who may have an account, with endless words, and one who is in the file twice."""
    name, email = LONG[:200], f"{'a' * 60}@trust.example"
    people = [("new@trust.example", name), ("jo@a.example", "Jo Lee"), ("lee@a.example", "Jo Lee")]
    rows = "".join(f'{email},"{name}",R0A,chair,,2022-04-01,\n' for email, name in people)
    barts = _import(world, rows, imported=False)
    held = appointment(organisation=barts, board_role=BoardRole.GOVERNOR)
    make_person(world.session, full_name=name, email=email, appointments=[held])


def _import(world: World, rows: str, *, imported: bool) -> Organisation:
    made = trust(world)
    team = signed_in_as_team(world)
    make_import(world.session, by=team, rows=rows, now=world.now, imported=imported)
    return made
