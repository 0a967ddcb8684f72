"""What the event team does for one person at an event: move, cancel, resend, edit."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from events_app.models.history import Change
from events_app.models.registrations import RegistrationState
from tests.factories import (
    make_person,
    make_registration,
)
from tests.walking import errors, heading, outbox, send, words

REGISTERED, WAITING = RegistrationState.REGISTERED, RegistrationState.WAITING


def fill(session, event):
    for _ in range(event.capacity):
        make_registration(session, person=make_person(session), event=event, state=REGISTERED)


def test_a_place_is_cancelled_on_their_behalf(client, session, team, anne, event, people, changes):
    made = make_registration(session, person=anne, event=event, state=REGISTERED)
    asked = words(client.get(f"{people}/{made.id}/cancel"))
    assert "This sends an email to 1 person, anne@trust.example." in asked
    send(client, f"{people}/{made.id}/cancel")
    session.expire_all()
    assert (made.state, event.taken) == ("cancelled by you", 0)
    message = outbox(session)[-1]
    assert (message.template, message.facts["calendar"]["method"]) == (
        "registrations/mail/cancelled",
        "CANCEL",
    )
    assert changes() == [("cancelled on their behalf", "", team.id)]
    again = send(client, f"{people}/add/new", f"{people}/{made.id}/cancel")
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (REGISTERED, "The event team has cancelled your place."),
        (WAITING, "The event team has taken you off the waiting list."),
    ],
)
def test_who_loses_a_place_to_the_team_is_told_who_did_it_and_why(
    client, session, team, anne, event, people, changes, read, state, said
):
    made = make_registration(session, person=anne, event=event, state=state)
    assert "Anne Owen reads it in the email." in words(client.get(f"{people}/{made.id}/cancel"))
    send(client, f"{people}/{made.id}/cancel", reason="The room is smaller now")
    for part in read(outbox(session)[-1]):
        assert (said in part, "Why: The room is smaller now" in part) == (True, True)
    assert changes() == [("cancelled on their behalf", "The room is smaller now", team.id)]


def test_without_a_reason_the_mail_gives_none(client, session, team, anne, event, people, read):
    made = make_registration(session, person=anne, event=event, state=REGISTERED)
    send(client, f"{people}/{made.id}/cancel")
    text, _page = read(outbox(session)[-1])
    assert ("The event team has cancelled your place." in text, "Why:" in text) == (True, False)


def test_a_reason_that_is_too_long_is_kept_on_the_page_and_nothing_is_cancelled(
    client, session, team, anne, event, people
):
    made = make_registration(session, person=anne, event=event, state=REGISTERED)
    refused = send(client, f"{people}/{made.id}/cancel", reason="x" * 501)
    assert (refused.status_code, errors(refused)) == (
        422,
        ["Your reason must be 500 characters or less"],
    )
    assert "x" * 501 in refused.text
    session.expire_all()
    assert (made.state, outbox(session)) == ("registered", [])


def test_who_waits_is_moved_into_a_free_place(client, session, team, anne, event, people, changes):
    made = make_registration(session, person=anne, event=event, state=WAITING)
    send(client, f"{people}/{made.id}/move")
    session.expire_all()
    assert (made.state, event.taken, event.waiting) == ("registered", 1, 0)
    assert outbox(session)[-1].facts["calendar"]["method"] == "REQUEST"
    assert changes() == [("moved from the waiting list", "", team.id)]


def test_nobody_is_moved_where_no_place_is_free(
    client, session, team, anne, event, people, changes
):
    fill(session, event)
    made = make_registration(session, person=anne, event=event, state=WAITING)
    refused = send(client, f"{people}/{made.id}/move")
    assert (refused.status_code, heading(refused)) == (409, "This is not possible now")
    assert "No place is free. Nobody was moved." in words(refused)
    assert changes() == []


def test_the_confirmation_is_sent_again_with_the_entry_as_it_is(
    client, session, team, anne, event, people, changes
):
    made = make_registration(
        session, person=anne, event=event, state=REGISTERED, calendar_sequence=3
    )
    sent = send(client, f"{people}/{made.id}/resend")
    message = outbox(session)[-1]
    assert (message.template, message.facts["calendar"]["sequence"]) == (
        "registrations/mail/registered",
        3,
    )
    assert changes() == [("confirmation sent again", "", team.id)]
    said = "The confirmation is on its way to anne@trust.example."
    assert said in words(client.get(sent.location))
    assert said not in words(client.get(f"{people}/{made.id}"))


def test_nothing_is_sent_again_to_who_cancelled(client, session, team, anne, event, people):
    made = make_registration(session, person=anne, event=event, state=RegistrationState.CANCELLED)
    refused = send(client, f"{people}/{made.id}/resend")
    assert refused.status_code == 409
    assert outbox(session) == []


def test_answers_are_changed_and_what_they_were_is_not_kept(
    client, session, team, anne, event, people
):
    made = make_registration(session, person=anne, event=event, state=REGISTERED)
    send(client, f"{people}/{made.id}/answers", needs="large print or plain text papers")
    session.expire_all()
    assert made.access_needs == ["large print or plain text papers"]
    assert session.scalars(select(Change)).one().fields == {}
    too_long = send(client, f"{people}/{made.id}/answers", needs="none", note="x" * 301)
    assert errors(too_long) == ["Your message must be 300 characters or less"]


def test_after_the_start_nothing_of_a_registration_is_changed(
    client, session, team, anne, event, people, set_clock, sign_in
):
    made = make_registration(session, person=anne, event=event, state=REGISTERED)
    set_clock(event.starts_at + timedelta(minutes=1))
    sign_in(client, team)
    assert "Cancel their place" not in words(client.get(f"{people}/{made.id}"))
    for button in ("cancel", "answers"):
        assert send(client, f"{people}/{made.id}/{button}", needs="none").status_code == 409
    session.expire_all()
    assert made.state == "registered"


def test_whoever_looks_reads_who_cancelled_and_the_team_is_led_to_the_person_at_the_event(
    client, session, team, anne, event, people, sign_in
):
    made = make_registration(session, person=anne, event=event, state=REGISTERED)
    contact = f"/manage/contacts/{anne.id}"
    assert f'href="{people}/{made.id}"' in client.get(contact).text
    send(client, f"{people}/{made.id}/cancel")
    assert "Cancelled by the event team" in words(client.get(contact))
    sign_in(client, anne)
    own = words(client.get(f"/your-events/{made.reference}"))
    assert "This registration was cancelled by the event team." in own
    assert "Cancelled by the event team" in words(client.get("/your-events"))


def test_who_cancels_alone_is_who_did_it(client, session, team, anne, event, people, sign_in):
    made = make_registration(session, person=anne, event=event, state=REGISTERED)
    sign_in(client, anne)
    send(client, f"/your-events/{made.reference}/cancel")
    own = words(client.get(f"/your-events/{made.reference}"))
    assert "Cancelled by you You cancelled this registration." in own.replace("Information: ", "")
    sign_in(client, team)
    assert "Cancelled by the person" in words(client.get(f"/manage/contacts/{anne.id}"))
