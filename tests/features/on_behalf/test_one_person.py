"""What the event team does for one person at an event: move, cancel, resend, edit."""

from datetime import timedelta

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
    send(client, f"{people}/{made.id}/resend")
    message = outbox(session)[-1]
    assert (message.template, message.facts["calendar"]["sequence"]) == (
        "registrations/mail/registered",
        3,
    )
    assert changes() == [("confirmation sent again", "", team.id)]


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
