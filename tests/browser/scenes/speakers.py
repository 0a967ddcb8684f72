"""The directory of speakers. The one entry that a page shows has the reference S."""

from typing import Any

from playwright.sync_api import Page

from events_app.models.events import EventSession
from events_app.models.people import AccountRole, Person
from events_app.models.speakers import ConsentTo, Speaker, SpeakerConsent
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.scenes.programme import LONG
from tests.browser.world import World
from tests.factories import make_event, make_person, make_session
from tests.factories.speakers import make_ask, make_speaker, make_theme


def nobody(world: World) -> None:
    make_theme(world.session, "allyship")
    signed_in_as_team(world)


def several(world: World) -> None:
    """Somebody who is asked a lot, and two others."""
    nobody(world)
    ada = _ada(world)
    for about_race in (True, True, False):
        make_ask(world.session, speaker=ada, asked_at=world.in_days(-9), about_race=about_race)
    made = _session(world, "Ada Whitlock")
    made.line_up[0].speaker_id = ada.id
    agreed = SpeakerConsent(what=ConsentTo.SLIDES, given=True, answered_at=world.in_days(-3))
    ada.consents.append(agreed)
    make_speaker(world.session, name="Bola Lake", organisation=world.trust(), willing=["allyship"])
    make_speaker(world.session, name="Chen Frost", facilitates=True, made_up=True)


def with_endless_words(world: World) -> None:
    nobody(world)
    _ada(world, name=LONG[:200], biography=LONG[:600], job_role=LONG[:200], employer=LONG[:200])


def with_names_to_match(world: World) -> None:
    nobody(world)
    _ada(world, employer="Barts")
    _session(world, "Ada Whitlock")
    _session(world, "Tamsin Adeyinka")


def speaker_without_requests(world: World) -> Person:
    person = world.signed_in(account(world))
    make_theme(world.session, "allyship")
    make_speaker(world.session, reference="S", person=person, name="Ada Whitlock")
    return person


def not_in_the_directory(world: World) -> None:
    world.signed_in()


def save_nothing(page: Page, _world: World) -> None:
    page.fill("#name", "")
    page.click("main button:has-text('Save')")


def _ada(world: World, **facts: Any) -> Speaker:
    plain = {
        "reference": "S",
        "name": "Ada Whitlock",
        "job_role": "Head of workforce insight",
        "biography": "Ada has read a lot of figures",
    }
    return make_speaker(world.session, **plain | facts)


def account(world: World) -> Person:
    return make_person(
        world.session,
        email="ada.whitlock@outside.example",
        full_name="Ada Whitlock",
        roles=[AccountRole.SPEAKER],
    )


def _session(world: World, name: str) -> EventSession:
    event = make_event(world.session, starts_at=world.in_days(-20))
    return make_session(world.session, event=event, title="Reading figures", speakers=[name])
