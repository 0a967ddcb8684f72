"""The event team at its desk."""

from events_app.mail.outbox import post
from events_app.models.events import Theme, ThemeMark
from events_app.models.messages import MessageState
from events_app.models.people import AccountRole, Person
from events_app.models.registrations import Attendance, RegistrationState
from tests.browser.world import World
from tests.factories import make_person, make_registration


def signed_in_as_team(world: World) -> Person:
    """Somebody of the event team, signed in."""
    member = make_person(
        world.session,
        email="team@events.example",
        full_name="Robin Team",
        roles=[AccountRole.EVENT_TEAM],
    )
    return world.signed_in(member)


def with_a_week(world: World) -> None:
    """An event in three days at which all kinds of things need doing, and mail that failed."""
    event = world.event(starts_at=world.in_days(3), capacity=10)
    event.waiting = 2
    make_registration(
        world.session,
        person=world.person(),
        event=event,
        state=RegistrationState.REGISTERED,
        access_needs=["live captions"],
    )
    with_failed_mail(world)


def with_a_year(world: World) -> None:
    """An event with a theme, and somebody who came to it."""
    event = world.event()
    world.session.add(ThemeMark(event_id=event.id, theme=Theme(name="race equality")))
    make_registration(
        world.session,
        person=world.person(),
        event=event,
        state=RegistrationState.REGISTERED,
        attendance=Attendance.ATTENDED,
    )
    signed_in_as_team(world)


def with_failed_mail(world: World) -> None:
    message = post(
        world.session,
        recipient="uma.adeyemi@r0a.trust.example",
        template="registrations/mail/registered",
        facts={},
        now=world.now,
    )
    message.state, message.failure = MessageState.DEAD, "SMTPRecipientsRefused"
    message.reference = "1"  # where the test looks for it
    signed_in_as_team(world)
