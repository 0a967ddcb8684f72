"""What a programme file can and cannot change once people are registered."""

from functools import partial

import pytest

from events_app.events.actions.programme_changes import PeopleAreRegistered
from events_app.models.registrations import RegistrationState
from tests.factories import make_person, make_registration
from tests.programme_files import import_file, the_event


@pytest.fixture
def take(session, now):
    """Import the file of these tests, as it stands or with some of its words replaced."""
    return partial(import_file, session, now=now)


def people_register(session, *states: RegistrationState) -> None:
    event = the_event(session)
    for state in states:
        make_registration(session, person=make_person(session), event=event, state=state)


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ([("2022-09-06", "2022-09-07")], "date and time"),
        ([('"10:00"', '"10:30"')], "time"),
        ([("where: online", "where: Leeds")], "place"),
        ([("where: online", "where: online\n    platform: Zoom")], "place"),
        ([("capacity: 20", "capacity: 30")], "capacity"),
        ([("{role: governor}", "{everyone: true}")], "audience"),
        (
            [
                ("where: online", "where: Leeds"),
                ("capacity: 20", ""),
                ("role: chair", "region: Wales"),
            ],
            "place, capacity and audience",
        ),
    ],
)
def test_what_people_registered_for_is_not_changed_under_them(session, take, words, what):
    take()
    people_register(session, *3 * [RegistrationState.REGISTERED])
    with pytest.raises(PeopleAreRegistered) as refused:
        take(*words, ("A talk", "Another talk"))
    assert refused.value.words == (
        f"3 people are registered for A talk; its {what} cannot be changed in a file"
    )
    assert the_event(session).title == "A talk"


@pytest.mark.parametrize(
    ("states", "who"),
    [
        (["registered"], "1 person is registered for A talk"),
        (["waiting list"], "1 person is on the waiting list for A talk"),
        (
            ["registered", "registered", "waiting list"],
            "2 people are registered for A talk and 1 person is on its waiting list",
        ),
    ],
)
def test_a_refusal_says_how_many_people_count_on_it(session, take, states, who):
    take()
    people_register(session, *map(RegistrationState, states))
    with pytest.raises(PeopleAreRegistered) as refused:
        take(("capacity: 20", "capacity: 30"))
    assert refused.value.words == f"{who}; its capacity cannot be changed in a file"


def test_an_event_of_the_same_file_is_not_added_when_another_is_refused(session, take):
    take()
    people_register(session, RegistrationState.REGISTERED)
    second = (
        "events:\n  - {key: new, kind: webinar, title: New, starts_on: 2022-09-06, where: online}\n"
    )
    with pytest.raises(PeopleAreRegistered):
        take(("capacity: 20", "capacity: 30"), ("events:\n", second))
    assert the_event(session).key == "talk"


def test_words_and_people_may_change_while_people_are_registered(session, take):
    take()
    people_register(session, RegistrationState.REGISTERED)
    order = ("{role: chair}\n      - {role: governor}", "{role: governor}\n      - {role: chair}")
    assert take(("A talk", "Another talk"), ("Ben", "Bea"), order).changed == 1
    event = the_event(session)
    assert (event.title, event.taken, event.arrivals) == ("Another talk", 1, 1)
    assert [person.name for person in event.sessions[0].line_up] == ["Ada", "Bea"]


def test_calling_an_event_off_says_who_is_to_be_told(session, take):
    take()
    people_register(session, RegistrationState.REGISTERED, RegistrationState.REGISTERED)
    off = ("where: online", "where: online\n    state: postponed")
    assert take(off).notes == (
        "2 people are registered for A talk, which is now postponed. Nobody was told",
    )
    assert take(off, ("A talk", "Another talk")).notes == ()
