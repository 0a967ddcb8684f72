"""Workers as real processes: two at once, killed in the middle, stopped, and over a queue."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from kombu.connection import Connection
from kombu.exceptions import OperationalError
from sqlalchemy import select
from sqlalchemy.orm import Session

from events_app import tasks
from events_app.extensions import db
from events_app.mail import delivery, outbox
from events_app.models.messages import MessageState, OutboxMessage
from tests.mail_server import MailServer, mail_server

ROOT = Path(__file__).parents[2]
MESSAGES = 60
#: a machine that is busy takes its time to start a process
PATIENCE_SECONDS = 180
#: two brokers on this machine: on Redis, the last of its databases
BROKERS = {
    "redis": "redis://127.0.0.1:6379/15",
    "rabbitmq": "amqp://guest:guest@127.0.0.1:5672//",
}


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


@contextmanager
def worker(app: Flask, server: MailServer, **settings: str) -> Iterator["subprocess.Popen[bytes]"]:
    """`flask worker` in a process of its own, on the test's database, mailing to `server`."""
    environment = os.environ | {
        "APP_ENV": "test",
        "DATABASE_URL": db.engine.url.render_as_string(hide_password=False),
        "SECRET_KEY": app.config["SECRET_KEY"],
        "SEALING_KEYS": app.config["SEALING_KEYS"],
        "MAIL_URL": server.url,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "worker"],
        cwd=ROOT,
        env=environment | settings,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def post(session: Session, count: int = MESSAGES) -> list[str]:
    """Messages to so many people, due since yesterday. Gives their addresses."""
    yesterday = datetime.now(UTC) - timedelta(days=1)
    recipients = [f"p{number}@trust.example" for number in range(count)]
    for recipient in recipients:
        outbox.post(
            session,
            recipient=recipient,
            template="people/mail/code",
            facts={"code": "482 913"},
            now=yesterday,
        )
    session.commit()
    return recipients


def wait_until(is_so: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < ends, "it did not happen in time"
        time.sleep(0.05)


def messages(session: Session) -> list[OutboxMessage]:
    session.rollback()
    session.expire_all()
    return list(session.scalars(select(OutboxMessage)))


def all_sent(session: Session) -> bool:
    return {message.state for message in messages(session)} == {MessageState.SENT}


def test_two_workers_deliver_everything_once(app, session, server):
    recipients = post(session)
    server.slow = 0.005
    with worker(app, server), worker(app, server):
        wait_until(lambda: all_sent(session))
    assert sorted(server.recipients) == sorted(recipients)
    assert len(server.connections) >= 2


def test_threads_that_deliver_at_the_same_moment_deliver_everything_once(
    app, session, server, set_clock
):
    recipients = post(session)
    set_clock(datetime.now(UTC))
    app.config["MAIL_URL"] = server.url
    start = threading.Barrier(4)

    def deliver() -> None:
        start.wait()
        tasks.deliver_once(app)

    threads = [threading.Thread(target=deliver) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(server.recipients) == sorted(recipients)


def test_a_worker_that_is_killed_loses_nothing(app, session, server, set_clock):
    recipients = post(session)
    server.slow = 0.02
    with worker(app, server) as killed:
        wait_until(lambda: len(server.recipients) >= MESSAGES // 3)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    left = [message for message in messages(session) if message.state == MessageState.DUE]
    assert len(left) >= MESSAGES // 3
    app.config["MAIL_URL"] = server.url
    server.slow = 0
    set_clock(datetime.now(UTC))
    tasks.deliver_once(app)
    set_clock(datetime.now(UTC) + timedelta(seconds=delivery.LEASE_SECONDS))
    tasks.deliver_once(app)
    assert all_sent(session)
    received = Counter(server.recipients)
    # only the one that was in hand may have gone out twice, under the same Message-ID
    assert sorted(received) == sorted(recipients)
    assert received.total() <= MESSAGES + 1
    assert len({mail["Message-ID"] for mail in server.mails}) == MESSAGES


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_stopped_finishes_the_message_in_hand(app, session, server, stop):
    post(session)
    server.slow = 0.02
    with worker(app, server) as stopped:
        wait_until(lambda: len(server.recipients) >= 3)
        stopped.send_signal(stop)
        assert stopped.wait(timeout=60) == 0
    found = messages(session)
    sent = [message for message in found if message.state == MessageState.SENT]
    assert 0 < len(sent) == len(server.recipients) < MESSAGES
    assert {message.lease for message in found} == {None}


#: the queue is one for the whole machine: two tests at once would take each other's parcels
ONE_AFTER_THE_OTHER = pytest.mark.xdist_group("broker")


@pytest.fixture(params=sorted(BROKERS))
def broker(request: pytest.FixtureRequest) -> str:
    url = BROKERS[request.param]
    try:
        with Connection(url, connect_timeout=2) as connection:
            connection.ensure_connection(max_retries=1, timeout=2)
            with suppress(Exception):
                connection.SimpleQueue("mail").clear()
    except (OperationalError, OSError):
        name = {"redis": "redis-server", "rabbitmq": "rabbitmq-server"}[request.param]
        pytest.skip(f"no {request.param} on this machine. To run them: sudo apt-get install {name}")
    return url


@ONE_AFTER_THE_OTHER
def test_two_workers_over_a_queue_deliver_everything_once(app, session, server, broker):
    recipients = post(session)
    server.slow = 0.01
    with (
        worker(app, server, BROKER_URL=broker) as one,
        worker(app, server, BROKER_URL=broker) as two,
    ):
        wait_until(lambda: all_sent(session))
        for process in (one, two):
            process.send_signal(signal.SIGTERM)
        assert [process.wait(timeout=60) for process in (one, two)] == [0, 0]
    assert sorted(server.recipients) == sorted(recipients)


@ONE_AFTER_THE_OTHER
def test_what_a_broker_loses_is_sent_again(app, session, server, broker, set_clock):
    """A worker that dies with parcels in hand and a queue that is emptied lose nothing."""
    recipients = post(session)
    server.slow = 0.02
    with worker(app, server, BROKER_URL=broker) as killed:
        wait_until(lambda: len(server.recipients) >= 5)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    with Connection(broker) as connection:
        connection.SimpleQueue("mail").clear()
    server.slow = 0
    app.config["MAIL_URL"] = server.url
    set_clock(datetime.now(UTC) + timedelta(seconds=delivery.LEASE_SECONDS))
    tasks.deliver_once(app)
    assert all_sent(session)
    assert set(server.recipients) == set(recipients)
    assert len(server.recipients) <= MESSAGES + 1
