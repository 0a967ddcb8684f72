"""Whatever fails while feedback is given, no copy of the words is left, and it can be repeated."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import structlog
from sqlalchemy import create_engine
from sqlalchemy import event as events

from events_app.extensions import db
from events_app.feedback.actions.answering import find_asked, give
from events_app.models.feedback import FeedbackBox, FeedbackTicket
from tests.attacks.linking import found_in
from tests.attacks.on_disk import files, mails
from tests.factories.feedback import ask_for, make_attended, ticket_of
from tests.walking import heading

pytestmark = pytest.mark.attack

WORDS = "telltale"
WANTED = [WORDS.encode(code) for code in ("utf-8", "utf-16-le")]


@pytest.fixture
def ticket(session, now):
    event, people = make_attended(session)
    ask_for(session, event)
    found = ticket_of(session, people[0])
    session.commit()
    return found


@pytest.fixture
def other(session, now):
    """A ticket to count statements with: of another event."""
    event, people = make_attended(session)
    ask_for(session, event)
    found = ticket_of(session, people[0])
    session.commit()
    return found


def send(client, ticket):
    return client.post("/feedback/send", data={"ticket": ticket, "change": WORDS})


@contextmanager
def at_statement(engine: Any, number: int, does: Callable[[], None]) -> Iterator[list[str]]:
    """Something happens at the statement of that number, or, after the last one, at the commit."""
    asked: list[str] = []

    def look(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)
        if len(asked) == number:
            does()

    def commit(_connection: Any) -> None:
        asked.append("COMMIT")
        if len(asked) == number:
            does()

    events.listen(engine, "before_cursor_execute", look)
    events.listen(engine, "commit", commit)
    try:
        yield asked
    finally:
        events.remove(engine, "before_cursor_execute", look)
        events.remove(engine, "commit", commit)


def statements_of(client, ticket):
    with at_statement(db.engine, 0, lambda: None) as asked:
        assert send(client, ticket).status_code == 303
    return asked


def left(session):
    found = session.query(FeedbackBox).count(), session.query(FeedbackTicket).count()
    session.commit()
    return found


def disk_is_full():
    raise OSError("the disk is full")


def test_whatever_statement_fails_no_copy_of_the_words_is_left(
    client, session, database, other, ticket, tmp_path, capfd
):
    asked = statements_of(client, other)
    assert [line.split()[0] for line in asked[-3:]] == ["DELETE", "INSERT", "COMMIT"]
    before = left(session)
    for number in range(1, len(asked) + 1):
        with (
            at_statement(db.engine, number, disk_is_full),
            structlog.testing.capture_logs() as logged,
        ):
            page = send(client, ticket)
        assert (page.status_code, heading(page)) == (500, "Sorry, there is a problem"), number
        assert (WORDS in page.text, left(session), logged) == (False, before, []), number
        said = capfd.readouterr()
        assert WORDS not in said.out + said.err
        assert found_in([*files(database), *mails(tmp_path)], WANTED) == [], number
    assert send(client, ticket).status_code == 303


def test_a_server_that_is_killed_at_any_statement_leaves_no_copy_and_stores_nothing_twice(
    client, session, database, other, ticket, tmp_path
):
    """Killed for good, in a process of its own, at each statement and at the commit."""
    asked = statements_of(client, other)
    before = left(session)
    for number in range(1, len(asked) + 1):
        assert killed_at(number, ticket) == -signal.SIGKILL, number
        assert left(session) == before, number
        assert found_in([*files(database), *mails(tmp_path)], WANTED) == [], number
    assert send(client, ticket).status_code == 303
    assert send(client, ticket).status_code == 409


def killed_at(number: int, ticket: str) -> int:
    """Give feedback in a child that dies at that statement; how it ended, as `subprocess` says."""
    address = db.engine.url
    child = os.fork()
    if child == 0:
        try:
            engine = create_engine(address)
            with at_statement(engine, number, lambda: os.kill(os.getpid(), signal.SIGKILL)):
                asked = find_asked(engine, ticket)
                give(engine, ticket=ticket, asked=asked, answers={"change": WORDS})
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
