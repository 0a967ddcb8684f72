"""Linking feedback to people, with everything that lies on the disk: no better than by chance."""

import base64
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import structlog
from sqlalchemy import select, text

from events_app import create_app
from events_app.chance import chance
from events_app.extensions import db
from events_app.feedback.actions.answering import find_asked, give
from events_app.feedback.actions.drawing import hash_of
from events_app.feedback.job import rewrite_if_needed
from events_app.feedback.queries.reports import comment_place
from events_app.models.feedback import FeedbackBox, FeedbackComment, FeedbackRound
from events_app.models.registrations import Attendance, RegistrationState
from tests import factories
from tests.attacks.linking import added, beyond_chance, by_chance, count, found_in, hits, orders
from tests.attacks.on_disk import files, mails
from tests.factories import make_event, make_person, make_registration
from tests.factories.feedback import (
    BEFORE,
    answer,
    ask_for,
    close_it,
    feedback_keys,
    make_attended,
    ticket_of,
)

pytestmark = pytest.mark.attack

PEOPLE = 30
#: one session for so many is there to learn from: which orders lie best beside each other
LEARNS = 4


@pytest.fixture
def people(session, now, monkeypatch):
    """As many as answer; what is numbered has the same number of digits from the first on."""
    monkeypatch.setattr(factories, "_numbers", itertools.count(1_000_000))
    return [make_person(session) for _ in range(PEOPLE)]


def test_no_order_on_the_disk_links_answers_to_people(session, people):
    link_sessions(session, people, 20)


@pytest.mark.prove
def test_no_order_on_the_disk_links_answers_to_people_over_two_hundred_sessions(session, people):
    link_sessions(session, people, 200)


def link_sessions(session, people, sessions):
    """Who attacks learns which two orders to lay side by side, and is judged by other sessions.

    That is one test, so the exact interval of 95 % holds for it. One honest run in 20 would fall
    outside: what is drawn is therefore seeded, and a run on the same code is the same run. All
    pairs of orders are looked at too, with a bound that none of the hundreds passes by chance.
    """
    with chance.seeded(b"sessions"):
        learnt = linked_in(session, people, sessions // LEARNS)
        totals = linked_in(session, people, sessions)
    best = max(learnt, key=lambda name: (learnt[name], name))
    fewest, most = by_chance(PEOPLE, sessions)
    assert (best, fewest <= totals[best] <= most) == (best, True), (totals[best], fewest, most)
    assert beyond_chance(totals, PEOPLE, sessions) == {}


def linked_in(session, people, sessions):
    """Everybody answers, in the order in which they registered: the worst that could be."""
    totals: dict[str, int] = {}
    for _ in range(sessions):
        opened = asked_of(session, people)
        for number, person in enumerate(people):
            answer(session, person, change=f"w{number}")
        boxes = read(opened, "feedback_boxes", "head")
        close_it(session, opened)
        added(totals, link(session, people, opened, boxes))
        session.execute(text("DELETE FROM inbox_messages"))
        session.commit()
    return totals


def asked_of(session, people):
    event = make_event(session, starts_at=BEFORE)
    for person in people:
        make_registration(
            session,
            person=person,
            event=event,
            state=RegistrationState.REGISTERED,
            attendance=Attendance.ATTENDED,
        )
    return ask_for(session, event)


def read(opened, table, column):
    with db.engine.connect() as connection:
        return orders(connection, table, column, f"round_id = {opened.id}")


def link(session, people, opened, boxes):
    """Every order of registrations, messages and boxes, beside every order of the comments."""
    rows = session.scalars(
        select(FeedbackComment).where(FeedbackComment.round_id == opened.id)
    ).all()
    keys = feedback_keys().comments
    said = {row.id: int(keys.open(row.body, comment_place(row.id)).decode()[1:]) for row in rows}
    session.rollback()
    truth = {comment: people[number].id for comment, number in said.items()}
    assert len(truth) == PEOPLE
    comments = read(opened, "feedback_comments", "id")
    with db.engine.connect() as connection:
        there = f"event_id = {opened.event_id}"
        registered = orders(connection, "registrations", "person_id", there)
    found = hits(registered, comments, truth)
    # the dump before the close beside the one after: a box in four is a comment of this question
    before = {name: heads[::4] for name, heads in boxes.items()}
    numbered = {name: [person.id for person in people] for name in before}
    return found | hits(numbered, {f"{n} of {m}": c for n, c in comments.items() for m in before},
                        truth)  # fmt: skip


def test_the_flow_that_only_forgets_the_person_is_linked_in_full(session, database, people):
    """Keeps the attack honest. The person is set to nothing, and noted in another table."""
    ids = [person.id for person in people]
    session.commit()
    with submissions() as connection:
        for number, person_id in enumerate(ids):
            with connection.begin():
                connection.execute(text(f"INSERT INTO tried_said (words) VALUES ('w{number}')"))
                connection.execute(text(f"INSERT INTO tried_who (person_id) VALUES ({person_id})"))
        truth = {f"w{number}": person_id for number, person_id in enumerate(ids)}
        with connection.begin():
            who = orders(connection, "tried_who", "person_id")
            found = hits(who, orders(connection, "tried_said", "words"), truth)
            joined = "SELECT words, person_id FROM tried_said s JOIN tried_who w ON s.xmin = w.xmin"
            if database == "postgresql":
                pairs = connection.execute(text(joined)).all()
                assert sum(truth[words] == person_id for words, person_id in pairs) == PEOPLE
    assert found["as it lies, as it lies"] == PEOPLE
    assert count([1, 2], ["b", "a"], {"a": 1, "b": 2}) == 2


@contextmanager
def submissions() -> Iterator[Any]:
    """Two tables as other systems have them, gone at the end."""
    made = ("CREATE TABLE tried_said (words TEXT)", "CREATE TABLE tried_who (person_id INTEGER)")
    with db.engine.execution_options(writes=True).connect() as connection:
        with connection.begin():
            for statement in made:
                connection.execute(text(statement))
        try:
            yield connection
        finally:
            with connection.begin():
                for name in ("tried_said", "tried_who"):
                    connection.execute(text(f"DROP TABLE {name}"))


def test_after_the_close_no_ticket_key_or_word_is_in_any_file(session, database, now, tmp_path):
    event, people = make_attended(session)
    opened = ask_for(session, event)
    tickets = [ticket_of(session, person) for person in people]
    wrapped = bytes(opened.private_key or b"")
    hashes = [hash_of(base64.urlsafe_b64decode(ticket + "=")) for ticket in tickets]
    session.commit()
    for number, person in enumerate(people[:8]):
        answer(session, person, change=f"telltale {number}")
    heads = list(session.scalars(select(FeedbackBox.head)))
    session.commit()
    assert found_in(files(database), [hashes[-1], heads[0], wrapped]) != []
    close_it(session, opened)
    assert rewrite_if_needed(session)
    on_disk = [*files(database), *mails(tmp_path)]
    assert found_in(on_disk, [*hashes, *heads, wrapped]) == []
    words = [f"telltale {n}" for n in range(8)]
    assert (
        found_in(on_disk, [w.encode(code) for w in words for code in ("utf-8", "utf-16-le")]) == []
    )


def test_giving_feedback_writes_no_line_where_every_other_page_writes_one(session, now, capfd):
    event, people = make_attended(session)
    ask_for(session, event)
    ticket = ticket_of(session, people[0])
    session.commit()
    logging = create_app({"SQLALCHEMY_DATABASE_URI": db.engine.url, "APP_ENV": "demo"})
    with structlog.testing.capture_logs() as logged:
        browser = logging.test_client()
        assert browser.post("/feedback/", data={"ticket": ticket}).status_code == 200
        sent = browser.post("/feedback/send", data={"ticket": ticket, "change": "telltale"})
        assert sent.status_code == 303
        assert browser.get("/feedback/nowhere").status_code == 404
        before = len(logged)
        browser.get("/cookies")
    with logging.app_context():
        db.engine.dispose()
    assert (before, len(logged)) == (0, 1)


def test_a_ticket_counts_in_its_own_session_alone(session, now):
    event, people = make_attended(session)
    first = ask_for(session, event)
    mine = ticket_of(session, people[0])
    other = ask_for(session, make_attended(session)[0])
    give(db.engine, ticket=mine, asked=find_asked(db.engine, mine), answers={"useful": "5"})
    boxes = session.scalars(select(FeedbackBox.round_id)).all()
    assert (set(boxes), session.get_one(FeedbackRound, other.id).asked) == ({first.id}, 12)
