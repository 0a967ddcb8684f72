"""Two of the event team change one contact, or its trust, while the page is open."""

from playwright.sync_api import Page

from events_app.models.history import Subject
from events_app.people.actions.history import keep_change
from events_app.people.queries.history import CORRECTED, PROFILE_CHANGED
from tests.browser.scenes.people import one
from tests.browser.scenes.programme import LONG
from tests.browser.world import World


def a_contact(world: World) -> None:
    one(world)


def correct_after_somebody(page: Page, world: World) -> None:
    _somebody_changes(world, Subject.PERSON, CORRECTED, {"Name": ("Another", LONG[:200])})
    page.get_by_label("Full name").fill("Another name")
    page.get_by_role("button", name="Save").click()


def save_after_somebody(page: Page, world: World) -> None:
    region = {"Region": ("London", "Midlands")}
    _somebody_changes(world, Subject.ORGANISATION, PROFILE_CHANGED, region)
    page.get_by_label("Region").fill("North West")
    page.get_by_role("button", name="Save").click()


def _somebody_changes(
    world: World, subject: Subject, what: str, fields: dict[str, tuple[str, str]]
) -> None:
    keep_change(
        world.session, subject=subject, subject_id=1, what=what, by=None, now=world.now,
        fields=fields,
    )  # fmt: skip
    world.session.commit()
