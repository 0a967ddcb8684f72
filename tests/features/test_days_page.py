"""The day's page: the week, and what needs doing, each with the way to it."""

from datetime import timedelta

import pytest

from events_app.mail.outbox import post
from events_app.models.arrangements import AccessArrangement, ArrangementState
from events_app.models.events import EventState
from events_app.models.messages import MessageState
from events_app.models.offers import Offer, OfferState
from events_app.models.outreach import GuestState
from events_app.models.people import AccountRole
from events_app.models.registrations import RegistrationState
from events_app.models.role_claims import RoleClaim
from events_app.sealing import SealingKeys, new_key
from tests.factories import (
    appointment,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)
from tests.factories.guests import make_guest
from tests.walking import send, words

REGISTERED = RegistrationState.REGISTERED
KEYS = SealingKeys.from_setting(new_key(), "outbox")


@pytest.fixture
def team(client, session, sign_in, now):
    sign_in(client, make_person(session, roles=[AccountRole.EVENT_TEAM]))
    return client


def soon(session, now, days=3, **facts):
    plain = {"title": "Soon", "joining_url": "https://meet.example/x"}
    return make_event(session, starts_at=now + timedelta(days=days), **plain | facts)


def register(session, event, state=REGISTERED, **facts):
    return make_registration(
        session, person=make_person(session), event=event, state=state, **facts
    )


def dead_mail(session, now, **facts):
    message = post(
        session, recipient="a@trust.example", template="registrations/mail/registered", facts={},
        now=now, **facts,
    )  # fmt: skip
    message.state = MessageState.DEAD
    session.flush()
    return message


def to_do(page):
    return words(page).partition("What needs doing ")[2].partition(" Today and the six")[0]


def test_a_new_system_shows_three_steps_until_they_are_done(session, team, now):
    assert "Three steps to begin" in words(team.get("/manage"))
    held = appointment(organisation=make_organisation(session), board_role="chair")
    make_person(session, appointments=[held])
    assert "Plan an event and publish it. Not done" in words(team.get("/manage"))
    make_event(session)
    assert "Three steps" not in words(team.get("/manage"))


def test_where_nothing_needs_doing_it_says_so(session, team, now):
    soon(session, now)
    assert to_do(team.get("/manage")) == "Nothing waits for you."


def test_access_needs_that_are_not_arranged_lead_to_the_people_who_have_them(session, team, now):
    event = soon(session, now)
    register(session, event, access_needs=["live captions"])
    register(session, event, access_note="A ramp")
    register(session, event)
    done = register(session, event, access_needs=["live captions"])
    session.add(
        AccessArrangement(
            registration_id=done.id,
            need="live captions",
            state=ArrangementState.ARRANGED,
            updated_at=now,
        )
    )
    page = team.get("/manage")
    assert (
        to_do(page) == "Soon, Thursday 4 August 2022 2 people need something that is not arranged"
    )
    assert f'href="/manage/events/{event.id}/access"' in page.text


@pytest.mark.parametrize(
    ("capacity", "said"),
    [(3, "2 people wait while places are free"), (1, "2 people wait, and no place is free")],
)
def test_people_who_wait_are_named_and_whether_places_are_free(session, team, now, capacity, said):
    event = soon(session, now, capacity=capacity)
    register(session, event)
    for _ in range(2):
        register(session, event, state=RegistrationState.WAITING)
    assert to_do(team.get("/manage")).removeprefix("Soon, Thursday 4 August 2022 ") == said


@pytest.mark.parametrize(("hours", "named"), [(24, True), (25, False)])
def test_offers_that_end_within_a_day_are_named(session, team, now, hours, named):
    event = soon(session, now, capacity=0)
    waits = register(session, event, state=RegistrationState.WAITING)
    session.add(
        Offer(
            registration_id=waits.id,
            state=OfferState.OPEN,
            offered_at=now,
            ends_at=now + timedelta(hours=hours),
        )
    )
    assert ("1 offer ends within a day" in to_do(team.get("/manage"))) is named


def test_places_that_are_held_for_a_role_are_named(session, team, now):
    event = soon(session, now)
    register(session, event, state=RegistrationState.HELD)
    assert "1 place is held until a role is confirmed" in to_do(team.get("/manage"))


def test_roles_that_people_say_of_themselves_lead_to_where_they_are_confirmed(session, team, now):
    said = appointment(organisation=make_organisation(session), board_role="chair", confirmed=False)
    make_person(session, appointments=[said])
    session.add(RoleClaim(appointment_id=said.id, said_at=now))
    page = team.get("/manage")
    assert to_do(page) == "1 role is to be confirmed"
    assert 'href="/manage/contacts/role-changes"' in page.text


@pytest.mark.parametrize(("days", "named"), [(7, True), (8, False)])
def test_an_event_without_joining_details_is_named_a_week_before(session, team, now, days, named):
    soon(session, now, days=days, joining_url="")
    assert ("It has no joining details yet" in to_do(team.get("/manage"))) is named


@pytest.mark.parametrize("state", [EventState.DRAFT, EventState.CANCELLED, EventState.POSTPONED])
def test_an_event_that_does_not_take_place_needs_nothing(session, team, now, state):
    event = soon(session, now, state=state, joining_url="")
    register(session, event, access_needs=["live captions"])
    assert to_do(team.get("/manage")) == "Nothing waits for you."


def test_an_event_that_is_over_needs_nothing(session, team, now):
    soon(session, now, days=-1, joining_url="")
    make_event(session, starts_at=now - timedelta(hours=2), lasts=timedelta(hours=1))
    assert to_do(team.get("/manage")) == "Nothing waits for you."


def test_the_week_is_today_and_six_days(session, team, now):
    for days, title in ((-1, "Past"), (0, "Now"), (6, "Last"), (7, "Next week")):
        soon(session, now, days=days, title=title)
    soon(session, now, title="A draft", state=EventState.DRAFT)
    week = words(team.get("/manage")).partition("the six days after ")[2]
    assert [
        title for title in ("Past", "Now", "Last", "Next week", "A draft") if title in week
    ] == [
        "Now",
        "Last",
    ]


def test_mail_that_failed_is_counted_and_can_be_sent_again(session, team, now):
    message = dead_mail(session, now)
    assert to_do(team.get("/manage")) == "1 email could not be delivered"
    assert "a@trust.example Registered" in words(team.get("/manage/failed-mail")).replace(
        "To ", ""
    ).replace("Email ", "")
    answer = send(team, f"/manage/failed-mail/{message.reference}")
    assert answer.location == "/manage/failed-mail"
    session.expire_all()
    assert (message.state, message.attempts) == (MessageState.DUE, 0)
    assert "Every email" in words(team.get("/manage/failed-mail"))


def test_the_address_of_a_mail_says_nothing_of_others(session, team, now):
    """Numbers that are missing between two would say how many private ones went out."""
    messages = [dead_mail(session, now), dead_mail(session, now)]
    page = team.get("/manage/failed-mail").text
    assert all(f"/manage/failed-mail/{m.reference}" in page for m in messages)
    assert all(team.get(f"/manage/failed-mail/{m.id}").status_code == 404 for m in messages)


def test_mail_that_is_sealed_is_neither_counted_nor_shown_nor_sent_again(session, team, now):
    message = dead_mail(session, now, sealed=True, keys=KEYS)
    assert "could not be delivered" not in to_do(team.get("/manage"))
    assert "Every email" in words(team.get("/manage/failed-mail"))
    assert team.get(f"/manage/failed-mail/{message.reference}").status_code == 404


@pytest.mark.parametrize("number", ["0", "x", "9" * 30])
def test_a_mail_that_is_not_there_is_not_found(team, number):
    assert team.get(f"/manage/failed-mail/{number}").status_code == 404


def test_it_costs_seven_statements_however_much_there_is(session, team, now, statements):
    totals = []
    for _ in range(2):
        for _ in range(5):
            event = soon(session, now, capacity=9, joining_url="")
            register(session, event, access_needs=["live captions"])
            register(session, event, state=RegistrationState.WAITING)
            make_guest(session, event=event, state=GuestState.ANSWERED)
        with statements() as count:
            team.get("/manage")
        totals.append(count.total)
    assert totals == [7, 7]
