"""What the event team does for one person at an event: somebody phones and is added."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from events_app.models.events import EventState
from events_app.models.history import Change, Subject
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState
from tests.factories import (
    appointment,
    make_person,
    make_registration,
)
from tests.walking import errors, outbox, send, words

REGISTERED, WAITING = RegistrationState.REGISTERED, RegistrationState.WAITING


def add(client, people, person, **fields):
    return send(client, f"{people}/add/{person.id}", needs="none", **fields)


def fill(session, event, waiting=0):
    for number in range(event.capacity + waiting):
        state = REGISTERED if number < event.capacity else WAITING
        make_registration(session, person=make_person(session), event=event, state=state)


def test_somebody_who_phones_is_found_by_any_words_of_theirs(client, team, anne, people):
    for typed in ("owen", "ANNE", "anne@trust", "barts", "owen barts"):
        assert "anne@trust.example" in words(client.get(f"{people}/add?q={typed}"))
    assert "Nobody matches" in words(client.get(f"{people}/add?q=zzz"))
    assert "Nobody matches" not in words(client.get(f"{people}/add"))


def test_somebody_who_phones_is_registered_and_told_as_if_they_had_done_it(
    client, session, team, anne, event, people, changes
):
    page = words(client.get(f"{people}/add/{anne.id}"))
    assert "May they come? Yes" in page
    added = send(client, f"{people}/add/{anne.id}", needs="live captions", note="Front row")
    made = session.scalars(select(Registration)).one()
    assert added.location == f"{people}/{made.id}"
    assert (made.person_id, made.state, made.access_needs) == (
        anne.id,
        "registered",
        ["live captions"],
    )
    session.expire_all()
    assert (event.taken, event.capacity) == (1, 2)
    assert [(m.template, m.recipient) for m in outbox(session)] == [
        ("registrations/mail/registered", "anne@trust.example")
    ]
    assert changes() == [("registered on their behalf", "", team.id)]
    assert "Registered on their behalf" in words(client.get(added.location))
    assert "by Robin Team" in words(client.get(added.location))


def test_who_is_registered_already_is_shown_and_not_registered_twice(
    client, session, team, anne, event, people
):
    made = make_registration(session, person=anne, event=event, state=REGISTERED)
    assert "Registered already" in words(client.get(f"{people}/add?q=anne"))
    assert add(client, people, anne).location == f"{people}/{made.id}"
    assert len(session.scalars(select(Registration)).all()) == 1
    assert outbox(session) == []


def test_who_the_event_is_not_for_is_refused_with_the_reason(
    client, session, team, trust, event, people
):
    held = appointment(organisation=trust, board_role="governor")
    governor = make_person(session, full_name="Gil", appointments=[held])
    page = words(client.get(f"{people}/add/{governor.id}"))
    assert "May they come? No" in page
    assert "This event is for trust chairs." in page
    refused = send(client, f"{people}/add/new", f"{people}/add/{governor.id}", needs="none")
    assert refused.status_code == 409
    assert "Nobody was registered" in words(refused)
    assert session.scalars(select(Registration)).all() == []


def test_a_full_event_asks_for_a_reason_and_keeps_what_was_typed(
    client, session, team, anne, event, people
):
    fill(session, event)
    refused = add(client, people, anne, note="Front row")
    assert refused.status_code == 422
    assert errors(refused) == ["Enter a reason: all places are taken, and this adds one more"]
    assert "Front row" in refused.text
    session.expire_all()
    assert (event.taken, event.capacity) == (2, 2)


def test_a_caller_is_put_on_the_waiting_list_of_a_full_event(
    client, session, team, anne, event, people, changes
):
    assert "waiting list" not in words(client.get(f"{people}/add/{anne.id}"))
    fill(session, event, waiting=1)
    asked = client.get(f"{people}/add/{anne.id}").text
    assert "Put them on the waiting list</button>" in asked
    put = add(client, people, anne, place="waiting list", reason="She may come")
    made = session.scalars(select(Registration).where(Registration.person_id == anne.id)).one()
    session.expire_all()
    assert (put.location, made.state) == (f"{people}/{made.id}", "waiting list")
    assert (event.taken, event.waiting, event.capacity) == (2, 2, 2)
    assert [(m.template, m.recipient) for m in outbox(session)] == [
        ("registrations/mail/waiting_list", "anne@trust.example")
    ]
    assert changes() == [("put on the waiting list on their behalf", "", team.id)]


def test_a_place_that_became_free_meanwhile_is_given_instead(
    client, session, team, anne, event, people, changes
):
    add(client, people, anne, place="waiting list")
    assert [message.template for message in outbox(session)] == ["registrations/mail/registered"]
    assert changes() == [("registered on their behalf", "", team.id)]


def test_nobody_is_put_on_a_waiting_list_that_is_closed(
    client, session, team, anne, event, people, set_clock, sign_in
):
    fill(session, event)
    set_clock(event.starts_at - timedelta(hours=23))
    sign_in(client, team)
    page = client.get(f"{people}/add/{anne.id}")
    assert "Put them on the waiting list" not in page.text
    assert "The waiting list is closed" in words(page)
    refused = add(client, people, anne, place="waiting list", note="Front row")
    assert (refused.status_code, outbox(session)) == (409, [])
    assert "Front row" in refused.text


def test_a_reason_raises_the_capacity_by_one_and_is_kept(
    client, session, team, anne, event, people, changes
):
    fill(session, event)
    add(client, people, anne, reason="She opens the session")
    session.expire_all()
    assert (event.taken, event.capacity) == (3, 3)
    assert changes(Subject.EVENT) == [
        ("capacity raised by one for a registration", "She opens the session", team.id)
    ]
    kept = session.scalars(select(Change).where(Change.subject == Subject.EVENT)).one()
    assert kept.fields == {"Capacity": ["2", "3"]}


def test_a_place_above_the_capacity_takes_none_from_people_who_wait(
    client, session, team, anne, event, people
):
    fill(session, event, waiting=2)
    event.taken = 1  # one place was given back, and belongs to the first who waits
    add(client, people, anne, reason="She opens the session")
    session.expire_all()
    assert (event.taken, event.waiting, event.capacity) == (2, 2, 3)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"state": EventState.CANCELLED}, "Only a published event takes registrations."),
        ({"state": EventState.DRAFT}, "Only a published event takes registrations."),
    ],
)
def test_nobody_is_added_to_an_event_that_takes_nobody(
    client, session, team, anne, event, people, facts, said
):
    for name, value in facts.items():
        setattr(event, name, value)
    refused = add(client, people, anne)
    assert refused.status_code == 409
    assert said in words(refused)


def test_nobody_is_added_when_it_is_over(client, team, anne, event, people, set_clock, sign_in):
    set_clock(event.ends_at)
    sign_in(client, team)
    assert "This event has taken place." in words(add(client, people, anne))


def test_a_contact_is_made_of_what_somebody_says_and_counts_when_it_is_confirmed(
    client, session, team, trust, people
):
    made = send(
        client,
        f"{people}/add/new",
        full_name="Dina Wong",
        board_role="chair",
        organisation="R0A",
        email="Dina@Trust.example",
    )
    dina = session.scalars(select(Person).where(Person.email == "dina@trust.example")).one()
    assert made.location == f"{people}/add/{dina.id}"
    page = words(client.get(made.location))
    assert "Not confirmed yet" in page
    assert "May they come? No" in page


def test_a_contact_who_is_there_already_is_not_made_again(client, session, team, anne, people):
    refused = send(
        client,
        f"{people}/add/new",
        full_name="Anne",
        board_role="chair",
        organisation="R0A",
        email="anne@trust.example",
    )
    assert errors(refused) == ["There is already an account with this address. Search for it"]
    empty = send(client, f"{people}/add/new")
    assert errors(empty) == [
        "Enter their full name",
        "Select their role",
        "Select their trust",
        "Enter an email address in the correct format, like name@example.com",
    ]
