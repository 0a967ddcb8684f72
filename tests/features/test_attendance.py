"""Who came: by list, and by the person's own button."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from events_app.models.history import Change
from events_app.models.registrations import Registration, RegistrationState
from tests.factories import audience_item, make_event, make_person, make_registration
from tests.walking import send, words

REGISTERED = RegistrationState.REGISTERED


@pytest.fixture
def event(session, now):
    return make_event(
        session,
        title="Allyship",
        starts_at=now,
        audience=[audience_item(everyone=True)],
        joining_url="https://meet.example/allyship?pwd=1",
    )


@pytest.fixture
def address(event):
    return f"/manage/events/{event.id}/attendance"


def comes(session, event, name="Anne Owen", state=REGISTERED, **facts):
    person = make_person(session, full_name=name)
    return make_registration(session, person=person, event=event, state=state, **facts)


def kept(session):
    session.expire_all()
    return list(session.scalars(select(Registration.attendance).order_by(Registration.id)))


def save(client, address, *pairs, page=""):
    return send(client, f"{address}{page}", **{f"attendance-{one.id}": v for one, v in pairs})


def test_who_came_is_saved_page_by_page_and_can_be_taken_back(
    client, session, team, event, address
):
    anne, bola = comes(session, event), comes(session, event, "Bola Owen")
    saved = save(client, address, (anne, "attended"), (bola, "did not attend"))
    assert saved.location == f"{address}?page=1&saved=2"
    assert "Saved. 2 changed." in words(client.get(saved.location))
    assert kept(session) == ["attended", "did not attend"]
    save(client, address, (anne, "not recorded"), (bola, "did not attend"))
    assert kept(session) == [None, "did not attend"]
    changes = session.scalars(select(Change).order_by(Change.id)).all()
    assert [(change.what, change.fields) for change in changes] == [
        ("attendance recorded", {"Registrations changed": ["", "2"]}),
        ("attendance recorded", {"Registrations changed": ["", "1"]}),
    ]


def test_the_second_page_keeps_what_the_first_one_saved(client, session, team, event, address):
    people = [comes(session, event, f"Person {n:02}") for n in range(26)]
    save(client, address, (people[0], "attended"))
    save(client, address, (people[25], "attended"), page="?page=2")
    assert [one for one in kept(session) if one] == ["attended", "attended"]
    assert client.get(f"{address}?page=3").status_code == 404


def test_only_places_of_this_event_are_changed_and_only_by_what_is_on_offer(
    client, session, team, event, address, now
):
    mine = comes(session, event)
    other = comes(session, make_event(session, starts_at=now), "Bola Owen")
    waits = comes(session, event, "Chen Owen", RegistrationState.WAITING)
    token = send(
        client,
        address,
        **{
            f"attendance-{other.id}": "attended",
            f"attendance-{waits.id}": "attended",
            f"attendance-{mine.id}": "came late",
            "attendance-99999999999999999999": "attended",
            "attendance-\u0664": "attended",
        },
    )
    assert token.status_code == 303
    assert kept(session) == [None, None, None]


def test_nobody_has_attended_before_it_begins(client, session, team, event, address, set_clock):
    made = comes(session, event)
    set_clock(event.starts_at - timedelta(minutes=16))
    said = "You can record who attended from 9am on Monday 1 August 2022."
    assert said in words(client.get(address))
    refused = send(client, "/account", address, **{f"attendance-{made.id}": "attended"})
    assert refused.status_code == 409
    assert "Nobody can have attended yet" in words(refused)
    assert kept(session) == [None]


def test_a_list_of_attendance_takes_the_same_statements_for_one_and_for_three(
    client, session, team, event, address, statements
):
    counted = []
    for _ in range(2):
        comes(session, event)
        with statements() as count:
            client.get(address)
        counted.append(count.total)
    assert counted[0] == counted[1] <= 4


def test_the_button_to_join_records_it_and_leads_to_the_platform(
    client, session, sign_in, event, now
):
    person = make_person(session)
    made = make_registration(session, person=person, event=event, state=REGISTERED)
    sign_in(client, person)
    page = client.get(f"/your-events/{made.reference}")
    assert "form-action 'self' https: http:" in page.headers["Content-Security-Policy"]
    assert len(page.headers.getlist("Content-Security-Policy")) == 1
    joined = send(client, f"/your-events/{made.reference}", f"/your-events/{made.reference}/join")
    assert (joined.status_code, joined.location) == (303, "https://meet.example/allyship?pwd=1")
    session.expire_all()
    assert (made.joined_at, made.attendance) == (now, "attended")


def test_opening_the_address_of_the_button_does_nothing(client, session, sign_in, event):
    made = comes(session, event)
    assert client.get(f"/your-events/{made.reference}/join").status_code == 404
    assert kept(session) == [None]


@pytest.mark.parametrize("minutes", [-16, 91])
def test_nobody_joins_before_or_after(client, session, sign_in, event, set_clock, minutes):
    person = make_person(session)
    made = make_registration(session, person=person, event=event, state=REGISTERED)
    set_clock(event.starts_at + timedelta(minutes=minutes))
    sign_in(client, person)
    page = f"/your-events/{made.reference}"
    assert "form-action 'self';" in client.get(page).headers["Content-Security-Policy"]
    refused = send(client, "/account", f"{page}/join")
    assert refused.status_code == 409
    assert kept(session) == [None]


def test_nobody_joins_with_the_registration_of_somebody_else(client, session, sign_in, event):
    made = comes(session, event)
    sign_in(client, make_person(session))
    assert send(client, "/account", f"/your-events/{made.reference}/join").status_code == 404
    assert kept(session) == [None]


def test_nobody_joins_before_the_ground_rules_are_accepted(client, session, sign_in, event):
    event.held_in_confidence, event.recording = True, "not recorded"
    event.ground_rules = "What is said here stays here."
    person = make_person(session)
    made = make_registration(session, person=person, event=event, state=REGISTERED)
    sign_in(client, person)
    refused = send(client, "/account", f"/your-events/{made.reference}/join")
    assert refused.status_code == 409
    assert "Accept the ground rules first" in words(refused)
    assert kept(session) == [None]
