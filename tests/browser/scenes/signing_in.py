"""Signing in, and the account."""

from datetime import timedelta

from playwright.sync_api import Page

from events_app.models.people import SignInCode
from events_app.people import codes, rules
from events_app.people.actions.sign_in import sign_in_device
from events_app.web.limits import within
from tests.browser.world import World
from tests.factories import make_appointment, make_person

EMAIL = "uma.adeyemi@r0a.trust.example"


def asked_for_a_code(world: World) -> None:
    """A code was sent; it is none that anybody enters here."""
    world.cookie["signing_in"] = EMAIL
    secret = world.app.config["SECRET_KEY"]
    world.session.add(
        SignInCode(
            address_digest=codes.address_digest(secret, EMAIL),
            code_digest=codes.code_digest(secret, EMAIL, "nothing"),
            expires_at=world.now + codes.CODE_LASTS,
        )
    )


def entered_five_wrong_codes(world: World) -> None:
    asked_for_a_code(world)
    world.session.flush()
    world.session.query(SignInCode).update({"tries": codes.TRIES})


def entered_too_many_codes(world: World) -> None:
    asked_for_a_code(world)
    world.session.commit()
    for _ in range(15):
        within(rules.TRIES_PER_ADDRESS, "tries", "address", EMAIL)


def proved_a_new_address(world: World) -> None:
    world.trust()
    world.cookie |= {"proved": EMAIL, "proved_at": world.now.timestamp()}


def with_two_devices(world: World) -> None:
    person = world.signed_in()
    sign_in_device(world.session, person=person, now=world.now - timedelta(days=3))


def with_a_role_to_confirm(world: World) -> None:
    person = world.signed_in()
    make_appointment(
        world.session,
        person=person,
        organisation=world.trust(),
        board_role="non-executive director",
        committee="workforce and people",
        committee_part="chairs",
        confirmed=False,
    )


def without_a_role(world: World) -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff" * 5
    world.signed_in(make_person(world.session, full_name=name))


def enter_no_address(page: Page, _world: World) -> None:
    page.get_by_label("Work email address").fill("uma.adeyemi")
    page.get_by_role("button", name="Continue").click()


def enter_letters(page: Page, _world: World) -> None:
    page.get_by_label("6-digit code").fill("abc")
    page.get_by_role("button", name="Sign in").click()


def enter_a_code(page: Page, _world: World) -> None:
    page.get_by_label("6-digit code").fill("123 456")
    page.get_by_role("button", name="Sign in").click()


def say_nothing(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Create your account").click()
