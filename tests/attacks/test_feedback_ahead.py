"""Tickets drawn ahead, and answers before an event: nothing leads from them to people either."""

import base64
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from events_app.extensions import db
from events_app.feedback.actions.asking import ask_round
from events_app.feedback.actions.drawing import hash_of
from events_app.feedback.job import rewrite_if_needed
from events_app.feedback.queries.reports import comment_place
from events_app.feedback.questions import Phase
from events_app.models.feedback import FeedbackBox, FeedbackComment, FeedbackRound
from tests.attacks.linking import added, beyond_chance, found_in, hits, orders
from tests.attacks.test_feedback import PEOPLE, files
from tests.conftest import NOW
from tests.factories import make_person, make_registration
from tests.factories.feedback import (
    answer,
    ask_for,
    close_it,
    feedback_keys,
    make_coming,
    make_on,
    make_part,
    take_all,
    ticket_of,
)
from tests.factories.inbox import inbox_keys
from tests.walking import words

pytestmark = pytest.mark.attack

#: of the thirty: so many come after the tickets were drawn, one a day
LATE = 5


def test_no_order_on_the_disk_links_tickets_drawn_ahead_to_people(session, now):
    link_sessions(session, 20)


@pytest.mark.prove
def test_no_order_on_the_disk_links_tickets_drawn_ahead_to_people_over_two_hundred(session, now):
    link_sessions(session, 200)


def link_sessions(session, sessions):
    """Registrations, messages and people beside tickets, in every order that the disk has."""
    totals: dict[str, int] = {}
    for _ in range(sessions):
        event, people = make_coming(session, people=PEOPLE - LATE)
        opened = ask_for(session, event, Phase.BEFORE)
        for day in range(1, LATE + 1):
            people.append(somebody_more(session, event))
            hand_out(session, day)
        added(totals, link(session, event, opened, people))
        for name in ("inbox_messages", "feedback_tickets", "feedback_boxes", "feedback_rounds"):
            session.execute(text(f"DELETE FROM {name}"))
        event.state = "cancelled"
        session.commit()
    assert (beyond_chance(totals, PEOPLE, sessions), len(totals) > 50) == ({}, True)


def somebody_more(session, event):
    person = make_person(session)
    make_registration(session, person=person, event=event, state="registered")
    session.commit()
    return person


def hand_out(session, day):
    """As the worker does it, that many days later."""
    now = NOW + timedelta(days=day, hours=2)
    ask_round(session, keys=feedback_keys(), inbox=inbox_keys(), address="/feedback/", now=now)
    session.commit()


def link(session, event, opened, people):
    whose = {digest(ticket_of(session, person, Phase.BEFORE)): person.id for person in people}
    assert len(whose) == PEOPLE
    session.rollback()
    with db.engine.connect() as connection:
        of_event = f"event_id = {event.id}"
        registered = orders(connection, "registrations", "person_id", of_event)
        left = orders(connection, "inbox_messages", "owner")
        drawn = orders(connection, "feedback_tickets", "sha256", f"round_id = {opened.id}")
    owners = {inbox_keys().owners.of(person.id): person.id for person in people}
    told = {f"told {name}": [owners[o] for o in found] for name, found in left.items()}
    # those that nobody has are told apart by a thief who waits for the close
    given = {name: [h for h in map(bytes, found) if h in whose] for name, found in drawn.items()}
    return hits(registered | told, given, whose)


def digest(ticket):
    return hash_of(base64.urlsafe_b64decode(ticket + "="))


def test_after_the_close_figures_are_all_that_is_left_of_answers_before(session, database, now):
    event, people = make_coming(session)
    opened = ask_for(session, event, Phase.BEFORE)
    tickets = [ticket_of(session, person, Phase.BEFORE) for person in people]
    wrapped = bytes(opened.private_key)
    # a long value lies on several pages: it is looked for in pieces
    pool = [bytes(opened.pool[at : at + 32]) for at in range(0, 4096, 32)]
    drawn = [bytes(each) for each in session.scalars(text("SELECT sha256 FROM feedback_tickets"))]
    session.commit()
    for person in people[:8]:
        answer(session, person, Phase.BEFORE, line="7 chair", aware="telltale chair")
    heads = list(session.scalars(select(FeedbackBox.head)))
    session.commit()
    assert len(drawn) > len(people)
    assert [len(found_in(on_disk(database), each)) > 0 for each in (drawn, heads, pool)] == [
        True
    ] * 3
    close_it(session, opened)
    assert rewrite_if_needed(session)
    raw = [base64.urlsafe_b64decode(ticket + "=") for ticket in tickets]
    wanted = [*drawn, *heads, *raw, *pool, wrapped]
    wanted += ["telltale".encode(code) for code in ("utf-8", "utf-16-le")]
    assert found_in(on_disk(database), wanted) == []
    assert session.scalars(select(FeedbackComment)).all() == []
    assert session.scalars(select(FeedbackRound.released)).one() == {
        "line": {"answers": 8, "mean": 7.0, "parts": []},
        "aware": {"answers": None, "mean": None, "parts": []},
        "confident": {"answers": None, "mean": None, "parts": []},
        "capable": {"answers": None, "mean": None, "parts": []},
    }


def on_disk(database):
    """The files; on PostgreSQL that of the rounds too, with what was changed in it."""
    found = files(database)
    if database == "postgresql":
        # what is long stands in a file beside it
        asked = (
            "SELECT pg_read_binary_file(pg_relation_filepath(oid)),"
            " pg_read_binary_file(pg_relation_filepath(reltoastrelid))"
            " FROM pg_class WHERE relname = 'feedback_rounds'"
        )
        with db.engine.connect() as connection:
            found += map(bytes, connection.execute(text(asked)).one())
    return found


def test_no_order_on_the_disk_links_questions_of_a_session_to_people(session, now):
    link_questions(session, 20)


@pytest.mark.prove
def test_no_order_on_the_disk_links_questions_to_people_over_two_hundred(session, now):
    link_questions(session, 200)


def link_questions(session, sessions):
    """All ask in the order in which they registered, and five at a time are taken in."""
    people = [make_person(session) for _ in range(PEOPLE)]
    totals: dict[str, int] = {}
    for _ in range(sessions):
        event, _none = make_on(session, people=0)
        for person in people:
            make_registration(session, person=person, event=event, state="registered")
        opened = ask_for(session, event, Phase.DURING)
        for number, person in enumerate(people):
            answer(session, person, Phase.DURING, pulse="5", ask=f"w{number}")
            take_all(session, opened)
        close_it(session, opened)
        added(totals, link_comments(session, event, opened, people))
        session.execute(text("DELETE FROM inbox_messages"))
        session.commit()
    assert (beyond_chance(totals, PEOPLE, sessions), len(totals) > 50) == ({}, True)


def link_comments(session, event, opened, people):
    keys = feedback_keys().comments
    rows = session.scalars(
        select(FeedbackComment).where(FeedbackComment.round_id == opened.id)
    ).all()
    said = {row.id: int(keys.open(row.body, comment_place(row.id)).decode()[1:]) for row in rows}
    session.rollback()
    truth = {comment: people[number].id for comment, number in said.items()}
    assert len(truth) == PEOPLE
    with db.engine.connect() as connection:
        registered = orders(connection, "registrations", "person_id", f"event_id = {event.id}")
        asked = orders(connection, "feedback_comments", "id", f"round_id = {opened.id}")
    return hits(registered, asked, truth)


def test_two_looks_at_how_it_goes_differ_by_five_people_or_none(client, session, now, sign_in):
    event, people = make_on(session, people=20, slug="wres")
    opened = ask_for(session, event, Phase.DURING)
    sign_in(client, make_part(session, event))
    session.commit()
    seen = []
    for person in people:
        answer(session, person, Phase.DURING, pulse="5" if len(seen) % 2 else "1")
        take_all(session, opened)
        shown = words(client.get("/events/wres/during"))
        seen.append(shown)
    # after every fifth person another page, and the same for all in between
    changed = [number for number in range(1, 20) if seen[number] != seen[number - 1]]
    assert changed == [4, 9, 14, 19]
