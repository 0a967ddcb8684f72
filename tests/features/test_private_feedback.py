"""Feedback on a private meeting: asked and given like any other, in the sealed store alone."""

import base64
import threading

import pytest

from events_app.extensions import db
from events_app.feedback.actions.private import give_privately
from events_app.feedback.queries.private import find_round_of, list_boxes
from events_app.feedback.refusals import TicketNotGood
from events_app.forums.actions.closing import close_forum
from events_app.forums.facts import Meeting, Place
from events_app.forums.queries.meetings import find_meeting
from events_app.forums.queries.places import list_places, owner_of
from events_app.forums.whole import list_refused
from events_app.models.sealed import SealedRecord
from events_app.tasks import keep_up_once
from tests.conftest import NOW
from tests.factories.forums import forum_of, make_chair, make_member, make_met, sealed_store
from tests.forum_walks import page_of
from tests.private_feedback import (
    GIVEN,
    answer,
    asked_of,
    everything,
    place_of,
    round_of,
    ticket_of,
)
from tests.walking import words


@pytest.fixture
def met(app, session, seat):
    """Eight members met two hours ago, were counted, and have been asked."""
    meeting_id, people = make_met(session, seat)
    session.commit()
    keep_up_once(app)
    return meeting_id, people


@pytest.fixture
def page(seat, met):
    return f"/host/{seat.facts.address}/m/{met[0]}/feedback"


def test_a_member_gives_feedback_from_the_page_of_the_meeting(client, session, sign_in, seat, met):
    meeting_id, people = met
    sign_in(client, people[0])
    shown = client.get(f"{page_of(place_of(session, people[0]))}/m/{meeting_id}")
    ticket = ticket_of(session, people[0])
    assert f'name="ticket" value="{ticket}"' in shown.text
    assert ticket not in shown.request.path
    form = client.post("/feedback/", data={"ticket": ticket})
    assert (form.status_code, "A private meeting" in words(form)) == (200, True)
    assert "Canary forum" not in form.text
    sent = client.post("/feedback/send", data={"ticket": ticket, **GIVEN})
    assert sent.status_code == 303
    assert len(list_boxes(sealed_store(session), round_of(session, seat, met))) == 3


def test_nothing_of_it_is_in_a_plain_table(session, met):
    answer(session, met[1][0], **GIVEN)
    assert everything(session) == [0, 0, 0]
    assert list_refused(sealed_store(session)) == []
    sizes = {len(row.body) for row in session.query(SealedRecord)}
    assert len(sizes) == 1


def test_a_ticket_counts_once_and_its_holder_keeps_their_words(client, session, seat, met):
    ticket = ticket_of(session, met[1][0])
    client.post("/feedback/send", data={"ticket": ticket, **GIVEN})
    again = client.post("/feedback/send", data={"ticket": ticket, **GIVEN})
    assert again.status_code == 409
    assert len(list_boxes(sealed_store(session), round_of(session, seat, met))) == 3


def test_of_twenty_who_use_one_ticket_at_once_one_does(session, seat, met):
    ticket = ticket_of(session, met[1][0])
    asked, keys = asked_of(session, ticket), sealed_store(session).keys
    session.rollback()
    engine, done = db.engine, []

    def use():
        try:
            give_privately(engine, keys, asked=asked, answers=GIVEN)
        except TicketNotGood:
            return
        done.append(True)

    threads = [threading.Thread(target=use) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    boxes = list_boxes(sealed_store(session), round_of(session, seat, met))
    assert (done, len(boxes)) == ([True], 3)


def test_a_forged_ticket_is_answered_like_a_used_one(client, session, met):
    used = ticket_of(session, met[1][0])
    client.post("/feedback/send", data={"ticket": used, **GIVEN})
    forged = base64.urlsafe_b64encode(bytes(32)).rstrip(b"=").decode()
    pages = [client.post("/feedback/", data={"ticket": each}) for each in (used, forged)]
    assert [page.status_code for page in pages] == [409, 409]
    assert pages[0].text == pages[1].text


def test_who_said_that_they_could_not_come_gets_no_ticket_and_the_others_do(app, session, seat):
    meeting_id, people = make_met(session, seat, members=9)
    store = sealed_store(session)
    (place,) = store.list_owned(Place, owner_of(people[0].id))
    place.facts.coming[meeting_id] = False
    store.save(place)
    session.commit()
    keep_up_once(app)
    assert [ticket_of(session, person) is None for person in people] == [True] + [False] * 8


@pytest.mark.parametrize(("members", "attended"), [(8, 7), (7, 8)])
def test_with_fewer_than_eight_nobody_is_asked_by_form(app, session, seat, members, attended):
    meeting_id, people = make_met(session, seat, members=members, attended=attended)
    session.commit()
    keep_up_once(app)
    assert [ticket_of(session, person) for person in people] == [None] * members
    store = sealed_store(session)
    assert find_round_of(store, forum_of(session, seat), meeting_id) is None


def test_a_round_ends_with_its_forum(app, session, seat, met):
    answer(session, met[1][0], **GIVEN)
    ticket = ticket_of(session, met[1][1])
    close_forum(sealed_store(session), forum_id=seat.forum_id, now=NOW)
    session.commit()
    assert session.query(SealedRecord).count() == 1  # the day's entry
    with pytest.raises(TicketNotGood):
        asked_of(session, ticket)


def test_a_member_who_joins_later_has_no_ticket_and_one_who_left_none_to_lose(
    client, session, sign_in, seat, met
):
    late = make_chair(session)
    make_member(session, seat, late)
    session.commit()
    assert ticket_of(session, late) is None
    places = list_places(sealed_store(session), forum_of(session, seat))
    assert sum(bool(place.facts.tickets) for place in places) == 8


def test_a_cancelled_meeting_is_not_asked_about(app, session, seat):
    meeting_id, people = make_met(session, seat)
    store = sealed_store(session)
    kept = find_meeting(store, forum_of(session, seat), meeting_id)
    assert kept is not None
    kept.facts.cancelled = True
    store.save(kept)
    session.commit()
    keep_up_once(app)
    assert (ticket_of(session, people[0]), Meeting.kind) == (None, "meeting")
