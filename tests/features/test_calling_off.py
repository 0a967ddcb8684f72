"""The event team postpones or cancels: people hear, and colleagues do not overwrite each other."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from events_app.events.actions.planning.refusals import ChangedByOthers
from events_app.events.actions.planning.states import cancel_event, postpone_event
from events_app.models.events import EventState
from events_app.models.offers import Offer, OfferState
from events_app.models.registrations import RegistrationState
from events_app.registrations.actions.offer_rounds import offer_round
from tests.announced import comes, mails, reload, when
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)
from tests.factories.offers import SENDER
from tests.walking import errors, heading, outbox, send, words

pytestmark = pytest.mark.usefixtures("team")
WAITING, OFFERED = RegistrationState.WAITING, RegistrationState.OFFERED
IN_OCTOBER = {"starts_on": "4 October 2022", "starts": "10am", "ends": "11am"}


@pytest.fixture
def event(session, now):
    return make_event(session, title="A talk", venue="Teams", capacity=1)


@pytest.fixture
def postponing(event):
    return f"/manage/events/{event.id}/postpone"


@pytest.fixture
def cancelling(event):
    return f"/manage/events/{event.id}/cancel"


def test_postponed_without_a_date_takes_the_entry_out_and_a_new_date_puts_it_back(
    session, client, event, postponing
):
    comes(session, event, "Ada")
    assert "This sends an email to 1 person" in words(client.get(postponing))
    send(client, postponing, version=1, reason="The speaker is ill.")
    event = reload(session)
    assert (event.state, event.state_reason) == ("postponed", "The speaker is ill.")
    again = {"version": 2, "reason": "She is well again.", **IN_OCTOBER}
    send(client, postponing, **again, go="confirm")
    event = reload(session)
    assert (event.state, event.state_reason, event.starts_date) == (
        "published",
        "",
        date(2022, 10, 4),
    )
    assert mails(session) == [
        ("postponed", "ada@trust.example", "CANCEL", 1),
        ("changed", "ada@trust.example", "REQUEST", 2),
    ]
    assert outbox(session)[1].facts["reason"] == "She is well again."


def test_a_new_date_is_shown_beside_the_old_one_before_anybody_is_told(
    session, client, event, postponing
):
    comes(session, event, "Ada")
    page = send(client, postponing, version=1, reason="The speaker is ill.", **IN_OCTOBER)
    assert heading(page) == "Check what changes"
    text = words(page)
    for said in ("After 4 October 2022", "The speaker is ill.", "an email to 1 person"):
        assert said in text
    assert (mails(session), reload(session).version) == ([], 1)
    back = send(client, postponing, version=1, reason="Ill.", **IN_OCTOBER, go="change")
    assert ('value="4 October 2022"' in back.text, "Ill." in back.text) == (True, True)


@pytest.mark.parametrize("first_day", ["1 July 2022", "31 July 2022"])
def test_no_event_is_moved_into_the_past(session, client, event, postponing, first_day):
    """It is 1 August 2022."""
    comes(session, event, "Ada")
    typed = {"reason": "Ill", "starts_on": first_day, "go": "confirm"}
    assert errors(send(client, postponing, version=1, **typed)) == [
        "Enter days and times that are not over"
    ]
    planned = when(event, starts_on=first_day, go="confirm")
    answer = send(client, f"/manage/events/{event.id}/edit/when", **planned)
    assert errors(answer) == ["Enter days and times that are not over"]
    assert (mails(session), reload(session).version) == ([], 1)


def test_what_has_taken_place_can_be_put_right(session, client, now):
    begun = now - timedelta(days=3)
    over = make_event(session, starts_at=begun, ends_at=begun + timedelta(hours=1))
    planned = when(over, starts_on="28 July 2022", go="confirm")
    assert send(client, f"/manage/events/{over.id}/edit/when", **planned).status_code == 303
    assert reload(session).starts_date == date(2022, 7, 28)


def test_days_of_a_postponed_event_are_set_where_people_are_told(
    session, client, event, postponing
):
    comes(session, event, "Ada")
    send(client, postponing, version=1, reason="Ill")
    event = reload(session)
    page = send(client, f"/manage/events/{event.id}/edit/when", **when(event, **IN_OCTOBER))
    assert errors(page)[0].startswith("Leave the days and times as they are")
    assert f'href="{postponing}"' in client.get(f"/manage/events/{event.id}").text


def test_the_place_of_a_postponed_event_can_be_changed(session, client, event, postponing):
    send(client, postponing, version=1, reason="Ill")
    event = reload(session)
    typed = when(event, venue="Zoom", go="confirm")
    assert send(client, f"/manage/events/{event.id}/edit/when", **typed).status_code == 303
    assert reload(session).venue == "Zoom"


def test_dates_without_a_first_day_are_not_taken_for_none(client, postponing):
    answer = send(client, postponing, version=1, reason="Ill", starts="10am")
    assert errors(answer) == ["Enter the new first day too, or leave all dates empty"]


@pytest.mark.parametrize(
    ("act", "typed"),
    [("postpone", IN_OCTOBER | {"go": "confirm"}), ("postpone", {}), ("cancel", {})],
)
def test_what_a_colleague_decided_meanwhile_is_shown_and_not_overwritten(
    session, client, event, postponing, act, typed
):
    comes(session, event, "Ada")
    send(client, postponing, version=1, reason="The room is flooded.")
    address = f"/manage/events/{event.id}/{act}"
    second = send(client, address, version=1, reason="Ill", **typed)
    assert (second.status_code, len(mails(session))) == (409, 1)
    text = words(second)
    assert "Somebody else changed this event" in text
    assert "Postponed without a new date" in text
    assert "Ill" in second.text
    send(client, address, version=2, reason="Ill", **typed)
    assert len(mails(session)) == 2


def test_two_who_press_at_the_same_moment_do_not_both_do_it(session, event, now):
    event.version = 2
    session.flush()
    acts = (
        lambda: cancel_event(session, event=event, version=1, reason="x", by=None, now=now),
        lambda: postpone_event(
            session, event=event, version=1, dates=None, reason="x", by=None, now=now
        ),
    )
    for act in acts:
        with pytest.raises(ChangedByOthers):
            act()


def test_cancelling_tells_everybody_why_and_cannot_be_undone(
    session, client, event, cancelling, postponing
):
    comes(session, event, "Ada")
    comes(session, event, "Ben", WAITING)
    page = client.get(cancelling)
    assert heading(page) == "Cancel this event and email 2 people?"
    assert "This cannot be undone." in words(page)
    assert errors(send(client, cancelling, version=1)) == ["Enter the reason for cancelling"]
    send(client, cancelling, version=1, reason="Too few people can come.")
    assert reload(session).state == EventState.CANCELLED
    assert mails(session) == [
        ("event_cancelled", "ada@trust.example", "CANCEL", 1),
        ("event_cancelled", "ben@trust.example", None, None),
    ]
    again = send(client, postponing, version=2, reason="No, later")
    assert "This event is cancelled. It cannot be postponed." in words(again)
    assert len(mails(session)) == 2


def test_a_place_on_offer_waits_with_its_person_and_is_offered_again_with_the_new_date(
    session, client, now
):
    chair = appointment(organisation=make_organisation(session), board_role="chair")
    person = make_person(session, appointments=[chair])
    event = make_event(
        session, title="A talk", capacity=1, audience=[audience_item(board_role="chair")]
    )
    ben = make_registration(session, person=person, event=event, state=WAITING)
    session.commit()
    offer_round(session, sender=SENDER, now=now)
    assert ben.state == OFFERED
    postponing = f"/manage/events/{event.id}/postpone"
    send(client, postponing, version=1, reason="Ill")
    session.expire_all()
    states = [offer.state for offer in session.scalars(select(Offer).order_by(Offer.id))]
    assert (states, ben.state, reload(session).taken) == ([OfferState.WITHDRAWN], WAITING, 0)
    assert outbox(session)[-1].facts["state"] == "waiting list"
    send(client, postponing, version=2, reason="Well", **IN_OCTOBER, go="confirm")
    offer_round(session, sender=SENDER, now=now)
    session.expire_all()
    assert ben.state == OFFERED


def test_registration_does_not_open_after_the_event(session, client, event):
    places = f"/manage/events/{event.id}/edit/places"
    typed = {"version": 1, "opens_on": "30 September 2022", "opens_time": "9am"}
    assert errors(send(client, places, **typed)) == [
        "Enter a date and time that are before the event is over"
    ]
    closes = {"version": 1, "closes_on": "9 October 2022", "closes_time": "9am"}
    assert errors(send(client, places, **closes)) == [
        "Enter a date and time that are not after the event"
    ]


def test_an_event_is_not_moved_to_before_its_registration_opens(session, client, now):
    event = make_event(session, title="A talk", opens_at=datetime(2022, 8, 20, tzinfo=UTC))
    typed = when(event, starts_on="10 August 2022", go="confirm")
    answer = send(client, f"/manage/events/{event.id}/edit/when", **typed)
    assert errors(answer) == ["Change first when registration opens: it is after this"]


def test_publishing_says_from_when_people_can_register(session, client, now):
    event = make_event(
        session, title="A talk", state=EventState.DRAFT, audience=[audience_item(everyone=True)],
        opens_at=datetime(2022, 8, 20, 8, tzinfo=UTC),
    )  # fmt: skip
    page = words(client.get(f"/manage/events/{event.id}/publish"))
    assert "can register from 9am on Saturday 20 August 2022" in page


@pytest.mark.parametrize("part", ["publish", "edit/when", "edit/details"])
def test_what_cannot_be_done_to_a_cancelled_event_has_no_form(session, client, event, part):
    event.state = EventState.CANCELLED
    session.commit()
    page = client.get(f"/manage/events/{event.id}/{part}")
    assert (page.status_code, heading(page)) == (409, "This could not be done")
