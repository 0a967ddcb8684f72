"""Everybody at an event is told what became of it."""

from events_app.events.planning.facts import FACTS, Difference
from events_app.mail.settings import MailSettings
from events_app.models.registrations import RegistrationState
from events_app.registrations import announcements
from events_app.registrations.actions.announcing import tell_everybody
from tests.browser.scenes.programme import LONG
from tests.browser.world import World
from tests.factories import make_registration


def move(world: World) -> None:
    found = [Difference(FACTS["town"], None, "Leeds"), Difference(FACTS["venue"], "", LONG[:200])]
    _tell(world, announcements.Announcement(
        "changed", "REQUEST", announcements.moved(world.event(), found).changes,
        "The room has a hearing loop.", " is now 8 September, 10am",
    ))  # fmt: skip


def change_details(world: World) -> None:
    about = Difference(FACTS["about"], "", "What colleagues notice.\n\nAnd what they do.")
    _tell(world, announcements.details_changed([about]))


def postpone(world: World) -> None:
    _tell(world, announcements.postponed("The speaker is ill."))


def call_off(world: World) -> None:
    _tell(world, announcements.called_off("Too few people can come."))


def _tell(world: World, announcement: announcements.Announcement) -> None:
    event = world.event(slug="told", made_up=True)
    make_registration(
        world.session, person=world.person(), event=event, state=RegistrationState.REGISTERED
    )
    tell_everybody(
        world.session,
        event=event,
        announcement=announcement,
        sender=MailSettings.from_config(world.app.config).sender,
        by=None,
        now=world.now,
    )
