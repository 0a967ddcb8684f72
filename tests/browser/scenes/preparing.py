"""Somebody who said yes gets ready. The request has the reference Q, the session the number 1."""

from datetime import timedelta

from playwright.sync_api import Page

from events_app.models.asks import Ask, AskState
from events_app.models.events import Event, EventSession, EventState
from events_app.models.organisations import BoardRole
from events_app.models.registrations import RegistrationState
from events_app.models.slides import Slides
from events_app.models.speakers import ConsentTo, SpeakerConsent
from events_app.sealing import SealingKeys
from events_app.speakers.access_needs import PURPOSE
from events_app.speakers.session_needs import NeedsInSession, seal_needs
from tests.browser.scenes import asking
from tests.browser.world import World
from tests.factories import appointment, make_person, make_registration
from tests.factories.feedback import answer, ask_for, close_it, make_attended, make_closed
from tests.factories.speakers import make_ask, make_speaker

NEEDS = NeedsInSession(("live captions",), "A lectern of 90 cm")


def prepared(world: World) -> None:
    """As the event team sees it."""
    asking.with_answers(world)
    ask = world.session.query(Ask).filter_by(reference="Q").one()
    ask.state = AskState.ACCEPTED
    _ready(world, ask)


def all_done(world: World) -> None:
    ask = asking.accepted(world)
    _ready(world, ask)
    world.session.add_all(
        SpeakerConsent(speaker_id=ask.speaker_id, what=what, given=True, answered_at=world.now)
        for what in ConsentTo
    )


def with_a_link(world: World) -> None:
    ask = asking.accepted(world)
    link = "https://slides.example/a-very-long-address/" + "x" * 200
    world.session.add(Slides(ask_id=ask.id, link=link, media="captioned", sent_at=world.now))


def has_begun(world: World) -> None:
    ask = asking.accepted(world)
    world.session.get_one(EventSession, ask.session_id).starts_at = world.now


def is_cancelled(world: World) -> None:
    """Before the worker has told anybody."""
    ask = asking.accepted(world)
    item = world.session.get_one(EventSession, ask.session_id)
    world.session.get_one(Event, item.event_id).state = EventState.CANCELLED


def with_a_room(world: World) -> None:
    ask = asking.accepted(world)
    item = world.session.get_one(EventSession, ask.session_id)
    event = world.session.get_one(Event, item.event_id)
    for number in range(11):
        role = BoardRole.CHAIR if number < 6 else BoardRole.GOVERNOR
        held = appointment(organisation=world.trust(), board_role=role)
        person = make_person(world.session, appointments=[held])
        registered = RegistrationState.REGISTERED
        make_registration(world.session, person=person, event=event, state=registered)


def open_round(world: World) -> None:
    event, _people = make_attended(world.session, 9)
    _was_in(world, event)
    ask_for(world.session, event)


def not_enough(world: World) -> None:
    event, people = make_attended(world.session, 9)
    _was_in(world, event)
    opened = ask_for(world.session, event)
    answer(world.session, people[0], useful="5")
    close_it(world.session, opened)


def with_results(world: World) -> None:
    answers = [{"useful": "5", "part": "4"}] * 7 + [{"useful": "2", "part": "3"}] * 3
    closed = make_closed(world.session, answers, people=20)
    _was_in(world, world.session.get_one(Event, closed.event_id))


def say_too_much(page: Page, _world: World) -> None:
    page.fill("#note", "x" * 301)
    save_nothing(page, _world)


def save_nothing(page: Page, _world: World) -> None:
    page.click("main button:has-text('Save')")


def send_a_picture(page: Page, world: World) -> None:
    _send(page, world, b"\x89PNG", "none")


def send_without_captions(page: Page, world: World) -> None:
    _send(page, world, b"%PDF-1.7\n%%EOF", "not captioned")


def _send(page: Page, world: World, content: bytes, media: str) -> None:
    page.set_input_files(
        "#file", {"name": "talk.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    page.check(f"input[name=media][value='{media}']")
    save_nothing(page, world)


def _ready(world: World, ask: Ask) -> None:
    keys = SealingKeys.from_setting(world.app.config["SEALING_KEYS"], PURPOSE)
    seal_needs(ask, NEEDS, keys)
    sent = Slides(ask_id=ask.id, kind="pdf", content=b"%PDF-", size=5, media="none")
    sent.checked, sent.sent_at = ["contrast"], world.now - timedelta(days=1)
    world.session.add(sent)


def _was_in(world: World, event: Event) -> None:
    person = world.signed_in(asking.account(world))
    speaker = make_speaker(world.session, person=person, name=person.full_name)
    item = EventSession(event_id=event.id, position=9, title="Five questions", line_up=[])
    world.session.add(item)
    world.session.flush()
    make_ask(
        world.session,
        speaker=speaker,
        reference="Q",
        session_id=item.id,
        part="speaker",
        state=AskState.ACCEPTED,
        told_title="Five questions",
    )
