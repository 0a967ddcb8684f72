"""The event team plans; the event that it plans is the first there is."""

from playwright.sync_api import Page

from events_app.models.events import Event, EventState
from events_app.models.history import Subject
from events_app.models.organisations import BoardRole
from events_app.models.registrations import RegistrationState
from events_app.models.series import CohortPlace, SeriesKind
from events_app.people.actions.history import keep_change
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.scenes.programme import LONG
from tests.browser.world import World
from tests.factories import (
    appointment,
    make_event,
    make_organisation,
    make_person,
    make_registration,
    make_session,
)
from tests.factories.series import make_partner_date, make_series


def nothing_planned(world: World) -> None:
    signed_in_as_team(world)


def a_draft(world: World) -> None:
    """A draft of which much is missing, on the day of another event that wants the same people."""
    _with_history(world, world.event(state=EventState.DRAFT, venue=""))
    world.event(slug="other", title="Another for trust chairs", capacity=1)


def endless_words(world: World) -> None:
    event = world.event(state=EventState.DRAFT, title=LONG[:200], venue=LONG[:200])
    make_session(world.session, event=event, title=LONG[:200], speakers=[LONG[:200]], position=2)
    _with_history(world, event)


def published(world: World) -> None:
    """A published event with somebody registered and somebody who waits."""
    event = world.event(capacity=1)
    for name, state in (("Ada", RegistrationState.REGISTERED), ("Ben", RegistrationState.WAITING)):
        make_registration(
            world.session,
            person=make_person(world.session, full_name=name),
            event=event,
            state=state,
        )
    signed_in_as_team(world)


def a_date_of_a_full_cohort(world: World) -> None:
    """Two people of a cohort meet one place."""
    cohort = make_series(world.session, kind=SeriesKind.COHORT)
    world.event(state=EventState.DRAFT, series_id=cohort.id, capacity=1)
    trust = make_organisation(world.session)
    for name in ("Ada", "Ben"):
        held = appointment(organisation=trust, board_role=BoardRole.CHAIR)
        person = make_person(world.session, full_name=name, appointments=[held])
        world.session.add(CohortPlace(person_id=person.id, series_id=cohort.id, taken_at=world.now))
    signed_in_as_team(world)


def over(world: World) -> None:
    world.event(starts_at=world.in_days(-3))
    signed_in_as_team(world)


def held_in_confidence_without_rules(world: World) -> None:
    world.event(state=EventState.DRAFT, held_in_confidence=True, recording="not recorded")
    signed_in_as_team(world)


def a_partners_date(world: World) -> None:
    day = world.in_days(30).date()
    make_partner_date(world.session, starts_date=day, title=LONG[:200], roles=["chair"])
    signed_in_as_team(world)


def _with_history(world: World, event: Event) -> None:
    member = signed_in_as_team(world)
    keep_change(
        world.session, subject=Subject.EVENT, subject_id=event.id, what="Changed", by=member,
        now=world.now, fields={"Title": ("A", LONG[:300])},
    )  # fmt: skip
    make_event(world.session, title="Last year", starts_at=world.in_days(-300))


def create_with_wrong_times(page: Page, _world: World) -> None:
    page.get_by_label("Title").fill("A talk")
    page.get_by_label("Kind of event").select_option("webinar")
    page.get_by_label("Online").check()
    page.get_by_label("First day").fill("27 March 2022")
    page.get_by_label("Start").fill("01:30")
    page.get_by_label("End").fill("3am")
    page.get_by_role("button", name="Create the event").click()


def move_it(page: Page, _world: World) -> None:
    page.get_by_label("First day").fill("8 September 2030")
    page.get_by_role("button", name="Continue").click()


def save_over_somebody(page: Page, world: World) -> None:
    """Somebody else saves between opening the page and sending it."""
    event = world.session.get(Event, 1)
    assert event is not None
    event.version, event.title = 2, "Allyship in practice"
    keep_change(
        world.session, subject=Subject.EVENT, subject_id=1, what="Changed", by=None,
        now=world.now, fields={"Title": ("Allyship", "Allyship in practice")},
    )  # fmt: skip
    world.session.commit()
    page.get_by_label("Title").fill("What colleagues notice")
    page.get_by_role("button", name="Save").click()


def count_chairs(page: Page, _world: World) -> None:
    for name in ("Add another group", "Count whom it reaches"):
        with page.expect_navigation():
            page.get_by_role("button", name=name).click()


def name_nobody(page: Page, _world: World) -> None:
    page.get_by_label("Job title").last.fill("head of WRES")
    page.get_by_role("button", name="Save").click()


def give_no_reason(page: Page, _world: World) -> None:
    page.get_by_role("button", name="email").click()


def give_no_places(page: Page, _world: World) -> None:
    page.get_by_label("Places").fill("none")
    page.get_by_role("button", name="Save").click()
