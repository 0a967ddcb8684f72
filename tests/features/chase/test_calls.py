"""Calls to who has not answered: what is kept of them, and who said no is left alone."""

from datetime import timedelta

from sqlalchemy import select

from events_app.models.outreach import CallNote
from tests.factories import (
    audience_item,
    make_event,
)
from tests.walking import errors, send, words

#: the last call of each, and one that was not the last
SAID = ["Called 3 August: reached", "Not called, calls to Bola", "Called 1 August"]


def listed(response):
    return [name for name in ("Anne", "Bola", "Dora", "Gil") if f"{name} Owen" in words(response)]


def test_what_came_of_a_call_is_kept_with_who_and_when(client, session, team, people, address):
    page = f"{address}/{people['Anne'].id}"
    send(client, page, outcome="reached", note="Rings back on Monday")
    said = words(client.get(page))
    assert "Reached Rings back on Monday 9am on Monday 1 August 2022, by Robin Team" in said
    kept = session.scalars(select(CallNote)).one()
    assert (kept.outcome, kept.note) == ("reached", "Rings back on Monday")


def test_a_call_without_an_outcome_is_refused_and_the_note_stays(
    client, session, team, people, address
):
    page = f"{address}/{people['Anne'].id}"
    refused = send(client, page, note="Rings back on Monday")
    assert errors(refused) == ["Select what came of the call"]
    assert "Rings back on Monday" in refused.text
    assert errors(send(client, page, outcome="maybe")) == ["Select what came of the call"]
    assert errors(send(client, page, outcome="reached", note="x" * 501)) == [
        "Your note must be 500 characters or less"
    ]
    assert session.scalars(select(CallNote)).all() == []


def test_who_is_not_to_be_chased_has_no_page_of_calls(client, team, people, address):
    assert client.get(f"{address}/{people['Gil'].id}").status_code == 404


def test_the_list_says_whether_and_when_somebody_was_last_called(
    client, session, team, people, address, call, set_clock, sign_in, now
):
    call(people["Anne"], "not reached")
    set_clock(now + timedelta(days=2))
    sign_in(client, team)
    call(people["Anne"], "reached")
    page = words(client.get(address))
    assert [said for said in SAID if said in page] == SAID[:2]


def test_a_call_about_another_event_says_nothing_of_this_one(
    client, session, team, people, address, call
):
    other = make_event(session, audience=[audience_item(any_board_role=True)])
    call(people["Anne"], "said no", address=f"/manage/events/{other.id}/chase")
    assert listed(client.get(address)) == ["Anne", "Bola"]
    assert "Not called, calls to Anne Owen" in words(client.get(address))


def test_who_said_no_can_be_called_again(client, session, team, people, address, call):
    call(people["Anne"], "said no")
    call(people["Anne"], "reached")
    assert listed(client.get(address)) == ["Anne", "Bola"]
