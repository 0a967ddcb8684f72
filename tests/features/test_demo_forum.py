"""The made-up forum of the demonstration."""

import pytest

from events_app.demo.forum import HOST, INVITED, add_forum
from events_app.demo.load import load
from events_app.forums.facts import Place, PlaceState
from events_app.forums.queries.places import owner_of
from events_app.people.queries.people import find_person
from tests.factories.forums import sealed_store
from tests.forum_walks import states
from tests.walking import heading, outbox, words

pytestmark = pytest.mark.only_on("sqlite")


def test_the_demonstration_has_one_forum_and_a_second_load_adds_none(client, session, sign_in, now):
    load(session, now=now, uid_domain="events.example")
    keys = sealed_store(session).keys
    assert [add_forum(session, keys, now=now) for _ in range(2)] == [True, False]
    assert max(mail.created_at for mail in outbox(session)) < now
    host = find_person(session, HOST)
    sign_in(client, host)
    assert "Where we are stuck (made up)" in words(client.get("/host"))
    store = sealed_store(session)
    (seat,) = store.list_owned(Place, owner_of(host.id))
    assert sorted(state for _person, state in states(session, seat)) == [
        *[PlaceState.ACCEPTED] * 4,
        PlaceState.INVITED,
    ]
    sign_in(client, find_person(session, INVITED))
    link = client.get("/messages").text.split('href="/p/')[1].split('"')[0]
    assert heading(client.get(f"/p/{link}")) == "You are invited to a confidential forum"
