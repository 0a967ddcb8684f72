"""Asking somebody for a session. The session has the number 1, the request the reference Q."""

from typing import Any

from playwright.sync_api import Page

from events_app.models.asks import Ask, AskState
from events_app.models.events import Event, EventSession, Part, ThemeMark
from events_app.models.organisations import BoardRole
from events_app.models.registrations import RegistrationState
from events_app.models.speakers import Speaker
from events_app.speakers.telling import keep_told
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.scenes.speakers import account
from tests.browser.world import World
from tests.factories import (
    appointment,
    make_event,
    make_person,
    make_registration,
    make_session,
)
from tests.factories.speakers import make_ask, make_speaker, make_theme


def planned(world: World) -> None:
    signed_in_as_team(world)
    _session(world)
    _ada(world)


def asked_often(world: World) -> None:
    signed_in_as_team(world)
    _session(world)
    ada = _ada(world)
    for _ in range(2):
        make_ask(world.session, speaker=ada, asked_at=world.in_days(-9))


def with_answers(world: World) -> None:
    signed_in_as_team(world)
    item = _session(world)
    ada = _ada(world)
    _asked(world, item, ada, AskState.ASKED)
    other = make_speaker(world.session, name="Chen Frost")
    _asked(world, item, other, AskState.DECLINED, reference="R", part="keynote",
           suggests="Bola Lake at Barts", decline_reasons=["It is not my subject"])  # fmt: skip


def facilitated(world: World) -> None:
    signed_in_as_team(world)
    item = _session(world)
    trust = world.trust()
    ada = _ada(world, organisation=trust)
    _asked(world, item, ada, AskState.ACCEPTED, part=Part.FACILITATOR)
    held = appointment(organisation=trust, board_role=BoardRole.CHAIR)
    event = make_event(world.session)
    item.event_id = event.id
    coming = make_person(world.session, appointments=[held])
    make_registration(world.session, person=coming, event=event, state=RegistrationState.REGISTERED)


def looked_at(world: World) -> None:
    """Somebody facilitates, and nobody who comes has to do with them."""
    signed_in_as_team(world)
    _asked(world, _session(world), _ada(world), AskState.ACCEPTED, part=Part.FACILITATOR)


def with_a_year(world: World) -> None:
    """Requests of every answer, a line-up, and a trust that nobody came from."""
    with_answers(world)
    event = make_event(world.session, title="Last month", starts_at=world.in_days(-30))
    held = make_session(world.session, event=event, speakers=["Ada Whitlock", "Bola Lake"])
    held.line_up[0].part = Part.FACILITATOR
    world.person()


def asked(world: World) -> Ask:
    return _own(world, AskState.ASKED)


def too_late(world: World) -> None:
    _own(world, AskState.ASKED).reply_by = world.now


def accepted(world: World) -> Ask:
    return _own(world, AskState.ACCEPTED)


def accepted_and_moved(world: World) -> None:
    accepted(world).told_when = "Thursday 1 September 2022, 9am to 10:30am"


def note_nothing(page: Page, _world: World) -> None:
    page.click("main button:has-text('Note it')")


def see_nothing(page: Page, _world: World) -> None:
    page.click("main button:has-text('See what we send')")


def fill_in(page: Page, _world: World) -> None:
    page.check("#part")
    page.fill("#reply_day", "20 August 2022")
    page.fill("#message", "You know this well.\nWe have 40 minutes.")
    page.fill("#reason", "She wrote the guide")
    see_nothing(page, _world)


def answer_nothing(page: Page, _world: World) -> None:
    page.click("main button:has-text('Send my answer')")


def _own(world: World, state: AskState) -> Ask:
    person = world.signed_in(account(world))
    speaker = make_speaker(world.session, person=person, name=person.full_name)
    return _asked(world, _session(world), speaker, state)


def _session(world: World) -> EventSession:
    event = make_event(world.session, title="Reading figures")
    made = make_session(world.session, event=event, title="Five questions")
    theme = make_theme(world.session, "allyship")
    world.session.add(ThemeMark(event_id=event.id, theme_id=theme.id))
    return made


def _ada(world: World, **facts: Any) -> Speaker:
    return make_speaker(world.session, reference="S", name="Ada Whitlock", **facts)


def _asked(
    world: World, item: EventSession, speaker: Speaker, state: AskState, **facts: Any
) -> Ask:
    plain: dict[str, Any] = {
        "reference": "Q",
        "session_id": item.id,
        "part": "speaker",
        "state": state,
        "asked_at": world.in_days(-2),
        "reply_by": world.in_days(9).replace(hour=16, minute=0),
        "message": "You know this well.\nWe have 40 minutes.",
        "fee": "£200 and travel",
    }
    ask = make_ask(world.session, speaker=speaker, **plain | facts)
    event = world.session.get_one(Event, item.event_id)
    keep_told(ask, event, item)
    world.session.flush()
    return ask
