"""Registering for an event: the journey, who may, and when."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from events_app.models.events import EventState
from events_app.models.organisations import BoardRole
from events_app.models.registrations import Registration, RegistrationState
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_person,
    make_registration,
)
from tests.walking import errors, heading, outbox, send, words

CHAIRS = BoardRole.CHAIR


def live(session):
    session.expire_all()
    return [(r.person_id, r.event_id, r.state) for r in session.scalars(select(Registration))]


def test_the_journey_of_somebody_new_to_it(session, client, sign_in, chair, for_chairs):
    person_id, event_id = chair.id, for_chairs.id
    sign_in(client, chair)
    assert heading(client.get("/events/for-chairs/register")) == "What would help you take part?"
    answered = send(
        client, "/events/for-chairs/register", needs=["live captions"], note="A seat near the door"
    )
    assert (answered.status_code, answered.location) == (303, "/events/for-chairs/register/check")
    checked = words(client.get(answered.location))
    assert "Live captions" in checked
    assert "A seat near the door" in checked
    registered = send(client, "/events/for-chairs/register/check")
    assert registered.status_code == 303
    done = client.get(registered.location)
    assert heading(done) == "You are registered"
    assert live(session) == [(person_id, event_id, "registered")]
    kept = session.scalars(select(Registration)).one()
    assert (kept.access_needs, kept.access_note) == (["live captions"], "A seat near the door")
    assert for_chairs.taken == 1


def test_who_registered_before_goes_straight_to_the_check_page_with_the_last_answers(
    session, client, sign_in, chair, for_chairs
):
    before = make_event(session)
    make_registration(
        session,
        person=chair,
        event=before,
        state=RegistrationState.CANCELLED,
        access_needs=["British Sign Language interpreter"],
    )
    sign_in(client, chair)
    assert client.get("/events/for-chairs/register").location == "/events/for-chairs/register/check"
    assert "British Sign Language interpreter" in words(
        client.get("/events/for-chairs/register/check")
    )
    send(client, "/events/for-chairs/register/check")
    latest = session.scalars(select(Registration).order_by(Registration.id.desc())).first()
    assert latest.access_needs == ["British Sign Language interpreter"]


def test_answers_can_be_changed_from_the_check_page(session, client, sign_in, chair, for_chairs):
    make_registration(
        session, person=chair, event=make_event(session), state=RegistrationState.CANCELLED
    )
    sign_in(client, chair)
    page = "/events/for-chairs/register?change=1"
    assert client.get(page).status_code == 200
    send(client, page, "/events/for-chairs/register", needs=["large print or plain text papers"])
    assert "Large print or plain text papers" in words(
        client.get("/events/for-chairs/register/check")
    )


def test_the_returning_journey_takes_thirteen_statements(
    session, client, sign_in, chair, for_chairs, statements
):
    make_registration(
        session, person=chair, event=make_event(session), state=RegistrationState.CANCELLED
    )
    chair.access_needs = []  # remembered from that time
    sign_in(client, chair)
    client.get("/events")
    counts = []
    with statements() as count:
        client.get("/events/for-chairs")
    counts.append(count.total)
    with statements() as count:
        client.get("/events/for-chairs/register/check")
    counts.append(count.total)
    with statements() as both:
        registered = send(client, "/events/for-chairs/register/check")
    counts.append(both.total - counts[1])
    with statements() as count:
        client.get(registered.location)
    counts.append(count.total)
    assert counts == [3, 3, 5, 2]


def test_the_confirmation_waits_in_the_outbox_with_its_calendar_entry(
    session, client, sign_in, chair, for_chairs
):
    sign_in(client, chair)
    send(client, "/events/for-chairs/register", needs=[])
    registered = send(client, "/events/for-chairs/register/check")
    (message,) = outbox(session)
    registration = session.scalars(select(Registration)).one()
    assert message.template == "registrations/mail/registered"
    assert message.recipient == "uma@r0a.trust.example"
    entry = message.facts["calendar"]
    assert (entry["method"], entry["sequence"]) == ("REQUEST", 0)
    assert entry["uid"] == f"{registration.calendar_uid}@events.example"
    assert registered.location == f"/your-events/{registration.reference}/done"


@pytest.mark.parametrize(
    ("role", "until", "words_of_the_rule"),
    [
        (BoardRole.COMMUNICATIONS_DIRECTOR, None, "This event is for trust chairs"),
        (BoardRole.CHAIR, date(2022, 3, 31), "ended on 31 March 2022"),
        (BoardRole.CHAIR, date(2022, 8, 31), "ends on 31 August 2022"),
    ],
)
def test_who_it_is_not_for_is_told_why_and_what_to_do_next(
    session, client, sign_in, trust, for_chairs, role, until, words_of_the_rule
):
    held = appointment(
        organisation=trust, board_role=role, from_date=date(2020, 1, 1), until_date=until
    )
    sign_in(client, make_person(session, appointments=[held]))
    for page in ("/events/for-chairs/register", "/events/for-chairs/register/check"):
        response = client.get(page)
        assert (response.status_code, heading(response)) == (
            403,
            "You cannot register for this event",
        )
        assert words_of_the_rule in words(response)
        assert "Contact the event team" in words(response)
    assert words_of_the_rule in words(client.get("/events/for-chairs"))


def test_the_button_is_refused_too(session, client, sign_in, trust, for_chairs):
    held = appointment(organisation=trust, board_role=BoardRole.GOVERNOR)
    open_event = make_event(session, slug="open", audience=[audience_item(everyone=True)])
    assert open_event.id
    sign_in(client, make_person(session, appointments=[held]))
    send(client, "/events/open/register", needs=[])
    response = send(client, "/events/open/register/check", "/events/for-chairs/register/check")
    assert response.status_code == 403
    assert live(session) == []


def test_what_a_person_said_of_themselves_opens_nothing_until_it_is_confirmed(
    session, client, sign_in, trust, for_chairs
):
    held = appointment(organisation=trust, board_role=CHAIRS, confirmed=False)
    sign_in(client, make_person(session, appointments=[held]))
    assert "not confirmed" in words(client.get("/events/for-chairs/register"))


def test_pressing_the_button_twice_is_one_registration_and_no_error(
    session, client, sign_in, chair, for_chairs
):
    person_id, event_id = chair.id, for_chairs.id
    sign_in(client, chair)
    send(client, "/events/for-chairs/register", needs=[])
    page = client.get("/events/for-chairs/register/check").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    first = client.post("/events/for-chairs/register/check", data={"csrf_token": token})
    second = client.post("/events/for-chairs/register/check", data={"csrf_token": token})
    assert (first.status_code, second.status_code) == (303, 303)
    assert second.location == first.location.removesuffix("/done")
    assert live(session) == [(person_id, event_id, "registered")]
    assert (for_chairs.taken, len(outbox(session))) == (1, 1)


def test_who_is_registered_is_led_to_their_registration(
    session, client, sign_in, chair, for_chairs
):
    held = make_registration(
        session, person=chair, event=for_chairs, state=RegistrationState.REGISTERED
    )
    own = f"/your-events/{held.reference}"
    sign_in(client, chair)
    for page in ("register", "register/check", "waiting-list"):
        assert client.get(f"/events/for-chairs/{page}").location == own
    assert "You are registered for this event" in words(client.get("/events/for-chairs"))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"state": EventState.CANCELLED}, "This event is cancelled."),
        ({"state": EventState.POSTPONED}, "This event is postponed."),
        ({"opens_in": timedelta(days=1)}, "Registration opens at 9am on Tuesday 2 August 2022."),
        ({"closes_in": timedelta(0)}, "Registration for this event is closed."),
        ({"starts_in": timedelta(0)}, "This event has started. Registration is closed."),
        ({"starts_in": timedelta(days=-1)}, "This event has taken place."),
    ],
)
def test_an_event_that_takes_nobody_now_says_so(session, client, sign_in, chair, now, facts, said):
    facts = dict(facts)
    starts = now + facts.pop("starts_in", timedelta(days=30))
    for name in ("opens", "closes"):
        if f"{name}_in" in facts:
            facts[f"{name}_at"] = now + facts.pop(f"{name}_in")
    make_event(
        session, slug="e", starts_at=starts, audience=[audience_item(board_role=CHAIRS)], **facts
    )
    sign_in(client, chair)
    for page in ("/events/e/register", "/events/e/register/check", "/events/e/waiting-list"):
        response = client.get(page)
        assert response.status_code == 409
        assert said in words(response)
    about = client.get("/events/e")
    assert about.status_code == 200
    assert "/register" not in about.text


def test_an_event_without_an_audience_takes_nobody_and_says_that_it_will_be_announced(
    session, client, sign_in, chair
):
    make_event(session, slug="e", audience=[])
    sign_in(client, chair)
    assert client.get("/events/e/register").status_code == 403
    assert "will be announced" in words(client.get("/events/e"))


def test_an_event_without_a_time_takes_people_until_its_day(
    session, client, sign_in, chair, now, set_clock
):
    make_event(
        session,
        slug="e",
        starts_at=None,
        starts_date=date(2022, 8, 2),
        audience=[audience_item(board_role=CHAIRS)],
    )
    sign_in(client, chair)
    assert client.get("/events/e/register").status_code == 200
    set_clock(now.replace(day=1, hour=23))  # midnight in London
    assert client.get("/events/e/register").status_code == 409


def test_a_clash_is_shown_and_allowed(session, client, sign_in, chair, for_chairs):
    other = make_event(session, title="The other", starts_at=for_chairs.starts_at)
    make_registration(session, person=chair, event=other, state=RegistrationState.REGISTERED)
    sign_in(client, chair)
    page = words(client.get("/events/for-chairs/register/check"))
    assert "at the same time as The other" in page
    assert send(client, "/events/for-chairs/register/check").status_code == 303


def test_what_is_not_on_the_form_is_refused_and_what_was_typed_is_kept(
    session, client, sign_in, chair, for_chairs
):
    sign_in(client, chair)
    response = send(
        client, "/events/for-chairs/register", needs=["a pony"], note="kept " + "x" * 300
    )
    assert response.status_code == 422
    assert errors(response) == [
        "Select from the list what would help you take part",
        "Your message must be 300 characters or less",
    ]
    assert "kept xxx" in response.text


def test_an_old_form_registers_nobody_and_shows_the_page_again(
    session, client, sign_in, chair, for_chairs
):
    sign_in(client, chair)
    response = client.post("/events/for-chairs/register/check", data={"csrf_token": "old"})
    assert (response.status_code, response.location) == (303, "/events/for-chairs/register/check")
    assert live(session) == []


def test_a_draft_is_not_there_for_anybody_else(session, client, sign_in, chair):
    make_event(
        session, slug="draft", state=EventState.DRAFT, audience=[audience_item(everyone=True)]
    )
    sign_in(client, chair)
    for page in ("", "/register", "/register/check", "/waiting-list", "/programme", ".ics"):
        assert client.get(f"/events/draft{page}").status_code == 404
