"""Giving feedback: the ticket from one's messages, the form, and everything that can go wrong."""

import base64
import threading
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from events_app.extensions import db
from events_app.feedback.actions.answering import find_asked, give
from events_app.feedback.boxes import PADDED_TO
from events_app.feedback.refusals import TicketNotGood
from events_app.models.feedback import FeedbackBox, FeedbackRound, FeedbackTicket
from events_app.models.messages import NEUTRAL
from events_app.tasks import feedback_once
from tests.conftest import NOW
from tests.factories import make_person, make_registration
from tests.factories.feedback import (
    ask_for,
    close_it,
    make_attended,
    ticket_of,
    tickets_of,
)
from tests.walking import errors, heading, outbox, words

ALL = {"useful": "5", "part": "4", "differently": "Ask the board", "change": "More time"}


@pytest.fixture
def event_and_people(session, now):
    return make_attended(session)


@pytest.fixture
def asked(session, event_and_people):
    return ask_for(session, event_and_people[0])


@pytest.fixture
def ticket(session, asked, event_and_people):
    return ticket_of(session, event_and_people[1][0])


def count(session, table):
    found = session.scalar(select(func.count()).select_from(table))
    session.rollback()
    return found


def test_the_worker_asks_everybody_who_attended_once(app, session, event_and_people):
    event, people = event_and_people
    stayed_away = make_person(session)
    make_registration(
        session, person=stayed_away, event=event, state="registered", attendance="did not attend"
    )
    session.commit()
    feedback_once(app)
    feedback_once(app)
    assert len({ticket_of(session, person) for person in people}) == 12
    assert count(session, FeedbackTicket) == 12
    assert [mail.template for mail in outbox(session)] == [NEUTRAL] * 12


def test_nobody_is_asked_by_form_when_fewer_than_eight_attended(app, session, now):
    make_attended(session, people=7)
    session.commit()
    feedback_once(app)
    assert count(session, FeedbackTicket) == 0


def test_everybody_is_asked_at_the_end_as_far_as_attendance_is_known(app, session, now):
    _event, people = make_attended(session, starts_at=NOW - timedelta(hours=1))
    session.commit()
    feedback_once(app)
    assert len({ticket_of(session, person) for person in people}) == 12


def test_whose_attendance_is_recorded_later_gets_a_ticket_that_was_drawn_at_first(
    app, session, event_and_people, set_clock
):
    late = make_person(session)
    place = make_registration(session, person=late, event=event_and_people[0], state="registered")
    session.commit()
    feedback_once(app)
    drawn = set(session.scalars(select(FeedbackTicket.sha256)))
    assert (len(drawn), tickets_of(session, late)) == (13, [])
    place.attendance = "attended"
    session.commit()
    feedback_once(app)
    assert tickets_of(session, late) == []
    set_clock(NOW + timedelta(days=1))
    feedback_once(app)
    assert len(tickets_of(session, late)) == 1
    assert set(session.scalars(select(FeedbackTicket.sha256))) == drawn
    assert session.scalars(select(FeedbackRound.asked)).one() == 13


def test_two_steps_from_a_message_to_the_thanks(client, session, sign_in, asked, event_and_people):
    sign_in(client, event_and_people[1][0])
    page = client.get("/messages")
    assert '<form action="/feedback/" method="post"' in page.text
    ticket = ticket_of(session, event_and_people[1][0])
    form = client.post("/feedback/", data={"ticket": ticket})
    assert heading(form) == "Your feedback"
    assert "If fewer than 5 people answer, all answers are destroyed" in words(form)
    sent = client.post("/feedback/send", data={"ticket": ticket, **ALL})
    assert (sent.status_code, sent.headers["Location"]) == (303, "/feedback/thanks")
    assert heading(client.get("/feedback/thanks")) == "Thank you"
    assert count(session, FeedbackTicket) == 11
    boxes = session.scalars(select(FeedbackBox)).all()
    assert {len(box.body) for box in boxes} == {PADDED_TO + 16}
    assert len(boxes) == 4


def test_a_skipped_question_leaves_a_box_like_any_other(client, session, asked, ticket):
    client.post("/feedback/send", data={"ticket": ticket, "useful": "5"})
    assert count(session, FeedbackBox) == 4


def test_a_ticket_is_good_once(client, session, ticket):
    client.post("/feedback/send", data={"ticket": ticket, **ALL})
    again = client.post("/feedback/send", data={"ticket": ticket, **ALL})
    assert (again.status_code, heading(again)) == (409, "Nothing was sent")
    assert count(session, FeedbackBox) == 4


@pytest.mark.parametrize(
    "forged",
    [
        "", "a", "\0", "ü" * 43, "=" * 43, "x" * 60_000,
        base64.urlsafe_b64encode(bytes(32)).decode().rstrip("="),
    ],
)  # fmt: skip
def test_a_forged_ticket_opens_nothing(client, session, asked, forged):
    for address in ("/feedback/", "/feedback/send"):
        answer = client.post(address, data={"ticket": forged, **ALL})
        assert (answer.status_code, heading(answer)) == (409, "Nothing was sent")
    assert count(session, FeedbackTicket) == 12


def test_a_ticket_opens_only_its_own_session(session, asked, ticket):
    other, _people = make_attended(session)
    theirs = ask_for(session, other)
    mine = find_asked(db.engine, ticket)
    wrong = type(mine)(theirs.id, theirs.public_key, theirs.questions, "")
    with pytest.raises(TicketNotGood):
        give(db.engine, ticket=ticket, asked=wrong, answers=ALL)
    assert count(session, FeedbackBox) == 0


def test_after_closing_nothing_is_taken(client, session, asked, ticket):
    close_it(session, asked)
    answer = client.post("/feedback/send", data={"ticket": ticket, **ALL})
    assert heading(answer) == "Nothing was sent"
    assert count(session, FeedbackBox) == 0


def test_what_is_too_long_is_shown_again_whole(client, session, ticket):
    long = "a" * 501
    answer = client.post("/feedback/send", data={"ticket": ticket, "change": long})
    assert (answer.status_code, errors(answer)) == (422, ["Enter up to 500 characters"])
    assert long in answer.text
    assert ticket in answer.text
    assert (count(session, FeedbackBox), count(session, FeedbackTicket)) == (0, 12)


def test_five_hundred_characters_of_any_script_fit(client, session, ticket):
    bengali = "অ" * 500
    client.post("/feedback/send", data={"ticket": ticket, "change": bengali})
    assert count(session, FeedbackBox) == 4


def test_emoji_count_as_two(client, ticket):
    answer = client.post("/feedback/send", data={"ticket": ticket, "change": "😀" * 300})
    assert errors(answer) == ["Enter up to 500 characters. Emoji count as two"]


def test_what_is_empty_is_not_sent(client, session, ticket):
    answer = client.post("/feedback/send", data={"ticket": ticket, "change": "  "})
    assert errors(answer) == ["Answer at least one question, or close this page"]
    assert count(session, FeedbackTicket) == 12


def test_an_answer_that_is_no_option_is_refused(client, session, ticket):
    answer = client.post("/feedback/send", data={"ticket": ticket, "useful": "6"})
    assert errors(answer) == ["Select one of the options"]
    assert count(session, FeedbackTicket) == 12


def test_far_too_much_is_a_page_of_its_own(client, session, ticket):
    answer = client.post("/feedback/send", data={"ticket": ticket, "change": "a" * 70_000})
    assert (answer.status_code, heading(answer)) == (413, "What you sent is too long")
    assert count(session, FeedbackTicket) == 12


def test_a_ticket_in_an_address_is_not_looked_at(client, ticket):
    answer = client.get(f"/feedback/?ticket={ticket}")
    assert heading(answer) == "Give feedback"
    assert "How useful" not in answer.text


def test_a_hundred_at_once_with_one_ticket_store_one_answer(session, asked, ticket):
    mine = find_asked(db.engine, ticket)
    engine, taken, lock = db.engine, [], threading.Lock()

    def send():
        try:
            give(engine, ticket=ticket, asked=mine, answers=ALL)
        except TicketNotGood:
            return
        with lock:
            taken.append(1)

    threads = [threading.Thread(target=send) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(taken), count(session, FeedbackBox)) == (1, 4)


def test_no_cookie_is_read_or_set_and_no_address_reaches_the_application(
    client, session, sign_in, event_and_people, ticket
):
    sign_in(client, event_and_people[1][0])
    for answer in (
        client.get("/feedback/"),
        client.post("/feedback/", data={"ticket": ticket}),
        client.post("/feedback/send", data={"ticket": ticket, **ALL}),
    ):
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "Sign out" not in answer.text


@pytest.mark.parametrize("address", ["/feedback", "/feedback/", "/feedback/what-is-shown"])
def test_its_pages_need_nobody(client, address):
    assert client.get(address).status_code == 200


def test_what_the_organisers_will_see_is_made_as_their_report_is(client):
    shown = words(client.get("/feedback/what-is-shown"))
    assert "12 of 25 people who attended answered (48%)." in shown
    assert "Not enough answers to show. We wait for 5" in shown
    assert "Somewhat useful, of little use or of no use 3" in shown


def test_an_address_that_is_not_there_is_not_found(client):
    for answer in (client.get("/feedback/nowhere"), client.get("/feedback/send")):
        assert (answer.status_code, heading(answer)) == (404, "Page not found")


def test_anonymity_is_no_setting():
    columns = {
        table: set(table.__table__.columns.keys()) for table in (FeedbackTicket, FeedbackBox)
    }
    assert columns == {
        FeedbackTicket: {"sha256", "round_id"},
        FeedbackBox: {"head", "round_id", "body"},
    }
    assert not [
        c for c in FeedbackRound.__table__.columns if "anonym" in c.name or "person" in c.name
    ]
