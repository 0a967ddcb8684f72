"""A forum: who is invited, how they reply, and that it is not there for anybody else."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from events_app.forums.facts import PlaceState
from events_app.models.messages import OutboxMessage
from events_app.models.organisations import Appointment
from events_app.models.sealed import SealedRecord
from tests.factories.forums import (
    RULES,
    invite,
    make_chair,
    make_member,
    sealed_store,
)
from tests.factories.inbox import NO_MESSAGES
from tests.forum_walks import page_of, send_invitation, states
from tests.walking import errors, heading, outbox, send, words

WORDS = ("Canary", "speak openly", RULES[:20])


def rows(session):
    return sorted(session.execute(select(SealedRecord.__table__)).all())


def test_an_invitation_is_a_message_in_the_account(client, session, sign_in, chair, invited):
    sign_in(client, chair)
    shown = client.get("/messages")
    assert "You have a private invitation" in words(shown)
    assert f'href="{page_of(invited)}"' in shown.text
    assert not [word for word in WORDS if word in shown.text]
    assert {mail.template for mail in session.scalars(select(OutboxMessage))} == {
        "people/mail/message"
    }


def test_who_is_invited_reads_what_it_is_and_who_will_see_what(client, sign_in, chair, invited):
    sign_in(client, chair)
    page = client.get(page_of(invited))
    assert heading(page) == "You are invited to a confidential forum"
    shown = words(page)
    assert "You can reply until 9am on Monday 15 August 2022." in shown
    assert RULES in shown
    assert "Your reply The forum host and the deputy host Until the forum closes" in shown
    assert page.text.count("Private page") == 1
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"


def test_accepting_opens_the_forum(client, session, sign_in, chair, seat, invited):
    sign_in(client, chair)
    page = page_of(invited)
    answer = send(client, page, f"{page}/reply", reply="yes", version="1")
    assert (answer.status_code, answer.location) == (303, page)
    assert heading(client.get(page)) == "Canary forum"
    assert states(session, seat) == [(chair.id, PlaceState.ACCEPTED)]
    assert client.post(f"{page}/reply", data={}).status_code == 303, "a second press leads home"


def test_who_accepted_finds_the_way_to_the_page_and_no_invitation_any_more(
    client, session, sign_in, chair, invited
):
    sign_in(client, chair)
    page, mails = page_of(invited), len(outbox(session))
    send(client, page, f"{page}/reply", reply="yes", version="1")
    left = client.get("/messages")
    assert "You belong to a private page" in words(left)
    assert "You can reply until" not in words(left)
    assert f'href="{page}"' in left.text
    assert len(outbox(session)) <= mails, "no mail tells anybody that they accepted"


@pytest.mark.parametrize("reply", ["no", "never"])
def test_declining_is_one_press_and_the_page_is_gone(
    client, session, sign_in, chair, seat, invited, reply
):
    sign_in(client, chair)
    page = page_of(invited)
    answer = send(client, page, f"{page}/reply", reply=reply, version="1")
    assert (answer.status_code, answer.location) == (303, "/p/saved")
    assert heading(client.get("/p/saved")) == "Your reply is saved"
    assert client.get(page).status_code == 404
    assert client.get("/p").status_code == 404
    assert words(client.get("/messages")) == NO_MESSAGES
    assert states(session, seat) == [(chair.id, PlaceState.DECLINED)]
    assert send_invitation(client, session, sign_in, seat, chair).status_code == (
        303 if reply == "no" else 422
    )


def test_a_reply_that_says_nothing_is_asked_for_again(client, sign_in, chair, invited):
    sign_in(client, chair)
    page = page_of(invited)
    answer = send(client, page, f"{page}/reply", reply="perhaps", version="1")
    assert (answer.status_code, errors(answer)) == (422, ["Select if you want to accept"])


def test_rules_that_changed_meanwhile_are_read_again(
    client, session, sign_in, chair, host, seat, invited
):
    sign_in(client, chair)
    page = page_of(invited)
    answer = send(client, page, f"{page}/reply", reply="yes", version="7")
    assert (answer.status_code, errors(answer)) == (
        422,
        ["The ground rules have changed. Read them and select your reply again"],
    )
    assert states(session, seat) == [(chair.id, PlaceState.INVITED)]


def test_looking_a_hundred_times_spends_nothing(client, session, sign_in, chair, invited):
    sign_in(client, chair)
    before = rows(session)
    for _ in range(50):
        client.get(page_of(invited))
        client.head(page_of(invited))
    assert rows(session) == before
    assert heading(client.get(page_of(invited))) == "You are invited to a confidential forum"


def test_an_invitation_ends_after_14_days(client, session, sign_in, set_clock, chair, invited, now):
    set_clock(now + timedelta(days=14) - timedelta(minutes=1))
    sign_in(client, chair)
    assert client.get(page_of(invited)).status_code == 200
    set_clock(now + timedelta(days=14))
    assert client.get(page_of(invited)).status_code == 404


@pytest.mark.parametrize("who", ["chair", "member"])
def test_a_withdrawn_place_is_gone_at_the_next_request(
    client, session, sign_in, chair, host, seat, who
):
    place = (invite if who == "chair" else make_member)(session, seat, chair)
    sign_in(client, chair)
    assert client.get(page_of(place)).status_code == 200
    sign_in(client, host)
    base = f"/host/{seat.facts.address}/invitations"
    sure = client.get(f"{base}/{place.id}")
    assert heading(sure) == "Are you sure you want to withdraw this place?"
    assert send(client, f"{base}/{place.id}", f"{base}/{place.id}/withdraw").status_code == 303
    sign_in(client, chair)
    assert client.get(page_of(place)).status_code == 404
    assert words(client.get("/messages")) == NO_MESSAGES


def test_access_ends_with_the_appointment_and_the_host_is_not_told_why(
    client, session, sign_in, chair, host, seat, now
):
    place = make_member(session, seat, chair)
    sign_in(client, chair)
    assert client.get(page_of(place)).status_code == 200
    held = session.scalars(select(Appointment).where(Appointment.person_id == chair.id)).one()
    held.until_date = now.date() - timedelta(days=1)
    assert client.get(page_of(place)).status_code == 404
    assert client.get("/p").status_code == 404
    sign_in(client, host)
    shown = words(client.get(f"/host/{seat.facts.address}/invitations"))
    assert "A place is open." in shown
    assert chair.full_name not in shown


def seen(statements, client, method, address, **data):
    """What anybody can see of an answer, and what the database was asked."""
    with statements() as count:
        answer = client.open(address, method=method, data=data)
    headers = sorted((k, v) for k, v in answer.headers if k != "Set-Cookie")
    page = re.sub(r'name="csrf_token" value="[^"]+"', "", answer.text)
    return answer.status_code, headers, page, count.texts


UNKNOWN = "0123456789abcdef" * 2


@pytest.mark.parametrize("kind", ["somebody else’s", "withdrawn", "declined", "a host’s"])
def test_a_hidden_page_and_one_that_never_was_cannot_be_told_apart(
    client, session, sign_in, chair, host, seat, statements, kind
):
    place = {"a host’s": seat}.get(kind) or invite(
        session, seat, make_chair(session) if kind == "somebody else’s" else chair
    )
    sign_in(client, chair)
    page = page_of(place)
    if kind == "declined":
        send(client, page, f"{page}/reply", reply="no", version="1")
    elif kind == "withdrawn":
        sealed_store(session).remove([place])
    for path in ("", "/reply", "/people", "/nothing"):
        for method in ("GET", "HEAD", "POST", "PUT"):
            hidden = seen(statements, client, method, f"{page}{path}")
            absent = seen(statements, client, method, f"/p/{UNKNOWN}{path}")
            assert hidden == absent
            assert hidden[0] == 404
    base = f"/host/{place.facts.address}"
    assert seen(statements, client, "GET", base) == seen(
        statements, client, "GET", f"/host/{UNKNOWN}"
    )


def test_members_are_named_to_each_other_only_if_they_agree(client, session, sign_in, seat, chair):
    own = make_member(session, seat, chair)
    other = make_chair(session, full_name="Other Person")
    make_member(session, seat, other)
    sign_in(client, chair)
    page = f"{page_of(own)}/people"
    assert words(client.get(page)).count("Another member") == 2
    assert send(client, page, show_name="y").status_code == 303
    shown = words(client.get(page))
    assert ("Uma Adeyemi, Barts" in shown, "Other Person" in shown) == (True, False)


def test_a_private_page_asks_for_a_new_code_after_half_an_hour(
    client, sign_in, set_clock, chair, invited, now
):
    sign_in(client, chair)
    set_clock(now + timedelta(minutes=25))
    assert client.get(page_of(invited)).status_code == 200
    set_clock(now + timedelta(minutes=50))
    assert client.get(page_of(invited)).status_code == 200
    set_clock(now + timedelta(minutes=81))
    assert client.get(page_of(invited)).location == "/sign-in/again"
    assert client.get(f"/p/{UNKNOWN}").location == "/sign-in/again"
    assert send(client, "/sign-in/again", "/sign-in", email=chair.email).location == "/sign-in/code"


def test_leaving_the_page_signs_out(client, sign_in, chair, invited):
    sign_in(client, chair)
    assert send(client, page_of(invited), "/leave-page").location == "/events"
    assert client.get(page_of(invited)).location.startswith("/sign-in?next=")


def test_the_list_of_ones_own_is_there_only_with_something_in_it(
    client, session, sign_in, chair, invited
):
    sign_in(client, chair)
    assert "Canary forum" in words(client.get("/p"))
    sign_in(client, make_chair(session))
    assert client.get("/p").status_code == 404


def test_a_forum_page_costs_few_statements(client, session, sign_in, chair, host, seat, statements):
    place = make_member(session, seat, chair)
    for _ in range(3):
        make_member(session, seat, make_chair(session))
    counted = {}
    for person, pages in (
        (chair, [page_of(place), f"{page_of(place)}/people"]),
        (host, [f"/host/{seat.facts.address}", f"/host/{seat.facts.address}/invitations"]),
    ):
        sign_in(client, person)
        for page in pages:
            with statements() as count:
                client.get(page)
            counted[page.replace(place.facts.address, "…").replace(seat.facts.address, "…")] = (
                count.total
            )
    assert counted == {"/p/…": 4, "/p/…/people": 7, "/host/…": 4, "/host/…/invitations": 7}
