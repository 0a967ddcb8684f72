"""The event team's area: who gets in, and who is told that they may not."""

import pytest

from events_app.models.people import AccountRole
from tests.factories import make_person
from tests.walking import heading

OTHERS = [role for role in AccountRole if role is not AccountRole.EVENT_TEAM]


def test_the_event_team_gets_in_and_finds_it_in_the_menu(client, session, sign_in):
    sign_in(client, make_person(session, roles=[AccountRole.EVENT_TEAM]))
    assert heading(client.get("/manage")) == "Today"
    assert 'href="/manage"' in client.get("/events").text


@pytest.mark.parametrize("role", OTHERS)
def test_other_roles_are_told_that_they_may_not(client, session, sign_in, role):
    sign_in(client, make_person(session, roles=[role]))
    answer = client.get("/manage")
    assert (answer.status_code, heading(answer)) == (403, "You cannot use this page")
    assert 'href="/manage"' not in client.get("/events").text


def test_who_is_signed_out_is_sent_to_sign_in(client):
    assert client.get("/manage").location == "/sign-in?next=/manage"
