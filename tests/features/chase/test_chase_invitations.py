"""Invitations by a colleague: once, never again, and not to who said no."""

import pytest
from sqlalchemy import select

from events_app.models.events import EventState
from events_app.models.history import Change
from events_app.models.outreach import Invitation
from tests.walking import outbox, send, words


def invited(session):
    return [message.recipient.partition("@")[0] for message in outbox(session)]


def test_a_colleague_invites_the_people_of_the_list_each_by_a_message_of_their_own(
    client, session, team, people, event, address
):
    page = words(client.get(f"{address}/invite"))
    assert "This sends one email to each of 2 people." in page
    assert "names Robin Team as the colleague" in page
    send(client, f"{address}/invite")
    assert sorted(invited(session)) == ["anne", "bola"]
    message = outbox(session)[-1]
    assert (message.template, message.facts["colleague"]) == (
        "registrations/mail/invited",
        "Robin Team",
    )
    kept = session.scalars(select(Change)).one()
    assert (kept.what, kept.fields) == ("people invited", {"People": ["", "2"]})


def test_nobody_is_invited_to_the_same_event_twice(client, session, team, people, address):
    send(client, f"{address}/invite?trust=barts", f"{address}/invite?trust=barts")
    assert invited(session) == ["anne"]
    send(client, f"{address}/invite")
    assert invited(session) == ["anne", "bola"]
    again = send(client, "/account", f"{address}/invite")
    assert again.status_code == 409
    assert invited(session) == ["anne", "bola"]
    assert len(session.scalars(select(Invitation)).all()) == 2


def test_nobody_is_invited_to_an_event_that_takes_nobody(
    client, session, team, people, event, address
):
    event.state = EventState.CANCELLED
    refused = send(client, f"{address}/invite")
    assert refused.status_code == 409
    assert "This event is cancelled." in words(refused)
    assert invited(session) == []


def test_who_said_no_is_invited_only_when_asked_for(client, session, team, people, address, call):
    call(people["Anne"], "said no")
    assert "nor is who said no on the phone" in words(client.get(f"{address}/invite"))
    send(client, f"{address}/invite")
    assert invited(session) == ["bola"]
    send(client, f"{address}/invite?calls=said+no")
    assert invited(session) == ["bola", "anne"]


def test_the_filter_survives_calls_and_invitations_and_what_was_sent_is_said(
    client, session, team, people, address
):
    query = "?trust=barts&calls=not+called"
    assert (
        f'/chase/{people["Anne"].id}{query.replace("&", "&amp;")}"'
        in client.get(f"{address}{query}").text
    )
    sent = send(client, f"{address}/invite{query}")
    assert sent.location == f"{address}{query}&sent=1"
    assert "Sent. 1 person is invited by email." in words(client.get(sent.location))
    kept = send(client, f"{address}/{people['Anne'].id}{query}", outcome="reached")
    assert kept.location == f"{address}/{people['Anne'].id}{query}"
    assert f'href="{address}{query.replace("&", "&amp;")}"' in client.get(kept.location).text


@pytest.mark.parametrize("sent", ["", "x", "-1", "²", "9" * 7])
def test_what_was_not_sent_is_not_said(client, team, people, address, sent):
    assert "Sent." not in words(client.get(f"{address}?sent={sent}"))


def test_inviting_to_a_full_event_says_so_first(client, session, team, people, event, address):
    event.capacity, event.taken, event.waiting = 2, 2, 1
    page = words(client.get(f"{address}/invite"))
    assert (
        "All 2 places are taken. 1 person is on the waiting list."
        " Who registers now joins the waiting list."
    ) in page
    event.capacity = 3
    assert "Who registers now joins the waiting list" in words(client.get(f"{address}/invite"))
    event.capacity = 4
    assert "joins the waiting list" not in words(client.get(f"{address}/invite"))
