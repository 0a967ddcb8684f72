"""An assistant books for somebody: ordinary events, and nothing else is to be seen."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from events_app.models.assistance import Assistance
from events_app.models.events import Recording
from events_app.models.history import Subject
from events_app.models.registrations import Registration, RegistrationState
from events_app.people.queries.history import list_changes
from events_app.registrations.queries.cancelled import list_who_cancelled
from tests.factories import audience_item, make_event, make_person, make_registration
from tests.walking import errors, outbox, send, words

REGISTERED = RegistrationState.REGISTERED


@pytest.fixture
def assistant(session, now):
    return make_person(session, email="pat@trust.example", full_name="Pat Assistant")


@pytest.fixture
def link(session, chair, assistant, now):
    made = Assistance(
        person_id=chair.id,
        assistant_email=assistant.email,
        assistant_id=assistant.id,
        asked_at=now,
        accepted_at=now,
    )
    session.add(made)
    session.flush()
    return made


@pytest.fixture
def event(session, now):
    return ordinary(session, now)


@pytest.fixture
def pat(client, sign_in, assistant):
    sign_in(client, assistant)
    return client


def ordinary(session, now, slug="e", **facts):
    return make_event(
        session,
        slug=slug,
        title="Ordinary",
        starts_at=now + timedelta(days=20),
        audience=[audience_item(everyone=True)],
        **facts,
    )


def in_confidence(session, now):
    return ordinary(session, now, "c", held_in_confidence=True, recording=Recording.NOT_RECORDED)


def mails(session):
    return [(message.recipient, message.template.split("/")[-1]) for message in outbox(session)]


def states(session):
    session.expire_all()
    return list(session.scalars(select(Registration.state)))


def test_a_person_names_an_assistant_who_is_asked_by_mail(session, client, sign_in, chair):
    sign_in(client, chair)
    answer = send(client, "/account/assistants", email="Pat@Trust.example")
    assert answer.location == "/account/assistants"
    assert mails(session) == [("pat@trust.example", "asked_to_assist")]
    assert "pat@trust.example Has not accepted yet" in words(client.get("/account/assistants"))


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("nonsense", "Enter an email address in the correct format, like name@example.com"),
        ("uma@r0a.trust.example", "Enter the address of somebody else"),
    ],
)
def test_an_address_that_cannot_be_named_keeps_what_was_typed(
    session, client, sign_in, chair, email, said
):
    sign_in(client, chair)
    answer = send(client, "/account/assistants", email=email)
    assert (answer.status_code, errors(answer)) == (422, [said])
    assert email in answer.text
    assert mails(session) == []


def test_nobody_is_named_twice_and_there_are_at_most_three(session, client, sign_in, chair):
    sign_in(client, chair)
    for name in ("a", "b", "c"):
        send(client, "/account/assistants", email=f"{name}@trust.example")
    twice = send(client, "/account/assistants", email="a@trust.example")
    fourth = send(client, "/account/assistants", email="d@trust.example")
    assert errors(twice) == ["Enter another address. You have named this one already"]
    assert errors(fourth) == ["Check whom you have named. You can have 3 assistants"]


def test_naming_again_and_again_ends_after_ten_mails_a_day(session, client, sign_in, chair):
    sign_in(client, chair)
    for number in range(11):
        answer = send(client, "/account/assistants", email=f"a{number}@trust.example")
        for made in session.scalars(select(Assistance)).all():
            session.delete(made)
    assert errors(answer) == ["Check again tomorrow. You have named many assistants today"]
    assert len(mails(session)) == 10


def test_nothing_counts_until_it_is_accepted(session, pat, chair, link, event):
    link.accepted_at = link.assistant_id = None
    assert pat.get(f"/assisting/{link.id}").status_code == 404
    send(pat, "/assisting", f"/assisting/{link.id}/accept")
    assert "Ordinary" in words(pat.get(f"/assisting/{link.id}"))
    session.expire_all()
    assert [change.what for change in list_changes(session, Subject.PERSON, chair.id)] == [
        "assistant accepted"
    ]


def test_only_who_was_asked_accepts(app, session, sign_in, link):
    link.accepted_at = link.assistant_id = None
    other = app.test_client()
    sign_in(other, make_person(session))
    assert send(other, "/account", f"/assisting/{link.id}/accept").status_code == 404


def test_the_assistant_registers_mails_go_to_both_and_who_did_it_is_kept(
    session, pat, chair, assistant, link, event
):
    chair.access_needs, chair.access_note = ["live captions"], "Near the door"
    answer = send(pat, f"/assisting/{link.id}/events/e")
    made = session.scalars(select(Registration)).one()
    assert answer.location == f"/assisting/{link.id}/registrations/{made.reference}"
    assert (made.person_id, made.state, made.access_note) == (
        chair.id,
        "registered",
        "Near the door",
    )
    assert mails(session) == [
        ("uma@r0a.trust.example", "registered"),
        ("pat@trust.example", "done_for_them"),
    ]
    changes = list_changes(session, Subject.REGISTRATION, made.id)
    assert [(change.what, change.made_by_id) for change in changes] == [
        ("registered by their assistant", assistant.id)
    ]


def test_what_the_other_answered_is_not_shown_to_the_assistant(session, pat, chair, link, event):
    chair.access_needs, chair.access_note = [], "A private note"
    make_registration(
        session, person=chair, event=event, state=REGISTERED, reference="R",
        access_note="A private note", question="A private question",
    )  # fmt: skip
    for page in ("", "/registrations/R", "/registrations/R/cancel"):
        assert "private" not in pat.get(f"/assisting/{link.id}{page}").text


def who_cancelled(session):
    return list(list_who_cancelled(session, session.scalars(select(Registration)).all()).values())


def test_the_assistant_cancels_and_both_are_told(session, pat, chair, link, event):
    make_registration(session, person=chair, event=event, state=REGISTERED, reference="R")
    send(pat, f"/assisting/{link.id}/registrations/R/cancel")
    assert states(session) == ["cancelled by you"]
    assert who_cancelled(session) == ["their assistant"]
    assert mails(session) == [
        ("uma@r0a.trust.example", "cancelled"),
        ("pat@trust.example", "done_for_them"),
    ]


def test_the_assistant_sees_how_to_join_when_it_is_time(
    session, pat, chair, link, event, set_clock
):
    event.joining_url = "https://meet.example/x"
    make_registration(session, person=chair, event=event, state=REGISTERED, reference="R")
    page = f"/assisting/{link.id}/registrations/R"
    assert "meet.example" not in pat.get(page).text
    set_clock(event.starts_at)
    assert "meet.example" in pat.get(page).text


def test_events_held_in_confidence_do_not_exist_for_the_assistant(session, pat, chair, link, now):
    event = in_confidence(session, now)
    assert "They have no ordinary events" in words(pat.get(f"/assisting/{link.id}"))
    assert pat.get(f"/assisting/{link.id}/events/c").status_code == 404
    make_registration(session, person=chair, event=event, state=REGISTERED, reference="R")
    assert "Ordinary" not in words(pat.get(f"/assisting/{link.id}"))
    assert pat.get(f"/assisting/{link.id}/registrations/R").status_code == 404
    assert pat.get(f"/assisting/{link.id}/registrations/R/cancel").status_code == 404
    assert pat.get("/your-events/R").status_code == 404


def test_an_event_that_is_not_for_the_other_is_refused(session, pat, link, now):
    make_event(session, slug="g", audience=[audience_item(board_role="governor")])
    page = pat.get(f"/assisting/{link.id}/events/g")
    assert "They cannot be registered for this event now" in words(page)
    answer = send(pat, "/account", f"/assisting/{link.id}/events/g")
    assert answer.status_code == 409
    assert states(session) == []


def test_a_full_event_means_the_waiting_list(session, pat, link, event):
    event.capacity = event.taken = event.arrivals = 1
    send(pat, f"/assisting/{link.id}/events/e")
    assert states(session) == ["waiting list"]


def test_registering_twice_leads_to_what_is_there(session, pat, chair, link, event):
    make_registration(session, person=chair, event=event, state=REGISTERED, reference="R")
    answer = send(pat, "/account", f"/assisting/{link.id}/events/e")
    assert answer.location == f"/assisting/{link.id}/registrations/R"
    assert states(session) == ["registered"]


@pytest.mark.parametrize("who", ["chair", "assistant"])
def test_both_can_end_it_at_once(app, session, sign_in, chair, assistant, link, event, who):
    browser, number = app.test_client(), link.id
    sign_in(browser, {"chair": chair, "assistant": assistant}[who])
    send(browser, f"/account/assistants/{number}/end")
    sign_in(browser, assistant)
    assert browser.get(f"/assisting/{number}").status_code == 404
    assert browser.get(f"/assisting/{number}/events/e").status_code == 404


def test_nobody_else_sees_or_ends_it(app, session, sign_in, link):
    other = app.test_client()
    sign_in(other, make_person(session))
    for page in (f"/assisting/{link.id}", f"/account/assistants/{link.id}/end"):
        assert other.get(page).status_code == 404
