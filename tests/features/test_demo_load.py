"""`demo load`: the demonstration, once and for all."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from events_app.demo.load import PEOPLE, Loaded, load
from events_app.events.standing import Standing, standing
from events_app.mail.sender import Sender
from events_app.models.asks import Ask
from events_app.models.events import Appearance, Event, EventSession
from events_app.models.messages import OutboxMessage
from events_app.models.organisations import Organisation
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState
from events_app.models.speakers import Speaker

SENDER = Sender("Example body", "events@events.example", "http://127.0.0.1:8000")
WHOLE = Loaded(organisations=209, members=1672, people=5, events=26, registrations=21, speakers=14)
NOTHING = Loaded(organisations=0, members=0, people=0, events=0, registrations=0, speakers=0)


def rows(session) -> list[tuple[object, ...]]:
    """What there is, to be compared: counts, and every event with when it was changed."""
    tables = (Organisation, Person, Registration, OutboxMessage, EventSession, Appearance)
    counts = [(session.scalar(select(func.count()).select_from(table)),) for table in tables]
    events = select(Event.key, Event.starts_date, Event.updated_at, Event.taken, Event.waiting)
    return [*counts, *map(tuple, session.execute(events.order_by(Event.id)))]


def test_it_loads_all_of_it_once_and_nothing_the_second_time(session, now):
    assert load(session, now=now, uid_domain="events.example", sender=SENDER) == WHOLE
    before = rows(session)
    later = now + timedelta(days=9)
    assert load(session, now=later, uid_domain="events.example", sender=SENDER) == NOTHING
    assert rows(session) == before


@pytest.mark.only_on("sqlite")
def test_what_the_team_changed_since_is_left_alone(session, now):
    load(session, now=now, uid_domain="events.example")
    event = session.scalars(select(Event).where(Event.key == "annual-conference")).one()
    event.title = "The conference"
    member = session.scalars(select(Person).order_by(Person.id).limit(1)).one()
    member.full_name = "Another Name"
    session.flush()
    assert load(session, now=now, uid_domain="events.example") == NOTHING
    session.expire_all()
    assert (event.title, member.full_name) == ("The conference", "Another Name")


@pytest.mark.only_on("sqlite")
def test_what_is_missing_is_added_again(session, now):
    load(session, now=now, uid_domain="events.example")
    person = session.scalars(
        select(Person)
        .where(Person.email == PEOPLE[0].email)
        .options(selectinload(Person.appointments), selectinload(Person.roles))
    ).one()
    session.delete(person)
    session.flush()
    assert load(session, now=now, uid_domain="events.example").people == 1


def test_one_event_is_full_with_a_waiting_list_of_real_registrations(session, now):
    load(session, now=now, uid_domain="events.example", sender=SENDER)
    event = session.scalars(select(Event).where(Event.key == "made-up-allyship-in-practice")).one()
    session.refresh(event)
    assert (event.capacity, event.taken, event.waiting, event.arrivals) == (12, 12, 4, 16)
    assert standing(event, now) is Standing.FULL
    states = select(Registration.state).where(Registration.event_id == event.id)
    kept = list(session.scalars(states.order_by(Registration.arrival)))
    assert kept == [RegistrationState.REGISTERED] * 12 + [RegistrationState.WAITING] * 4


@pytest.mark.only_on("sqlite")
def test_there_is_an_event_of_every_standing(session, now):
    load(session, now=now, uid_domain="events.example", sender=SENDER)
    session.expire_all()
    stands = [standing(event, now) for event in session.scalars(select(Event).where(Event.made_up))]
    assert {name: stands.count(name) for name in Standing if name in stands} == {
        Standing.CANCELLED: 1,
        Standing.POSTPONED: 1,
        Standing.PAST: 4,
        Standing.NOT_OPEN_YET: 1,
        Standing.CLOSED: 1,
        Standing.FULL: 1,
        Standing.OPEN: 13,
    }


@pytest.mark.only_on("sqlite")
def test_without_a_sender_nobody_registers(session, now):
    assert load(session, now=now, uid_domain="events.example").registrations == 0
    assert session.scalar(select(func.count()).select_from(OutboxMessage)) == 0


@pytest.mark.only_on("sqlite")
def test_made_up_events_say_so_and_those_that_were_announced_do_not(session, now):
    load(session, now=now, uid_domain="events.example")
    announced = select(Event.key).where(Event.made_up.is_(False)).order_by(Event.id)
    assert list(session.scalars(announced)) == [
        "wres-accountability",
        "nhs-communicate",
        "can-we-talk-about-race",
        "annual-conference",
    ]


@pytest.mark.only_on("sqlite")
def test_real_people_of_the_programme_are_in_no_made_up_event_and_have_no_account(session, now):
    load(session, now=now, uid_domain="events.example")
    line_up = (
        select(Appearance.name)
        .join(EventSession, EventSession.id == Appearance.session_id)
        .join(Event, Event.id == EventSession.event_id)
    )
    real = set(session.scalars(line_up.where(Event.made_up.is_(False))))
    assert real == {"Professor Anton Emmanuel", "Dr Navina Evans"}
    assert real & set(session.scalars(line_up.where(Event.made_up))) == set()
    assert real & set(session.scalars(select(Person.full_name))) == set()


@pytest.mark.only_on("sqlite")
def test_the_demonstration_people_have_their_roles(session, now):
    load(session, now=now, uid_domain="events.example")
    people = session.scalars(
        select(Person)
        .where(Person.email.like("%@events.example"))
        .options(selectinload(Person.roles))
        .order_by(Person.id)
    )
    assert [(person.email, [role.name for role in person.roles]) for person in people] == [
        ("team@events.example", ["event team"]),
        ("host@events.example", ["forum host"]),
        ("deputy@events.example", ["forum host"]),
        ("admin@events.example", ["administrator"]),
        ("privacy@events.example", ["data protection"]),
    ]


@pytest.mark.only_on("sqlite")
def test_it_says_whom_to_sign_in_as_and_then_that_it_is_loaded(app, now):
    runner = app.test_cli_runner()
    first = runner.invoke(args=["demo", "load"])
    words = (
        "Added 209 organisations, 1672 made-up members, 26 events, 21 registrations "
        "and 14 speakers.\n"
        "Sign in as anybody of members.csv, or as:\n"
        "  team@events.example (event team)\n"
        "  host@events.example (forum host)\n"
        "  deputy@events.example (forum host)\n"
        "  admin@events.example (administrator)\n"
        "  privacy@events.example (data protection)\n"
        "Added 240 made-up speakers of a year, and the figures about them.\n"
    )
    assert (first.exit_code, first.stdout) == (0, words)
    second = runner.invoke(args=["demo", "load"])
    assert (second.exit_code, second.stdout) == (
        0,
        "Nothing changed: the demonstration is loaded already.\n",
    )


@pytest.mark.only_on("sqlite")
def test_it_is_refused_in_production(app, session):
    app.config["APP_ENV"] = "production"
    result = app.test_cli_runner().invoke(args=["demo", "load"])
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        "The demonstration is not for production. Nothing was loaded.\n",
    )
    assert session.scalar(select(func.count()).select_from(Organisation)) == 0


@pytest.mark.only_on("sqlite")
def test_the_directory_knows_made_up_speakers_of_made_up_events_and_nobody_real(session, now):
    load(session, now=now, uid_domain="events.example", sender=SENDER)
    session.expire_all()
    matched = (
        select(Event.made_up, Speaker.made_up)
        .select_from(Appearance)
        .join(Speaker, Speaker.id == Appearance.speaker_id)
        .join(EventSession, EventSession.id == Appearance.session_id)
        .join(Event, Event.id == EventSession.event_id)
    )
    rows = session.execute(matched).all()
    assert len(rows) > 14
    assert set(map(tuple, rows)) == {(True, True)}
    asked = session.scalars(select(Ask.state).where(Ask.reply_by.is_not(None))).all()
    assert asked == ["asked"]
