"""What the event team decides on a guest: a place only by its word, never above capacity."""

import pytest
from sqlalchemy import func, select

from events_app.models.events import EventState
from events_app.models.history import Change, Subject
from events_app.models.outreach import Guest, GuestState
from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations.actions import guest_places
from events_app.registrations.queries.guests import find_guest
from events_app.registrations.refusals import ChangedMeanwhile
from tests.factories import LONG_AGO, audience_item, make_event, make_person, make_registration
from tests.factories.guests import make_guest
from tests.factories.offers import SENDER
from tests.walking import outbox, send, words

GWEN = {
    "full_name": "Gwen Guest",
    "email": "gwen@partner.example",
    "guest_of": "Partner body",
    "category": "partner body",
}


@pytest.fixture
def event(session, now):
    return make_event(
        session, title="Allyship", capacity=2, audience=[audience_item(board_role="chair")]
    )


@pytest.fixture
def address(event):
    return f"/manage/events/{event.id}/guests"


@pytest.fixture
def gwen(session, event):
    """Gwen, who would like to come."""
    person = make_person(session, full_name="Gwen Guest", email="gwen@partner.example")
    return make_guest(session, event=event, person=person, state=GuestState.ANSWERED)


def state(session, guest):
    session.expire_all()
    return session.get_one(Guest, guest.id).state


def sent(session):
    return [(m.template.rpartition("/")[2], m.recipient) for m in outbox(session)]


def counts(session, event):
    session.refresh(event)
    return event.capacity, event.taken, event.waiting


def history(session):
    kept = select(Change.what).where(Change.subject == Subject.GUEST).order_by(Change.id)
    return list(session.scalars(kept))


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"state": EventState.DRAFT}, "Only a published event takes guests."),
        ({"state": EventState.CANCELLED}, "Only a published event takes guests."),
        (
            {"held_in_confidence": True, "recording": "not recorded"},
            "This event is held in confidence. It takes no guests.",
        ),
        ({"starts_at": LONG_AGO}, "This event has started. It takes no more guests."),
    ],
)
def test_an_event_that_takes_no_guests_says_so(client, session, team, now, facts, why):
    event = make_event(session, **facts)
    address = f"/manage/events/{event.id}/guests"
    assert why in words(client.get(f"{address}/invite"))
    refused = send(client, "/account", f"{address}/invite", **GWEN)
    assert refused.status_code == 409
    asks = make_guest(session, event=event, state=GuestState.ANSWERED)
    refused = send(client, f"{address}/{asks.id}/confirm")
    assert (refused.status_code, why in words(refused)) == (409, True)
    assert (sent(session), counts(session, event)[1]) == ([], 0)


def test_a_confirmed_guest_has_a_place_and_the_entry_for_their_calendar(
    client, session, team, event, address, gwen
):
    assert "This sends an email to 1 person" in words(client.get(f"{address}/{gwen.id}/confirm"))
    send(client, f"{address}/{gwen.id}/confirm")
    made = session.scalars(select(Registration)).one()
    session.refresh(gwen)
    assert (made.state, made.person_id) == ("registered", gwen.person_id)
    assert (gwen.state, gwen.registration_id) == ("confirmed", made.id)
    assert sent(session) == [("registered", "gwen@partner.example")]
    assert "calendar" in outbox(session)[0].facts
    assert counts(session, event) == (2, 1, 0)
    assert history(session) == ["place confirmed"]
    page = words(client.get(f"{address}/{gwen.id}"))
    assert "Confirmed" in page
    assert "Place confirmed 9am on Monday 1 August 2022, by Robin Team" in page


@pytest.mark.parametrize(
    ("taken", "waiting", "why"),
    [
        (2, 0, "All 2 places are taken. Nobody was confirmed."),
        (
            1,
            1,
            "All 2 places are taken or belong to the 1 person who waits. Nobody was confirmed.",
        ),
        (
            2,
            3,
            "All 2 places are taken or belong to the 3 people who wait. Nobody was confirmed.",
        ),
    ],
)
def test_a_full_event_confirms_nobody_and_says_how_many_places_it_has(
    client, session, team, event, address, gwen, taken, waiting, why
):
    event.taken, event.waiting = taken, waiting
    refused = send(client, f"{address}/{gwen.id}/confirm")
    assert refused.status_code == 409
    assert why in words(refused)
    assert counts(session, event) == (2, taken, waiting)
    assert (state(session, gwen), sent(session)) == ("answered", [])
    assert session.scalar(select(func.count(Registration.id))) == 0


def test_an_event_with_one_place_says_that_the_only_place_is_taken(
    client, session, team, event, address, gwen
):
    event.capacity, event.taken, event.waiting = 1, 1, 2
    refused = words(send(client, f"{address}/{gwen.id}/confirm"))
    assert "The only place is taken or belongs to the 2 people who wait." in refused


def test_nobody_is_confirmed_twice(client, session, team, event, address, gwen):
    for _ in range(2):
        last = send(client, "/account", f"{address}/{gwen.id}/confirm")
    assert last.status_code == 409
    assert counts(session, event) == (2, 1, 0)
    assert len(sent(session)) == 1


@pytest.mark.parametrize("act", [guest_places.confirm_guest, guest_places.decline_guest])
def test_of_two_decisions_at_once_the_second_changes_nothing(session, team, event, gwen, act):
    read = find_guest(session, event, gwen.id)
    session.query(Guest).update(
        {"state": GuestState.WITHDRAWN}, synchronize_session=False
    )  # by somebody else meanwhile
    with pytest.raises(ChangedMeanwhile), session.begin_nested():
        act(session, guest=read, by=team, sender=SENDER, now=LONG_AGO)
    assert (state(session, gwen), counts(session, event)) == ("withdrawn", (2, 0, 0))


def test_a_guest_who_is_confirmed_meanwhile_is_not_withdrawn_without_the_place(
    session, team, event, gwen, chair
):
    read = find_guest(session, event, gwen.id)
    assert read.registration is None
    place = make_registration(
        session, person=gwen.person, event=event, state=RegistrationState.REGISTERED
    )
    session.query(Guest).update(
        {"state": GuestState.CONFIRMED, "registration_id": place.id}, synchronize_session=False
    )
    with pytest.raises(ChangedMeanwhile):
        guest_places.withdraw_guest(session, guest=read, by=team, sender=SENDER, now=LONG_AGO)


def test_only_who_would_like_to_come_is_confirmed_or_declined(
    client, session, team, event, address
):
    invited = make_guest(session, event=event)
    for act in ("confirm", "decline"):
        assert send(client, f"{address}/{invited.id}/{act}").status_code == 409
    assert (state(session, invited), sent(session)) == ("invited", [])


def test_a_guest_who_is_declined_is_told(client, session, team, address, gwen):
    send(client, f"{address}/{gwen.id}/decline")
    assert state(session, gwen) == "declined"
    assert sent(session) == [("guest_ended", "gwen@partner.example")]
    assert outbox(session)[0].facts["state"] == "declined"
    assert history(session) == ["declined"]


def test_withdrawing_takes_the_place_back_with_one_mail(
    client, session, team, event, address, gwen
):
    send(client, f"{address}/{gwen.id}/confirm")
    page = words(client.get(f"{address}/{gwen.id}/withdraw"))
    assert "The email takes the event out of their calendar" in page
    send(client, f"{address}/{gwen.id}/withdraw")
    assert state(session, gwen) == "withdrawn"
    assert counts(session, event) == (2, 0, 0)
    assert [name for name, _ in sent(session)] == ["registered", "cancelled"]
    assert history(session) == ["place confirmed", "invitation withdrawn"]
    again = send(client, "/account", f"{address}/{gwen.id}/withdraw")
    assert (again.status_code, len(sent(session))) == (409, 2)
