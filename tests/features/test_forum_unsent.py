"""A form that is sent after 30 idle minutes loses nothing, and nothing of it is kept in plain."""

from datetime import timedelta

import html5lib
import pytest
from sqlalchemy import select

from events_app.forums.actions.upkeep import keep_up
from events_app.forums.facts import Concern, Unsent
from events_app.models.sealed import SealedRecord
from tests.factories.forums import make_chair, make_member, sealed_store
from tests.forum_walks import page_of
from tests.walking import heading, send, words

LATE = timedelta(minutes=31)


@pytest.fixture
def place(session, seat, chair):
    return make_member(session, seat, chair)


def hidden(page):
    """The hidden fields of a page's last form, which is its own."""
    tree = html5lib.parse(page.text, namespaceHTMLElements=False)
    fields = [f for f in list(tree.iter("form"))[-1].iter("input") if f.get("type") == "hidden"]
    return {field.get("name"): field.get("value") for field in fields}


def kept(session):
    return [one.facts.fields for one in sealed_store(session).list_of_all([""], Unsent)]


def concerns(session):
    return [c.facts.text for c in sealed_store(session).list_of_all([""], Concern)]


@pytest.fixture
def sent_late(client, session, sign_in, chair, place, set_clock, now):
    """A concern that took 31 minutes to write."""
    sign_in(client, chair)
    page = f"{page_of(place)}/concern"
    form = hidden(client.get(page))
    set_clock(now + LATE)
    return client.post(page, data=form | {"concern": "Canary concern, long to write"})


def test_what_is_sent_too_late_is_kept_until_there_is_a_new_code(
    client, session, sign_in, chair, sent_late
):
    assert (sent_late.status_code, sent_late.location) == (303, "/sign-in/again")
    assert kept(session) == [[["concern", "Canary concern, long to write"]]]
    assert concerns(session) == []
    sign_in(client, chair)
    page = client.get("/p/unsent")
    assert heading(page) == "What you wrote is still here"
    assert "Canary concern, long to write" in words(page)
    form = hidden(page)
    onward = client.post("/p/unsent", data=form)
    assert (onward.status_code, onward.location) == (307, sent_late.request.path)
    assert client.post(onward.location, data=form).location == "/p/saved"
    assert (concerns(session), kept(session)) == (["Canary concern, long to write"], [])


def test_it_is_nobody_elses_and_looks_like_no_page(client, session, sign_in, sent_late):
    sign_in(client, make_chair(session))
    assert client.get("/p/unsent").status_code == 404
    assert send(client, "/account", "/p/unsent").status_code == 404


def test_nothing_of_it_is_kept_in_plain(session, sent_late):
    bodies = session.scalars(select(SealedRecord.body)).all()
    assert all(b"Canary" not in bytes(body) for body in bodies)


def test_a_form_without_our_token_is_not_kept(
    client, session, sign_in, chair, place, set_clock, now
):
    sign_in(client, chair)
    set_clock(now + LATE)
    assert client.post(f"{page_of(place)}/concern", data={"concern": "Forged"}).status_code == 303
    assert kept(session) == []


def test_it_goes_after_a_day(session, sent_late, now):
    keep_up(sealed_store(session), now=now + timedelta(hours=24))
    assert len(kept(session)) == 1
    keep_up(sealed_store(session), now=now + LATE + timedelta(hours=24))
    assert kept(session) == []
