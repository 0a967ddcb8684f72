"""What makes each mail."""

from collections.abc import Callable

from events_app.mail.settings import MailSettings
from events_app.models.events import Event
from events_app.models.registrations import RegistrationState
from events_app.people.actions.sign_in import ask_for_code
from events_app.people.identity import sealing_keys
from events_app.people.inbox import Message
from events_app.registrations import letters
from events_app.registrations.access import NOTHING
from events_app.registrations.actions.change import cancel
from events_app.registrations.actions.register import register
from tests.browser.scenes import announcing, assisting, guests, offers, series, topics
from tests.browser.scenes.contact_mails import CONTACT_MAILS
from tests.browser.scenes.duplicates import DUPLICATE_MAILS
from tests.browser.scenes.inbox import leave_message
from tests.browser.scenes.programme import LONG
from tests.browser.scenes.speaker_mails import SPEAKER_MAILS
from tests.browser.world import World


def ask(world: World) -> None:
    secret = world.app.config["SECRET_KEY"]
    email = "uma.adeyemi@r0a.trust.example"
    ask_for_code(world.session, email=email, secret=secret, keys=sealing_keys(), now=world.now)


def say_something(world: World) -> None:
    leave_message(world, world.person(), Message("account", "Your account has changed"))


def take_a_place(world: World, **facts: object) -> None:
    join(world, world.event(made_up=True, **facts))


def take_a_place_with_endless_words(world: World) -> None:
    take_a_place(world, title=LONG[:200], venue=LONG[:200])


def take_a_place_without_a_time(world: World) -> None:
    day = world.in_days(40).date()
    join(world, world.event(starts_at=None, starts_date=day))


def wait(world: World) -> None:
    join(world, world.filled(world.event(capacity=3)))


def give_the_place_back(world: World) -> None:
    leave(world, RegistrationState.REGISTERED)


def leave_the_list(world: World) -> None:
    leave(world, RegistrationState.WAITING)


def lose_the_place(world: World) -> None:
    leave(world, RegistrationState.REGISTERED, team_reason=LONG[:200])


def be_taken_off_the_list(world: World) -> None:
    leave(world, RegistrationState.WAITING, team_reason="")


def join(world: World, event: Event) -> None:
    register(
        world.session,
        person=world.person(),
        event=event,
        answers=NOTHING,
        or_wait=True,
        sender=MailSettings.from_config(world.app.config).sender,
        now=world.now,
    )


def leave(world: World, state: RegistrationState, team_reason: str | None = None) -> None:
    registration = world.registered(world.event(capacity=3), state)
    world.session.refresh(registration, ["event", "person"])
    cancel(
        world.session,
        registration=registration,
        person=registration.person,
        sender=MailSettings.from_config(world.app.config).sender,
        now=world.now,
        team_reason=team_reason,
    )


def say_it_is_arranged(world: World) -> None:
    registration = world.registered(world.event(), RegistrationState.REGISTERED)
    world.session.refresh(registration, ["event", "person"])
    letters.say_arranged(
        world.session,
        registration,
        person=registration.person,
        needs=["Live captions", "British Sign Language interpreter"],
        sender=MailSettings.from_config(world.app.config).sender,
        now=world.now,
    )


#: the template, and what posts it
MAILS: list[tuple[str, Callable[[World], None]]] = [
    *CONTACT_MAILS,
    *DUPLICATE_MAILS,
    *SPEAKER_MAILS,
    ("people/mail/code", ask),
    ("people/mail/message", say_something),
    ("registrations/mail/registered", take_a_place),
    ("registrations/mail/registered", take_a_place_without_a_time),
    ("registrations/mail/registered", take_a_place_with_endless_words),
    ("registrations/mail/waiting_list", wait),
    ("registrations/mail/cancelled", give_the_place_back),
    ("registrations/mail/cancelled", lose_the_place),
    ("registrations/mail/left_waiting_list", leave_the_list),
    ("registrations/mail/left_waiting_list", be_taken_off_the_list),
    ("registrations/mail/asked_to_assist", assisting.ask_an_assistant),
    ("registrations/mail/done_for_them", assisting.register_somebody),
    ("registrations/mail/changed", announcing.move),
    ("registrations/mail/updated", announcing.change_details),
    ("registrations/mail/postponed", announcing.postpone),
    ("registrations/mail/event_cancelled", announcing.call_off),
    ("registrations/mail/arranged", say_it_is_arranged),
    ("series/mail/new_date", series.tell_who_follows),
    ("topics/mail/asked_for", topics.tell_who_asked_for_it),
    *offers.MAILS,
    *guests.MAILS,
]
