"""A changed role: a place is held for two working days, and opens when the team confirms."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from events_app import tasks
from events_app.models.organisations import Appointment, BoardRole
from events_app.models.people import AccountRole
from events_app.models.registrations import Registration, RegistrationState
from events_app.models.role_claims import RoleClaim
from events_app.people.actions.accounts import open_account
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_person,
    make_registration,
)
from tests.factories.contacts import claimed
from tests.walking import errors, heading, outbox, send, words

LIST = "/manage/contacts/role-changes"
WEDNESDAY_AT_5 = "5pm on Wednesday 3 August 2022"


@pytest.fixture
def team(app, session, sign_in):
    """A browser of the event team's."""
    browser = app.test_client()
    sign_in(browser, make_person(session, full_name="Robin", roles=[AccountRole.EVENT_TEAM]))
    return browser


@pytest.fixture
def governor(session, client, sign_in, trust):
    held = appointment(organisation=trust, board_role=BoardRole.GOVERNOR)
    person = make_person(
        session, full_name="Gita Rao", email="gita@r0a.trust.example", appointments=[held]
    )
    sign_in(client, person)
    return person


@pytest.fixture
def event(session, now):
    return make_event(
        session,
        slug="e",
        title="For chairs",
        capacity=1,
        audience=[audience_item(board_role=BoardRole.CHAIR)],
    )


def say(client, trust, slug="e", **facts):
    new = {"board_role": "chair", "organisation": trust.code, "from_day": "1 August 2022"}
    return send(client, f"/events/{slug}/role-changed", **new | facts)


def standing(session, event):
    session.rollback()
    states = [r.state for r in session.scalars(select(Registration).order_by(Registration.id))]
    return states, event.taken


def claim_of(session):
    return session.scalars(select(Appointment).where(Appointment.confirmed_at.is_(None))).one()


def test_the_refusal_leads_to_the_form(client, governor, event):
    assert 'href="/events/e/role-changed"' in client.get("/events/e/register").text
    assert 'href="/events/e/role-changed"' in client.get("/events/e").text


def test_a_place_is_held_for_two_working_days_and_nothing_opens(
    client, session, governor, event, trust
):
    answer = say(client, trust, note="Ask our secretary")
    registration = session.scalars(select(Registration)).one()
    assert answer.location == f"/your-events/{registration.reference}"
    assert standing(session, event) == (["place held"], 1)
    assert f"We keep a place for you until {WEDNESDAY_AT_5}" in words(client.get(answer.location))
    assert client.get(f"{answer.location}/calendar.ics").status_code == 404
    assert client.get(f"{answer.location}/done").status_code == 302
    mail = outbox(session)[-1]
    assert (mail.template, mail.facts["held_until"], "calendar" in mail.facts) == (
        "registrations/mail/place_held",
        WEDNESDAY_AT_5,
        False,
    )


def test_the_last_place_is_held_against_everybody_else(
    app, client, session, sign_in, governor, event, trust, chair
):
    say(client, trust)
    other = app.test_client()
    sign_in(other, chair)
    assert heading(other.get("/events/e/waiting-list")) == "Join the waiting list"


def test_the_team_confirms_with_one_click_and_the_place_is_a_registration(
    client, session, governor, event, trust, team
):
    say(client, trust, note="Ask our secretary")
    page = words(team.get(LIST))
    assert "“Ask our secretary”" in page
    assert f"A place is kept until {WEDNESDAY_AT_5}" in page
    send(team, LIST, f"{LIST}/{claim_of(session).id}/confirm")
    assert standing(session, event) == (["registered"], 1)
    mail = outbox(session)[-1]
    assert (mail.template, mail.facts["calendar"]["method"]) == (
        "registrations/mail/registered",
        "REQUEST",
    )
    assert session.scalars(select(RoleClaim)).all() == []
    assert "There is nothing to confirm" in words(team.get(LIST))


def test_the_team_says_no_and_the_place_is_free(client, session, governor, event, trust, team):
    say(client, trust)
    page = f"{LIST}/{claim_of(session).id}/refuse"
    assert "This sends 1 email" in words(team.get(page))
    send(team, page)
    assert standing(session, event) == (["hold ended"], 0)
    assert [mail.template for mail in outbox(session)] == [
        "registrations/mail/place_held",
        "registrations/mail/role_not_confirmed",
    ]
    session.refresh(governor, ["appointments"])
    assert [held.board_role for held in governor.appointments] == ["governor"]
    assert "role refused" in words(team.get(f"/manage/contacts/{governor.id}"))


def test_the_second_of_two_decisions_finds_nothing(client, session, governor, event, trust, team):
    say(client, trust)
    page = f"{LIST}/{claim_of(session).id}/refuse"
    send(team, page)
    assert team.get(page).status_code == 404


def test_after_two_working_days_the_hold_ends_and_the_mail_says_so(
    app, client, session, governor, event, trust, team, now, set_clock
):
    say(client, trust)
    set_clock(now + timedelta(days=2, hours=7, minutes=59))
    tasks.run_task(app, "holds")
    assert standing(session, event) == (["place held"], 1)
    set_clock(now + timedelta(days=2, hours=8))
    tasks.run_task(app, "holds")
    tasks.run_task(app, "holds")
    assert standing(session, event) == (["hold ended"], 0)
    assert [mail.template for mail in outbox(session)] == [
        "registrations/mail/place_held",
        "registrations/mail/hold_ended",
    ]
    send(team, LIST, f"{LIST}/{claim_of(session).id}/confirm")
    assert standing(session, event) == (["hold ended"], 0)
    assert outbox(session)[-1].template == "registrations/mail/role_confirmed"


def test_a_place_is_held_once_for_a_person_and_an_event(
    app, client, session, governor, event, trust, now, set_clock
):
    say(client, trust)
    set_clock(now + timedelta(days=3))
    tasks.run_task(app, "holds")
    answer = say(client, trust, from_day="2 August 2022")
    assert answer.location == "/events/e/role-changed/sent"
    assert standing(session, event) == (["hold ended"], 0)


def test_saying_it_twice_holds_one_place(client, session, governor, event, trust):
    assert say(client, trust).location == say(client, trust).location
    assert standing(session, event) == (["place held"], 1)


def test_a_role_that_an_import_confirms_opens_the_held_place(
    app, client, session, governor, event, trust, now
):
    say(client, trust)
    said = claim_of(session)
    said.confirmed_at, said.confirmed_by = now, "import"
    session.commit()
    tasks.run_task(app, "holds")
    assert standing(session, event) == (["registered"], 1)


@pytest.mark.parametrize(
    ("facts", "held"),
    [
        ({"board_role": "governor", "from_day": "1 July 2022"}, []),
        ({"from_day": "2 September 2022"}, []),
    ],
)
def test_no_place_is_held_for_a_role_that_would_not_help(
    client, session, governor, event, trust, facts, held
):
    assert say(client, trust, **facts).location == "/events/e/role-changed/sent"
    assert standing(session, event) == (held, 0)
    assert "No place is kept for you" in words(client.get("/events/e/role-changed/sent"))


def test_no_place_is_held_where_none_is_free_but_the_team_is_told(
    client, session, governor, event, trust, chair, team
):
    make_registration(session, person=chair, event=event, state=RegistrationState.REGISTERED)
    assert say(client, trust).location == "/events/e/role-changed/sent"
    assert standing(session, event) == (["registered"], 1)
    assert "Gita Rao" in words(team.get(LIST))


def test_a_hold_ends_no_later_than_the_event_begins(client, session, governor, trust, now):
    audience = [audience_item(board_role=BoardRole.CHAIR)]
    make_event(session, slug="soon", starts_at=now + timedelta(hours=3), audience=audience)
    say(client, trust, slug="soon")
    held = session.scalars(select(Registration)).one()
    assert held.held_until == now + timedelta(hours=3)


def test_a_held_place_can_be_given_back(client, session, governor, event, trust):
    page = say(client, trust).location
    assert heading(client.get(f"{page}/cancel")) == "Are you sure you want to cancel your place?"
    send(client, f"{page}/cancel")
    assert standing(session, event) == (["cancelled by you"], 0)


def test_a_role_that_counts_already_is_refused_in_words(client, session, governor, event, trust):
    answer = say(client, trust, board_role="governor", from_day="10 January 2022")
    assert errors(answer) == [
        "Check the role: we already know of this one, and it has been confirmed"
    ]


def test_who_may_register_is_led_there(app, session, sign_in, chair, event):
    browser = app.test_client()
    sign_in(browser, chair)
    assert browser.get("/events/e/role-changed").location == "/events/e/register"


def test_what_people_say_when_they_sign_in_is_on_the_same_list(session, team, trust, now):
    person = open_account(
        session,
        email="new@r0a.trust.example",
        full_name="Nia New",
        board_role="chair",
        organisation=trust,
        now=now,
    )
    session.commit()
    assert "Nia New Trust chair, Barts. From 1 August 2022" in words(team.get(LIST))
    send(team, LIST, f"{LIST}/{claim_of(session).id}/confirm")
    session.refresh(person, ["appointments"])
    assert person.appointments[0].confirmed_at == now
    assert outbox(session)[-1].facts["role"] == "Trust chair at Barts"


def test_the_list_of_roles_costs_the_same_for_one_and_for_three(session, team, trust, statements):
    counts = []
    for number in (1, 3):
        for _ in range(number):
            claimed(session, make_person(session), trust, "chair", from_date=date(2022, 7, 1))
        session.commit()
        with statements() as count:
            team.get(LIST)
        counts.append(count.total)
    assert counts[0] == counts[1]
