"""Offers of a place: who gets one, until when, and what becomes of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from events_app.models.events import EventState
from events_app.models.offers import Offer
from events_app.models.organisations import Appointment
from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations.actions.offer_rounds import has_offer_work, offer_round
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)
from tests.factories.offers import SENDER, make_place_free
from tests.walking import heading, outbox, send, words

WAITING, REGISTERED = RegistrationState.WAITING, RegistrationState.REGISTERED


@pytest.fixture
def event(session, now):
    """One place, which is taken, on the Thursday of the month after."""
    event = make_event(
        session, title="Allyship", capacity=1, audience=[audience_item(board_role="chair")]
    )
    make_registration(session, person=make_person(session), event=event, state=REGISTERED)
    return event


@pytest.fixture
def waiting(session, event):
    """Anne, Bola and Chen wait, in this order."""
    trust = make_organisation(session)
    return [
        make_registration(
            session,
            person=make_person(
                session,
                full_name=name,
                email=f"{name.lower()}@trust.example",
                appointments=[appointment(organisation=trust, board_role="chair")],
            ),
            event=event,
            state=WAITING,
            reference=name.upper(),
        )
        for name in ("Anne", "Bola", "Chen")
    ]


def go_round(session, now):
    told = offer_round(session, sender=SENDER, now=now)
    session.commit()
    return told


def mails(session):
    return [
        (message.template.rpartition("/")[2], message.recipient.partition("@")[0])
        for message in outbox(session)
    ]


def states(session):
    session.expire_all()
    ordered = select(Registration.state).order_by(Registration.arrival)
    return list(session.scalars(ordered))[1:]


def sign_in_as(client, session, sign_in, registration):
    session.refresh(registration, ["person"])
    sign_in(client, registration.person)


def test_nothing_is_offered_while_every_place_is_taken(session, event, waiting, now):
    assert not has_offer_work(session, now)
    assert go_round(session, now) == 0
    assert states(session) == ["waiting list"] * 3


def test_a_freed_place_is_held_for_the_first_who_waits_until_a_stated_time(
    session, event, waiting, now
):
    make_place_free(session, event)
    assert has_offer_work(session, now)
    assert go_round(session, now) == 1
    assert states(session) == ["place offered", "waiting list", "waiting list"]
    assert (event.taken, event.waiting) == (1, 2)
    message = outbox(session)[-1]
    assert mails(session) == [("place_offered", "anne")]
    assert message.facts["until"] == "5pm on Tuesday 2 August 2022"
    assert "calendar" not in message.facts
    assert go_round(session, now) == 0


def test_accepting_registers_with_an_invitation_to_the_calendar(
    client, session, sign_in, event, waiting, now
):
    make_place_free(session, event)
    go_round(session, now)
    sign_in_as(client, session, sign_in, waiting[0])
    page = client.get("/your-events/ANNE/offer")
    assert heading(page) == "A place is available"
    assert "until 5pm on Tuesday 2 August 2022" in words(page)
    assert states(session)[0] == "place offered"
    accepted = send(client, "/your-events/ANNE/offer")
    assert accepted.location == "/your-events/ANNE/done"
    assert states(session)[0] == "registered"
    assert (event.taken, event.waiting) == (1, 2)
    assert outbox(session)[-1].facts["calendar"]["method"] == "REQUEST"
    assert session.scalars(select(Offer.state)).all() == ["accepted"]
    again = send(client, "/account", "/your-events/ANNE/offer")
    assert again.location == "/your-events/ANNE"


def test_a_place_that_is_given_back_goes_to_the_next_and_not_to_the_same_again(
    client, session, sign_in, event, waiting, now
):
    make_place_free(session, event)
    go_round(session, now)
    sign_in_as(client, session, sign_in, waiting[0])
    declined = send(client, "/your-events/ANNE/offer", "/your-events/ANNE/offer/decline")
    assert "Do you want to stay on the list?" in words(client.get(declined.location))
    assert (event.taken, event.waiting) == (0, 3)
    go_round(session, now)
    assert states(session) == ["waiting list", "place offered", "waiting list"]


def test_an_offer_that_ends_is_told_and_the_next_is_offered_the_place(
    client, session, sign_in, event, waiting, now
):
    make_place_free(session, event)
    go_round(session, now)
    later = session.scalars(select(Offer.ends_at)).one()
    assert go_round(session, later) == 2
    assert mails(session) == [
        ("place_offered", "anne"),
        ("offer_ended", "anne"),
        ("place_offered", "bola"),
    ]
    assert states(session) == ["waiting list", "place offered", "waiting list"]
    assert (event.taken, event.waiting) == (1, 2)
    sign_in_as(client, session, sign_in, waiting[0])
    page = words(client.get("/your-events/ANNE/offer"))
    assert "This offer ended at 5pm on Tuesday 2 August 2022." in page
    assert send(client, "/account", "/your-events/ANNE/offer").status_code == 409


def test_nobody_accepts_after_the_stated_time_even_if_no_worker_has_run(
    client, session, sign_in, event, waiting, now, set_clock
):
    make_place_free(session, event)
    go_round(session, now)
    set_clock(session.scalars(select(Offer.ends_at)).one())
    sign_in_as(client, session, sign_in, waiting[0])
    assert heading(client.get("/your-events/ANNE/offer")) == "This offer has ended"
    assert send(client, "/account", "/your-events/ANNE/offer").status_code == 409
    assert states(session)[0] == "place offered"


def test_half_way_there_is_one_reminder(session, event, waiting, now):
    make_place_free(session, event)
    go_round(session, now)
    half = now + timedelta(hours=17)
    assert go_round(session, half - timedelta(hours=2)) == 0
    assert (go_round(session, half), go_round(session, half)) == (1, 0)
    assert mails(session)[-1] == ("offer_reminder", "anne")


def test_within_a_day_of_the_start_the_first_to_accept_has_the_place(
    client, session, sign_in, event, waiting, now, set_clock
):
    make_place_free(session, event)
    soon = event.starts_at - timedelta(hours=20)
    set_clock(soon)
    go_round(session, soon)
    offered = [mail for mail in mails(session) if mail[0] == "place_available"]
    assert offered == [("place_available", name) for name in ("anne", "bola", "chen")]
    assert (event.taken, event.waiting) == (0, 3)
    sign_in_as(client, session, sign_in, waiting[1])
    assert "The first person to accept" in words(client.get("/your-events/BOLA/offer"))
    assert send(client, "/your-events/BOLA/offer").location == "/your-events/BOLA/done"
    sign_in_as(client, session, sign_in, waiting[0])
    late = send(client, "/your-events/ANNE/offer")
    assert "Somebody else was first to accept" in words(late)
    assert states(session) == ["waiting list", "registered", "waiting list"]
    assert (event.taken, event.waiting) == (1, 2)


def test_a_day_before_the_start_who_still_waits_is_told_once_that_the_list_is_closed(
    session, event, waiting, now
):
    soon = event.starts_at - timedelta(hours=24)
    assert go_round(session, soon - timedelta(minutes=1)) == 0
    assert (go_round(session, soon), go_round(session, soon)) == (3, 0)
    assert {name for name, _ in mails(session)} == {"waiting_list_closed"}


def test_who_may_not_come_any_more_is_passed_over(session, event, waiting, now):
    held = session.scalars(
        select(Appointment).where(Appointment.person_id == waiting[0].person_id)
    ).one()
    held.until_date = now.date() - timedelta(days=1)
    make_place_free(session, event)
    go_round(session, now)
    assert states(session) == ["waiting list", "place offered", "waiting list"]


def test_after_the_start_and_for_a_cancelled_event_nothing_is_offered(session, event, waiting, now):
    make_place_free(session, event)
    assert go_round(session, event.starts_at) == 0
    event.state = EventState.CANCELLED
    assert go_round(session, now) == 0


def test_every_freed_place_is_offered_and_never_more(session, event, waiting, now):
    event.capacity = 3
    go_round(session, now)
    assert states(session) == ["place offered", "place offered", "waiting list"]
    assert (event.taken, event.waiting) == (3, 1)


def test_a_held_place_is_not_sold_to_a_newcomer(client, session, sign_in, event, waiting, now):
    make_place_free(session, event)
    for other in waiting[1:]:
        other.state = RegistrationState.CANCELLED
    event.waiting = 1
    go_round(session, now)
    trust = make_organisation(session)
    newcomer = make_person(
        session, appointments=[appointment(organisation=trust, board_role="chair")]
    )
    sign_in(client, newcomer)
    page = client.get(f"/events/{event.slug}/register/check")
    assert page.location == f"/events/{event.slug}/waiting-list"


def test_who_cancels_with_an_offer_gives_the_place_back(
    client, session, sign_in, event, waiting, now
):
    make_place_free(session, event)
    go_round(session, now)
    sign_in_as(client, session, sign_in, waiting[0])
    send(client, "/your-events/ANNE/cancel")
    assert (event.taken, event.waiting) == (0, 2)
    assert session.scalars(select(Offer.state)).all() == ["withdrawn"]
    go_round(session, now)
    assert states(session) == ["cancelled by you", "place offered", "waiting list"]


def test_an_offer_of_somebody_else_is_not_found(client, session, sign_in, event, waiting, now):
    make_place_free(session, event)
    go_round(session, now)
    sign_in_as(client, session, sign_in, waiting[1])
    assert client.get("/your-events/ANNE/offer").status_code == 404
    assert client.get("/your-events/BOLA/offer").location == "/your-events/BOLA"
    assert send(client, "/account", "/your-events/ANNE/offer").status_code == 404
