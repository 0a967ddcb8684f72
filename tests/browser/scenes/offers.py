"""Offers of a place, before the person and before the event team."""

from datetime import datetime, timedelta

from events_app.mail.settings import MailSettings
from events_app.models.offers import Offer, OfferState
from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations import offer_letters
from events_app.registrations.actions.outreach import invite
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.world import World

OFFERED, WAITING = RegistrationState.OFFERED, RegistrationState.WAITING


def offered(world: World) -> None:
    make_offer(world, OFFERED, OfferState.OPEN)


def offer_is_over(world: World) -> None:
    make_offer(world, WAITING, OfferState.ENDED)


def offer_given_back(world: World) -> None:
    make_offer(world, WAITING, OfferState.DECLINED)


def with_an_offer(world: World) -> None:
    make_offer(world, OFFERED, OfferState.OPEN)
    signed_in_as_team(world)


def say_offered(world: World) -> None:
    registration, offer = make_offer(world, OFFERED, OfferState.OPEN)
    _say(world, offer_letters.say_offered, registration, offer)


def say_first_to_accept(world: World) -> None:
    registration, offer = make_offer(world, WAITING, OfferState.OPEN, ends_at=None)
    _say(world, offer_letters.say_offered, registration, offer)


def remind(world: World) -> None:
    registration, offer = make_offer(world, OFFERED, OfferState.OPEN)
    _say(world, offer_letters.remind, registration, offer)


def say_ended(world: World) -> None:
    registration, offer = make_offer(world, WAITING, OfferState.ENDED)
    _say(world, offer_letters.say_ended, registration, offer)


def say_closed(world: World) -> None:
    registration, _offer = make_offer(world, WAITING, OfferState.ENDED)
    world.session.refresh(registration, ["event", "person"])
    offer_letters.say_closed(
        world.session,
        registration,
        sender=MailSettings.from_config(world.app.config).sender,
        now=world.now,
    )


def invite_somebody(world: World) -> None:
    person = world.person()
    invite(
        world.session,
        event=world.event(),
        people=[(person.id, person.full_name, person.email)],
        by=person,
        sender=MailSettings.from_config(world.app.config).sender,
        now=world.now,
    )


def make_offer(
    world: World, state: RegistrationState, offer_state: OfferState, **facts: datetime | None
) -> tuple[Registration, Offer]:
    registration = world.registered(world.event(capacity=3), state, reference="R")
    plain = {"ends_at": world.now + timedelta(hours=32)}
    offer = Offer(
        registration_id=registration.id,
        state=offer_state,
        offered_at=world.now,
        **plain | facts,
    )
    world.session.add(offer)
    world.session.flush()
    return registration, offer


def _say(world: World, letter, registration: Registration, offer: Offer) -> None:
    world.session.refresh(registration, ["event", "person"])
    letter(
        world.session,
        registration,
        offer=offer,
        sender=MailSettings.from_config(world.app.config).sender,
        now=world.now,
    )


#: the template, and what posts it
MAILS = [
    ("registrations/mail/place_offered", say_offered),
    ("registrations/mail/place_available", say_first_to_accept),
    ("registrations/mail/offer_reminder", remind),
    ("registrations/mail/offer_ended", say_ended),
    ("registrations/mail/waiting_list_closed", say_closed),
    ("registrations/mail/invited", invite_somebody),
]
