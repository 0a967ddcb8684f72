"""Full events: the waiting list, its order, and who gets a place that is freed."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from events_app.models.registrations import Registration
from events_app.registrations.commands import registrations as command
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
)
from tests.walking import heading, outbox, send, words


@pytest.fixture
def people(session, now):
    """Anne, Bola and Chen, who may all register."""
    trust = make_organisation(session)
    return [
        make_person(
            session,
            email=f"{name}@trust.example",
            full_name=name.title(),
            appointments=[appointment(organisation=trust, board_role="chair")],
        )
        for name in ("anne", "bola", "chen")
    ]


@pytest.fixture
def browsers(app, sign_in, people):
    opened = [app.test_client() for _ in people]
    for browser, person in zip(opened, people, strict=True):
        sign_in(browser, person)
    return opened


@pytest.fixture
def event(session, now):
    """One place."""
    return make_event(
        session,
        slug="e",
        capacity=1,
        starts_at=now + timedelta(days=20),
        audience=[audience_item(everyone=True)],
    )


def register(browser, page="/events/e/register/check"):
    send(browser, "/events/e/register?change=1", "/events/e/register", needs=[])
    return send(browser, page)


def wait(browser):
    return send(browser, "/events/e/waiting-list")


def states(session):
    session.expire_all()
    return list(session.scalars(select(Registration.state).order_by(Registration.id)))


def move(app, session, email, event="e"):
    session.commit()
    result = app.test_cli_runner().invoke(command, ["move", event, email])
    session.expire_all()
    return result


def test_who_comes_when_it_is_full_can_join_the_waiting_list(session, browsers, event):
    anne, bola, _ = browsers
    register(anne)
    assert "Join the waiting list" in words(bola.get("/events/e"))
    assert bola.get("/events/e/register/check").location == "/events/e/waiting-list"
    joined = wait(bola)
    assert heading(bola.get(joined.location)) == "You are on the waiting list"
    assert states(session) == ["registered", "waiting list"]
    assert (event.taken, event.waiting) == (1, 1)
    assert outbox(session)[-1].template == "registrations/mail/waiting_list"
    assert "calendar" not in outbox(session)[-1].facts


def test_when_the_last_place_goes_while_somebody_decides_they_are_told_and_keep_their_answers(
    session, browsers, event
):
    anne, bola, _ = browsers
    send(bola, "/events/e/register", needs=["live captions"])
    page = bola.get("/events/e/register/check").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    register(anne)
    late = bola.post("/events/e/register/check", data={"csrf_token": token})
    assert (late.status_code, heading(late)) == (409, "This event is now full")
    assert states(session) == ["registered"]
    assert "Live captions" in words(bola.get("/events/e/waiting-list"))


def test_a_place_that_is_freed_is_not_sold_past_people_who_wait(session, browsers, event):
    anne, bola, chen = browsers
    reference = register(anne).location.split("/")[2]
    wait(bola)
    send(anne, f"/your-events/{reference}/cancel")
    session.expire_all()
    assert (event.taken, event.waiting) == (0, 1)
    assert chen.get("/events/e/register/check").location == "/events/e/waiting-list"
    wait(chen)
    assert states(session) == ["cancelled by you", "waiting list", "waiting list"]


def test_people_wait_in_the_order_in_which_they_came(session, browsers, event, people):
    for browser in browsers[:1]:
        register(browser)
    for browser in browsers[:0:-1]:
        wait(browser)
    waiting = select(Registration.person_id).where(Registration.state == "waiting list")
    in_order = list(session.scalars(waiting.order_by(Registration.arrival)))
    assert in_order == [people[2].id, people[1].id]


def test_the_event_team_moves_somebody_into_a_free_place(app, session, browsers, event):
    anne, bola, _ = browsers
    reference = register(anne).location.split("/")[2]
    wait(bola)
    send(anne, f"/your-events/{reference}/cancel")
    result = move(app, session, "bola@trust.example")
    assert (result.exit_code, result.output) == (
        0,
        "Bola now has a place at " + event.title + " and is told by mail.\n",
    )
    assert states(session) == ["cancelled by you", "registered"]
    assert (event.taken, event.waiting) == (1, 0)
    message = outbox(session)[-1]
    assert (message.template, message.recipient) == (
        "registrations/mail/registered",
        "bola@trust.example",
    )
    assert message.facts["calendar"]["method"] == "REQUEST"


def test_moving_somebody_past_others_says_so(app, session, browsers, event):
    anne, bola, chen = browsers
    reference = register(anne).location.split("/")[2]
    wait(bola)
    wait(chen)
    send(anne, f"/your-events/{reference}/cancel")
    assert "1 joined the list before" in move(app, session, "chen@trust.example").output


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("bola@trust.example", "No place is free. Nobody was moved."),
        ("anne@trust.example", "Anne is not on the waiting list"),
        ("nobody@trust.example", "Nobody has an account with this email address."),
    ],
)
def test_a_move_that_cannot_be_made_is_refused_in_words(app, session, browsers, event, email, said):
    register(browsers[0])
    wait(browsers[1])
    result = move(app, session, email)
    assert result.exit_code == 1
    assert said in result.output
    assert states(session) == ["registered", "waiting list"]


def test_a_move_to_an_event_that_is_not_there_is_refused(app, session, now):
    result = move(app, session, "a@b.example", event="nowhere")
    assert (result.exit_code, result.output) == (
        1,
        "Error: There is no event with the address /events/nowhere.\n",
    )


def test_the_waiting_list_closes_a_day_before_the_start(session, browsers, event, now, set_clock):
    anne, bola, _ = browsers
    register(anne)
    set_clock(event.starts_at - timedelta(hours=24))
    assert "The waiting list is closed" in words(bola.get("/events/e/waiting-list"))
    send(bola, "/account", "/events/e/register", needs=[])
    response = send(bola, "/account", "/events/e/waiting-list")
    assert response.status_code == 409
    assert states(session) == ["registered"]


def test_nobody_joins_the_waiting_list_of_an_event_with_places(session, browsers, event):
    assert browsers[0].get("/events/e/waiting-list").location == "/events/e/register"
    send(browsers[0], "/events/e/register", needs=[])
    send(browsers[0], "/account", "/events/e/waiting-list")
    assert states(session) == ["registered"]


def test_leaving_the_waiting_list_frees_no_place(session, browsers, event):
    anne, bola, _ = browsers
    register(anne)
    reference = wait(bola).location.split("/")[2]
    send(bola, f"/your-events/{reference}/cancel")
    session.expire_all()
    assert (event.taken, event.waiting) == (1, 0)
    assert outbox(session)[-1].template == "registrations/mail/left_waiting_list"
