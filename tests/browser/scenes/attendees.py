"""The people of an event, which is the first there is, before the event team."""

from playwright.sync_api import Page

from events_app.models.arrangements import AccessArrangement, ArrangementState
from events_app.models.attendance import AttendanceFile
from events_app.models.events import Event
from events_app.models.history import Subject
from events_app.models.organisations import BoardRole
from events_app.models.outreach import CallNote, CallOutcome
from events_app.models.registrations import Attendance, RegistrationState
from events_app.people.actions.history import keep_change
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.scenes.programme import LONG
from tests.browser.world import World
from tests.factories import make_person, make_registration

#: the address of the person of every scene
UMA = "uma.adeyemi@r0a.trust.example"
REGISTERED, WAITING = RegistrationState.REGISTERED, RegistrationState.WAITING


def nobody(world: World) -> None:
    world.event(capacity=40)
    signed_in_as_team(world)


def several(world: World) -> None:
    """Of every state, one of them with endless words."""
    event = world.event(capacity=40)
    _comes(world, event, REGISTERED, access_needs=["live captions"])
    for name, state in (
        (LONG[:200], REGISTERED),
        ("Bola Owen", WAITING),
        ("Chen Owen", RegistrationState.CANCELLED),
    ):
        other = make_person(world.session, full_name=name)
        make_registration(
            world.session, person=other, event=event, state=state, access_note=LONG[:300]
        )
    signed_in_as_team(world)


def one(world: World) -> None:
    event = world.event(capacity=40)
    _comes(world, event, REGISTERED)
    member = signed_in_as_team(world)
    keep_change(
        world.session,
        subject=Subject.REGISTRATION,
        subject_id=1,
        what="confirmation sent again",
        by=member,
        now=world.now,
    )


def waiting(world: World) -> None:
    _comes(world, world.event(capacity=40), WAITING)
    signed_in_as_team(world)


def somebody_to_add(world: World) -> None:
    world.person()
    nobody(world)


def called(world: World) -> None:
    """Somebody who was not reached, with a note of endless words."""
    somebody_to_add(world)
    _not_reached(world)


def called_about_a_full_event(world: World) -> None:
    world.person()
    world.event(capacity=1, taken=1)
    signed_in_as_team(world)
    _not_reached(world)


def somebody_it_is_not_for(world: World) -> None:
    world.person(BoardRole.GOVERNOR)
    nobody(world)


def begun(world: World) -> None:
    """Two people registered, and the event is on."""
    event = world.event(starts_at=world.now)
    _comes(world, event, REGISTERED, attendance=Attendance.ATTENDED)
    other = make_person(world.session, full_name=LONG[:200])
    make_registration(world.session, person=other, event=event, state=REGISTERED)
    signed_in_as_team(world)


def with_a_file(world: World) -> None:
    """Somebody matched, somebody not registered, somebody not in the file."""
    begun(world)
    content = f"Name,Email,Duration\nUma,{UMA},62\n{LONG[:200]},eve@other.example,50\n"
    world.session.add(
        AttendanceFile(
            event_id=1,
            kept_by_id=1,
            kept_at=world.now,
            content=content.encode(),
            reading={"email": 1, "name": 0, "stay": 2, "shortest": 10},
        )
    )
    world.session.flush()


def with_needs(world: World) -> None:
    """Live captions, which are arranged, and something in endless words."""
    needs = {"access_needs": ["live captions"], "access_note": LONG[:300]}
    _comes(world, world.event(), REGISTERED, **needs)
    world.session.add(
        AccessArrangement(
            registration_id=1,
            need="live captions",
            state=ArrangementState.ARRANGED,
            arranged_by=LONG[:200],
            updated_at=world.now,
        )
    )
    signed_in_as_team(world)


def upload_nothing(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Upload").click()


def record_nothing(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Record attendance").click()


def create_nobody(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Create the contact").click()


def _not_reached(world: World) -> None:
    note = CallNote(
        event_id=1,
        person_id=1,
        outcome=CallOutcome.NOT_REACHED,
        note=LONG[:500],
        made_at=world.now,
        made_by_id=2,
    )
    world.session.add(note)
    world.session.flush()


def _comes(world: World, event: Event, state: RegistrationState, **facts: object) -> None:
    make_registration(world.session, person=world.person(), event=event, state=state, **facts)


def keep_no_outcome(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Keep this note").click()


def give_a_long_reason(page: Page, _world: World) -> None:
    page.get_by_label("Reason").fill("x" * 501)
    page.get_by_role("button", name="Cancel their place").click()
