"""A contact and what is theirs beside registrations."""

from playwright.sync_api import Page

from events_app.registrations.actions.feed import renew_feed
from tests.browser.world import World


def without_a_feed(world: World) -> None:
    world.signed_in()


def with_a_feed(world: World) -> None:
    renew_feed(world.session, person=world.signed_in(), now=world.now)


def make_an_address(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Make an address").click()
