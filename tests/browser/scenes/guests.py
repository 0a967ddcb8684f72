"""Guests of the first event, before the event team and before themselves."""

from collections.abc import Callable

from playwright.sync_api import Page

from events_app.mail.settings import MailSettings
from events_app.models.outreach import Guest, GuestCategory, GuestState
from events_app.registrations.actions.guest_places import decline_guest, withdraw_guest
from events_app.registrations.actions.guests import invite_guest
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.scenes.programme import LONG
from tests.browser.world import World
from tests.factories import make_person
from tests.factories.guests import make_guest


def nobody(world: World) -> None:
    world.event(capacity=40)
    signed_in_as_team(world)


def asking(world: World) -> None:
    """The first guest would like to come; another has endless words."""
    event = world.event(capacity=40)
    member = signed_in_as_team(world)
    person = make_person(world.session, full_name="Gwen Guest", email="gwen@partner.example")
    make_guest(world.session, event=event, person=person, by=member, state=GuestState.ANSWERED)
    other = make_person(world.session, full_name=LONG[:200])
    make_guest(world.session, event=event, person=other, by=member, organisation=LONG[:200])


def held_in_confidence(world: World) -> None:
    world.event(held_in_confidence=True, recording="not recorded")
    signed_in_as_team(world)


def invited(world: World) -> None:
    as_guest(world, GuestState.INVITED)


def answered(world: World) -> None:
    as_guest(world, GuestState.ANSWERED)


def cannot_come(world: World) -> None:
    as_guest(world, GuestState.NOT_COMING)


def ended(world: World) -> None:
    as_guest(world, GuestState.WITHDRAWN)


def as_guest(world: World, state: GuestState) -> Guest:
    """The person who is signed in holds no role, and is a guest of the first event."""
    person = make_person(world.session, full_name="Gwen Guest", email="gwen@partner.example")
    world.signed_in(person)
    return make_guest(world.session, event=world.event(), person=person, state=state)


def invite_nobody(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Send the invitation").click()


def send_invitation(world: World, **facts: object) -> None:
    event = world.event(made_up=True, **facts)
    invite_guest(
        world.session,
        event=event,
        email="gwen@partner.example",
        full_name="Gwen Guest",
        organisation="A partner body",
        category=GuestCategory.PARTNER_BODY,
        by=signed_in_as_team(world),
        sender=MailSettings.from_config(world.app.config).sender,
        now=world.now,
    )


def send_invitation_of_endless_words(world: World) -> None:
    send_invitation(world, title=LONG[:200], venue=LONG[:200])


def decline(world: World) -> None:
    _end(world, decline_guest, GuestState.ANSWERED)


def withdraw(world: World) -> None:
    _end(world, withdraw_guest, GuestState.INVITED)


def _end(world: World, act: Callable[..., None], state: GuestState) -> None:
    guest = as_guest(world, state)
    world.session.refresh(guest, ["event", "person", "registration"])
    sender = MailSettings.from_config(world.app.config).sender
    by = signed_in_as_team(world)
    act(world.session, guest=guest, by=by, sender=sender, now=world.now)


#: the template, and what posts it
MAILS: list[tuple[str, Callable[[World], None]]] = [
    ("registrations/mail/guest_invited", send_invitation),
    ("registrations/mail/guest_invited", send_invitation_of_endless_words),
    ("registrations/mail/guest_ended", decline),
    ("registrations/mail/guest_ended", withdraw),
]
