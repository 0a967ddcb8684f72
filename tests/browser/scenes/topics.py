"""A topic that six trusts asked for, with an event on it, and another with endless words."""

from playwright.sync_api import Page

from events_app.mail.settings import MailSettings
from events_app.models.topics import Topic
from events_app.topics.actions.asking import ask_for
from events_app.topics.actions.sorting import put_event_on
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.scenes.programme import LONG
from tests.browser.world import World
from tests.factories import make_event, make_person
from tests.factories.topics import asked_by_trusts, make_topic


def nothing(world: World) -> None:
    signed_in_as_team(world)


def nothing_asked(world: World) -> None:
    """A trust chair, who may ask for the board."""
    world.signed_in()


def asked(world: World) -> None:
    """A member asked for one of two; the other is listed, and has an event on it."""
    _topics(world)
    person = world.signed_in()
    own = make_topic(world.session, "How boards hear staff")
    trust = person.appointments[0].organisation_id
    ask_for(world.session, person=person, topic=own, board_id=trust, now=world.now)


def before_the_team(world: World) -> None:
    _topics(world)
    make_event(world.session, title="On nothing yet", starts_at=world.in_days(20))
    signed_in_as_team(world)


def tell_who_asked_for_it(world: World) -> None:
    """An event on a topic with endless words is published."""
    topic, person = make_topic(world.session, LONG[:200]), world.person()
    ask_for(world.session, person=person, topic=topic, board_id=None, now=world.now)
    _put_on(world, topic)


def ask_for_nothing(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Ask for it", exact=True).click()


def save_no_words(page: Page, _world: World) -> None:
    page.get_by_label("The topic in words").fill("")
    page.get_by_role("button", name="Save").click()


def _topics(world: World) -> None:
    topic = make_topic(world.session, LONG[:200], listed=True)
    asked_by_trusts(world.session, topic, 6)
    make_topic(world.session, "Another")
    _put_on(world, topic)


def _put_on(world: World, topic: Topic) -> None:
    put_event_on(
        world.session,
        topic=topic,
        event=world.event(),
        sender=MailSettings.from_config(world.app.config).sender,
        by=make_person(world.session),
        now=world.now,
    )
