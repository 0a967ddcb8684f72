"""What the worker does: deliver, tidy up, carry on when something is away, and stop when told."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from events_app import tasks
from events_app.mail import outbox
from events_app.mail.delivery import Delivered
from events_app.mail.settings import MailSettings
from events_app.models.messages import MessageState, OutboxMessage
from events_app.models.people import LimitCounter, SignInCode
from events_app.worker import run_worker
from tests.mail_server import free_port


def post(app: Flask, session: Session, now: datetime) -> OutboxMessage:
    message = outbox.post(
        session,
        recipient="jo@trust.example",
        template="people/mail/code",
        facts={"code": "482 913"},
        now=now,
        sealed=True,
        keys=MailSettings.from_config(app.config).keys,
    )
    session.commit()
    return message


def mails(app: Flask) -> list[Any]:
    folder = Path(app.config["MAIL_URL"].removeprefix("file://"))
    return [message_from_bytes(f.read_bytes(), policy=default) for f in folder.glob("*.eml")]


def run_until(app: Flask, is_done: Callable[[], bool]) -> None:
    """Run the worker in a thread until something is so, then stop it."""
    stop = threading.Event()
    worker = threading.Thread(target=run_worker, args=(app, stop))
    worker.start()
    ticks = threading.Event()
    for _tick in range(600):
        if is_done() or ticks.wait(0.05):
            break
    stop.set()
    worker.join(timeout=20)
    assert not worker.is_alive()
    assert is_done()


def test_what_is_due_is_delivered_once(app, session, now):
    message = post(app, session, now)
    assert tasks.deliver_once(app) == Delivered(1, 0, 0)
    assert tasks.deliver_once(app) == Delivered(0, 0, 0)
    session.refresh(message)
    assert (message.state, message.sealed_facts) == (MessageState.SENT, None)
    [mail] = mails(app)
    assert (mail["To"], mail["Subject"]) == ("jo@trust.example", "Your sign-in code is 482 913")


def test_what_is_not_due_yet_waits(app, session, now):
    post(app, session, now + timedelta(seconds=1))
    assert tasks.deliver_once(app) == Delivered(0, 0, 0)


def test_a_worker_with_nothing_to_do_writes_nothing(app, session, now, statements):
    with statements() as count:
        tasks.deliver_once(app)
    assert [statement.split()[0] for statement in count.texts] == ["SELECT"]


def test_codes_and_counters_that_have_ended_are_deleted(app, session, now):
    for name, ends in (("ended", now), ("lives", now + timedelta(seconds=1))):
        session.add(SignInCode(address_digest=name, code_digest="", expires_at=ends))
        session.add(LimitCounter(key=name, count=1, expires_at=ends))
    session.commit()
    tasks.run_task(app, "tidy")
    left = session.scalars(select(SignInCode.address_digest).union_all(select(LimitCounter.key)))
    assert left.all() == ["lives", "lives"]


def test_a_task_can_be_run_by_its_name(app, session, now):
    post(app, session, now)
    tasks.run_task(app, "deliver")
    assert len(mails(app)) == 1


def test_a_task_that_does_not_exist_is_refused_with_the_names_of_those_that_do(app):
    with pytest.raises(tasks.NoSuchTask) as refused:
        tasks.run_task(app, "dance")
    assert (
        refused.value.words == f"There is no task 'dance'. The tasks are: {', '.join(tasks.TASKS)}"
    )


def test_the_worker_delivers_what_comes_while_it_runs_and_stops_when_told(app, session, now):
    post(app, session, now)
    run_until(app, lambda: len(mails(app)) == 1)
    session.add(LimitCounter(key="ended", count=1, expires_at=now))
    post(app, session, now)
    run_until(app, lambda: len(mails(app)) == 2)
    assert session.scalars(select(LimitCounter.key)).all() == []


def test_the_worker_carries_on_when_the_database_was_away(app, session, now, monkeypatch):
    post(app, session, now)
    has_work, calls = tasks.leases.has_work, []

    def away_at_first(*args: Any, **options: Any) -> bool:
        calls.append(1)
        if len(calls) == 1:
            raise OperationalError("SELECT 'secret'", {}, Exception("jo@trust.example"))
        return has_work(*args, **options)

    monkeypatch.setattr(tasks.leases, "has_work", away_at_first)
    monkeypatch.setattr("events_app.worker.POLL_SECONDS", 0.05)
    with capture_logs() as logs:
        run_until(app, lambda: len(mails(app)) == 1)
    waits = [entry for entry in logs if entry["event"] == "worker waits"]
    assert waits == [
        {
            "event": "worker waits",
            "log_level": "warning",
            "reason": "OperationalError",
            "seconds": 0.1,
        }
    ]


def test_the_worker_looks_less_often_while_the_mail_server_is_away(app, session, now, monkeypatch):
    for _ in range(3):
        post(app, session, now)
    app.config["MAIL_URL"] = f"smtp://127.0.0.1:{free_port()}"
    monkeypatch.setattr("events_app.worker.POLL_SECONDS", 0.02)
    with capture_logs() as logs:

        def seconds() -> list[float]:
            return [entry["seconds"] for entry in logs if entry["event"] == "worker waits"]

        run_until(app, lambda: len(seconds()) >= 3)
    assert seconds()[:3] == [0.04, 0.08, 0.16]


def test_the_clock_of_the_product_says_what_is_due(app, session, now, set_clock):
    post(app, session, now + timedelta(days=1))
    assert tasks.deliver_once(app) == Delivered(0, 0, 0)
    set_clock(now + timedelta(days=1))
    assert tasks.deliver_once(app) == Delivered(1, 0, 0)
