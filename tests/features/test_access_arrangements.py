"""Access needs: how far each is, until when, and telling the person."""

from datetime import date

import pytest
from sqlalchemy import select

from events_app.models.arrangements import AccessArrangement
from events_app.models.history import Change
from events_app.models.registrations import RegistrationState
from events_app.registrations.arrangements import arrange_by, asked_needs
from events_app.registrations.queries.access import (
    count_not_arranged_at,
)
from tests.factories import audience_item, make_event, make_person, make_registration
from tests.walking import outbox, send, words

REGISTERED = RegistrationState.REGISTERED
BSL = "British Sign Language interpreter"
SAVED = {"state-bsl": "arranged", "by-bsl": "Sam Interpreter", "state-captions": "arranging"}


@pytest.fixture
def event(session, now):
    return make_event(session, title="Allyship", audience=[audience_item(everyone=True)])


@pytest.fixture
def address(event):
    return f"/manage/events/{event.id}/access"


def asks(session, event, name="Anne Owen", state=REGISTERED, needs=(), note=""):
    return make_registration(
        session,
        person=make_person(session, full_name=name),
        event=event,
        state=state,
        access_needs=list(needs),
        access_note=note,
    )


def test_who_asked_for_something_is_listed_and_nobody_else(client, session, team, event, address):
    asks(session, event, needs=[BSL])
    asks(session, event, "Bola Owen", note="Near the door")
    asks(session, event, "Chen Owen")
    asks(session, event, "Dina Owen", RegistrationState.WAITING, [BSL])
    page = words(client.get(address))
    assert "2 people" in page
    assert [n for n in ("Anne", "Bola", "Chen", "Dina") if n in page] == ["Anne", "Bola"]
    assert "2 still to be arranged, by Wednesday 24 August 2022" in page


def test_nobody_who_asked_and_everything_arranged_are_said(client, session, team, event, address):
    assert "Nobody with a place has asked for anything." in words(client.get(address))
    assert "Everything is arranged." in words(client.get(f"{address}?show=open"))
    assert client.get(f"{address}?page=2").status_code == 404


def test_how_far_it_is_is_kept_and_nobody_is_told_until_the_team_says_so(
    client, session, team, event, address
):
    made = asks(session, event, needs=["live captions", BSL])
    saved = send(client, f"{address}/{made.id}", **SAVED)
    assert saved.location == f"{address}/{made.id}/tell"
    kept = session.scalars(select(AccessArrangement).order_by(AccessArrangement.need)).all()
    assert [(row.need, row.state, row.arranged_by) for row in kept] == [
        (BSL, "arranged", "Sam Interpreter"),
        ("live captions", "arranging", ""),
    ]
    assert outbox(session) == []
    assert "This sends an email to 1 person" in words(client.get(saved.location))
    send(client, saved.location)
    message = outbox(session)[-1]
    assert (message.template, message.facts["arranged"]) == ("registrations/mail/arranged", [BSL])
    changes = session.scalars(select(Change.what).order_by(Change.id)).all()
    assert changes == ["access arrangements changed", "told that access is arranged"]


def test_saving_the_same_again_keeps_nothing_and_asks_nothing(
    client, session, team, event, address
):
    made = asks(session, event, needs=["live captions", BSL])
    send(client, f"{address}/{made.id}", **SAVED)
    assert send(client, f"{address}/{made.id}", **SAVED).location == address
    assert len(session.scalars(select(Change)).all()) == 1


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"state-bsl": "done"}, f"Select how far {BSL} is"),
        ({}, f"Select how far {BSL} is"),
        ({"state-bsl": "asked", "by-bsl": "x" * 201}, "must be 200 characters or less"),
        ({"state-bsl": "asked", "by-bsl": "a\0b"}, "a character that we cannot read"),
    ],
)
def test_what_cannot_be_kept_is_refused(client, session, team, event, address, said, problem):
    made = asks(session, event, needs=[BSL])
    refused = send(client, f"{address}/{made.id}", **said)
    assert refused.status_code == 422
    assert problem in words(refused)
    assert session.scalars(select(AccessArrangement)).all() == []


def test_nobody_is_told_of_what_is_not_arranged(client, session, team, event, address):
    made = asks(session, event, needs=[BSL])
    assert "Nothing is arranged yet." in words(client.get(f"{address}/{made.id}/tell"))
    refused = send(client, "/account", f"{address}/{made.id}/tell")
    assert refused.status_code == 409
    assert outbox(session) == []


def test_what_is_still_to_be_arranged_is_counted_for_people_with_a_place(session, event, now):
    made = asks(session, event, needs=["live captions", BSL], note="Near the door")
    asks(session, event, "Bola Owen", needs=["something else"], note="A quiet room")
    asks(session, event, "Chen Owen", RegistrationState.CANCELLED, [BSL])
    asks(session, make_event(session), "Dina Owen", needs=[BSL])
    assert count_not_arranged_at(session, event) == 4
    for need, state in ((BSL, "arranged"), ("live captions", "arranging")):
        session.add(
            AccessArrangement(registration_id=made.id, need=need, state=state, updated_at=now)
        )
    gone = AccessArrangement(
        registration_id=made.id,
        need="large print or plain text papers",
        state="arranged",
        updated_at=now,
    )
    session.add(gone)
    session.flush()
    assert count_not_arranged_at(session, event) == 3
    session.add(
        AccessArrangement(
            registration_id=made.id, need="something else", state="not possible", updated_at=now
        )
    )
    session.flush()
    assert count_not_arranged_at(session, event) == 2


@pytest.mark.parametrize(
    ("needs", "note"),
    [
        ([], ""),
        ([BSL], ""),
        ([], "A note"),
        ([BSL, "live captions"], "A note"),
        (["something else"], ""),
        (["something else"], "A note"),
    ],
)
def test_the_count_in_sql_is_the_rule_in_python(session, event, now, needs, note):
    asks(session, event, needs=needs, note=note)
    assert count_not_arranged_at(session, event) == len(asked_needs(needs, note))


@pytest.mark.parametrize(
    ("first_day", "last_day"),
    [
        (date(2022, 9, 1), date(2022, 8, 24)),
        (date(2022, 9, 8), date(2022, 9, 1)),
        (date(2022, 12, 28), date(2022, 12, 19)),
    ],
)
def test_there_are_five_working_days_between_the_last_day_to_arrange_and_the_event(
    first_day, last_day
):
    assert arrange_by(first_day) == last_day


def test_the_list_takes_the_same_statements_for_one_and_for_three(
    client, session, team, event, address, statements
):
    counted = []
    for number in (1, 2):
        for _ in range(number):
            asks(session, event, needs=[BSL])
        with statements() as count:
            client.get(address)
        counted.append(count.total)
    assert counted[0] == counted[1]
