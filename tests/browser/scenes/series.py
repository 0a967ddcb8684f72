"""A network with two dates, before a member and before the event team."""

from playwright.sync_api import Page

from events_app.mail.settings import MailSettings
from events_app.models.events import Event
from events_app.models.history import Subject
from events_app.models.series import CohortPlace, SeriesFollow, SeriesKind
from events_app.people.actions.history import keep_change
from events_app.series.actions.telling import tell_followers
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.scenes.programme import LONG
from tests.browser.world import World
from tests.factories import make_event
from tests.factories.series import make_series


def nothing(world: World) -> None:
    signed_in_as_team(world)


def network(world: World) -> None:
    """Somebody of the event team looks at it."""
    _dates(world)
    member = signed_in_as_team(world)
    keep_change(
        world.session, subject=Subject.SERIES, subject_id=1, what="Created", by=member,
        now=world.now,
    )  # fmt: skip


def network_for_everybody(world: World) -> None:
    _dates(world)


def network_for_a_member(world: World) -> None:
    _dates(world)
    world.signed_in()


def cohort(world: World) -> None:
    _dates(world, kind=SeriesKind.COHORT)
    person = world.signed_in()
    world.session.add(CohortPlace(person_id=person.id, series_id=1, taken_at=world.now))


def cohort_before_the_team(world: World) -> None:
    """Somebody has a place in it; the event team looks at them."""
    cohort(world)
    signed_in_as_team(world)


def cohort_of_nobody(world: World) -> None:
    _dates(world, kind=SeriesKind.COHORT)
    signed_in_as_team(world)


def tell_who_follows(world: World) -> None:
    """A new date of a series with an endless name is published."""
    _dates(world)
    person, event = world.person(), world.session.get_one(Event, 1)
    world.session.add(SeriesFollow(person_id=person.id, series_id=1, followed_at=world.now))
    world.session.flush()
    sender = MailSettings.from_config(world.app.config).sender
    tell_followers(world.session, event=event, sender=sender, by=person, now=world.now)


def add_to_the_cohort(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Add to the cohort").click()


def save_over_somebody(page: Page, world: World) -> None:
    """Somebody else saves while the page is open."""
    keep_change(
        world.session, subject=Subject.SERIES, subject_id=1, what="Changed", by=None,
        now=world.now, fields={"Name": ("Another", LONG[:200])},
    )  # fmt: skip
    world.session.commit()
    page.get_by_role("button", name="Save").click()


def tick_all(page: Page, _world: World) -> None:
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Register for the selected dates").click()


def tick_nothing(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Register for the selected dates").click()


def see_dates(page: Page, _world: World) -> None:
    page.get_by_label("First date").fill("8 September 2030")
    page.get_by_label("How many dates").fill("3")
    page.get_by_role("button", name="See the dates").click()


def see_no_dates(page: Page, _world: World) -> None:
    page.get_by_role("button", name="See the dates").click()


def create_nothing(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Create the series").click()


def _dates(world: World, **facts: object) -> None:
    series = make_series(
        world.session, slug="network", name=LONG[:200], about="Meets every month.", **facts
    )
    world.event(series_id=series.id)
    make_event(world.session, series_id=series.id, title="The second")
