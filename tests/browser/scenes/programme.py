"""The programme: what there is to find, and an event in each state."""

from datetime import timedelta

from events_app.folding import fold
from events_app.models.events import EventKind, EventState, Recording, Theme, ThemeMark
from events_app.models.lists import PAGE_SIZE
from events_app.models.organisations import BoardRole
from events_app.models.people import AccountRole
from events_app.models.registrations import RegistrationState
from tests.browser.world import World
from tests.factories import audience_item, make_event, make_session

LONG = "Rechtsschutzversicherungsgesellschaften" * 256
#: a mark that turns the rest of the line around, and words that run from right to left
REVERSED = "Board \u202eytilauqe\u202c and المساواة بين الأعراق, meeting \u2066one\u2069"


def nothing(_world: World) -> None:
    """An empty database."""


def several(world: World) -> None:
    """One of each kind of card."""
    for number, facts in enumerate(
        (
            {"title": "Two views of allyship", "made_up": True},
            {"title": "An event that is full", "capacity": 1, "taken": 1},
            {"title": "An event that is cancelled", "state": EventState.CANCELLED},
            {"title": "An event that is postponed", "state": EventState.POSTPONED},
            {"title": "A conference in Leeds", "town": "Leeds", "kind": EventKind.CONFERENCE},
            {"title": "An event without an audience", "audience": []},
        )
    ):
        event = world.event(
            **{
                "slug": f"event-{number}",
                "starts_at": world.in_days(number + 5),
                "search_text": fold(facts["title"]),
                **facts,
            }
        )
        world.session.add(ThemeMark(event_id=event.id, theme=Theme(name=f"theme {number}")))


def several_past(world: World) -> None:
    for number in range(3):
        world.event(slug=f"past-{number}", starts_at=world.in_days(-number - 5))


def more_than_a_page(world: World, first_day: int = 5) -> None:
    for number in range(PAGE_SIZE + 3):
        make_event(world.session, starts_at=world.in_days(first_day + number / 10))


def more_than_a_page_of_past(world: World) -> None:
    more_than_a_page(world, -30)


def signed_in(world: World) -> None:
    world.event()
    world.signed_in()


def open_to_all(world: World) -> None:
    world.event(cost="£45 a person, for lunch", capacity=30, recording=Recording.RECORDED)


def full(world: World) -> None:
    world.filled(world.event(capacity=12), waiting=4)


def full_and_too_late_to_wait(world: World) -> None:
    world.filled(world.event(capacity=12, starts_at=world.in_days(0.5)))


def closed(world: World) -> None:
    world.event(closes_at=world.in_days(-1))


def not_open_yet(world: World) -> None:
    world.event(opens_at=world.in_days(3))


def cancelled(world: World) -> None:
    world.event(state=EventState.CANCELLED, state_reason="The speaker is unwell.")


def postponed(world: World) -> None:
    world.event(state=EventState.POSTPONED, state_reason="A new date follows in May.")


def past(world: World) -> None:
    world.event(starts_at=world.in_days(-3))


def started(world: World) -> None:
    world.event(starts_at=world.now - timedelta(minutes=5))


def without_a_time(world: World) -> None:
    day = world.in_days(40).date()
    world.event(starts_at=None, starts_date=day, ends_date=day + timedelta(days=1))


def without_an_audience(world: World) -> None:
    world.event(audience=[])


def without_a_programme(world: World) -> None:
    words = {"slug": "allyship-in-practice", "title": "Allyship in practice"}
    make_event(world.session, **words, kind="conference", town="", audience_words="everybody")


def made_up(world: World) -> None:
    world.event(made_up=True, interactive=True)


def draft(world: World) -> None:
    world.event(state=EventState.DRAFT)
    world.signed_in(world.person(roles=[AccountRole.EVENT_TEAM]))


def registered(world: World) -> None:
    world.registered()


def waiting(world: World) -> None:
    world.registered(world.event(capacity=1), RegistrationState.WAITING)


def not_for_them(world: World) -> None:
    world.event()
    world.signed_in(world.person(BoardRole.COMMUNICATIONS_DIRECTOR))


def of_one_trust(world: World) -> None:
    world.event(audience=[audience_item(any_board_role=True, organisation_code=world.trust().code)])


def over_two_days(world: World) -> None:
    event = world.event(lasts=timedelta(days=1, hours=6))
    for number in range(2):
        make_session(
            world.session,
            event=event,
            title=f"Day {number + 1}",
            about="What the evidence says.",
            speakers=["Agnieszka Ferreira", "Tunde Ravenscroft"],
            starts_at=event.starts_at and event.starts_at + timedelta(days=number),
            ends_at=event.starts_at and event.starts_at + timedelta(days=number, hours=2),
        )
        theme = Theme(name=f"theme {number}")
        world.session.add(ThemeMark(event_id=event.id, theme=theme))


def with_endless_words(world: World) -> None:
    """Text without a space, as long as each field takes, and text for 10,000 characters more."""
    event = world.event(
        title=LONG[:200],
        about=LONG[:10_000],
        venue=LONG[:200],
        cost=LONG[:200],
        accessibility=LONG[:10_000],
        capacity=2_000_000_000,
    )
    make_session(
        world.session, event=event, title=LONG[:200], about=LONG[:10_000], speakers=[LONG[:200]]
    )
    theme = Theme(name=LONG[:100])
    world.session.add(ThemeMark(event_id=event.id, theme=theme))


def with_turning_marks(world: World) -> None:
    world.event(title=REVERSED, about=REVERSED, venue=REVERSED)
