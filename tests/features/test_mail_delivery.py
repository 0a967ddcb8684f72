"""Delivering what is due: to a folder, to a real mail server, and when things go wrong."""

import email
import email.policy
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from threading import Event
from typing import Any

import jinja2
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from events_app.mail import delivery, outbox
from events_app.mail.compose import load_environment
from events_app.mail.delivery import Delivered, deliver_due
from events_app.mail.sender import Sender
from events_app.mail.settings import MailSettings
from events_app.mail.transports import transport_for
from events_app.models.messages import MessageState, OutboxMessage
from events_app.sealing import SealingKeys, new_key
from tests.mail_server import MailServer, free_port, mail_server

KEYS = SealingKeys.from_setting(new_key(), "outbox")
SETTINGS = MailSettings(Sender("Body", "events@events.example", "https://events.example"), KEYS)
ENVIRONMENT = load_environment(Path())
ENVIRONMENT.loader = jinja2.DictLoader(
    {
        "mail/dull.subject.txt": "About {{ title }}",
        "mail/dull.txt": "{{ title }}",
        "mail/dull.html": "{{ title }}",
    }
)


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


def post(session: Session, now: datetime, name: str = "jo", **facts: Any) -> OutboxMessage:
    plain = {"template": "mail/dull", "facts": {"title": f"to {name}"}}
    message = outbox.post(session, recipient=f"{name}@trust.example", now=now, **plain | facts)
    session.commit()
    return message


def deliver(session: Session, url: str, now: datetime, **options: Any) -> Delivered:
    delivered = deliver_due(
        session,
        transport=transport_for(url),
        environment=ENVIRONMENT,
        settings=SETTINGS,
        now=now,
        **options,
    )
    session.expire_all()
    return delivered


def states(session: Session) -> dict[str, tuple[str, str]]:
    """State and failure by what is left of the recipient."""
    rows = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
    return {(r.recipient or "").partition("@")[0]: (r.state, r.failure) for r in rows}


def test_mail_in_a_folder_is_one_file_a_message_named_for_nobody(session, now, tmp_path):
    message = post(session, now, "jo")
    folder = tmp_path / "mail here" / "deeper"
    assert deliver(session, f"file://{folder}", now) == Delivered(1, 0, 0)
    [file] = folder.iterdir()
    mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    assert file.name == f"20220801T080000.000000Z-{message.reference}.eml"
    assert (mail["To"], mail["Subject"]) == ("jo@trust.example", "About to jo")
    assert (message.state, message.recipient, message.facts) == ("sent", None, None)


def test_a_message_that_is_delivered_twice_is_one_file(session, now, tmp_path):
    message = post(session, now)
    deliver(session, f"file://{tmp_path}", now)
    message.state, message.recipient, message.facts = "due", "jo@trust.example", {"title": "x"}
    session.commit()
    assert deliver(session, f"file://{tmp_path}", now + timedelta(hours=1)) == Delivered(1, 0, 0)
    assert len(list(tmp_path.glob("*"))) == 1


def test_a_mail_server_gets_all_over_one_connection(session, now, server):
    names = [f"p{number}" for number in range(delivery.BATCH + 5)]
    for name in names:
        post(session, now, name)
    assert deliver(session, server.url, now) == Delivered(len(names), 0, 0)
    assert server.recipients == [f"{name}@trust.example" for name in names]
    assert len(server.connections) == 1
    assert set(states(session).values()) == {("sent", "")}


def test_a_sealed_message_is_delivered_and_emptied(session, now, server):
    message = post(session, now, facts={"title": "482 913"}, sealed=True, keys=KEYS)
    deliver(session, server.url, now)
    assert [mail["Subject"] for mail in server.mails] == ["About 482 913"]
    assert message.sealed_facts is None


def test_a_server_that_hangs_up_is_called_again(session, now, server):
    server.hangs_up = True
    for name in ("a", "b", "c"):
        post(session, now, name)
    assert deliver(session, server.url, now) == Delivered(3, 0, 0)
    assert sorted(server.recipients) == [f"{name}@trust.example" for name in ("a", "b", "c")]


def test_who_the_server_refuses_for_good_is_given_up_at_once(session, now, server):
    server.answers = {"gone@trust.example": "550 No such person", "busy@trust.example": "450 Later"}
    for name in ("gone", "busy", "jo"):
        post(session, now, name)
    assert deliver(session, server.url, now) == Delivered(1, 1, 1)
    assert states(session) == {
        "gone": ("dead", "RecipientRefused"),
        "busy": ("due", "SMTPRecipientsRefused"),
        "": ("sent", ""),
    }
    assert deliver(session, server.url, now) == Delivered(0, 0, 0)
    server.answers.clear()
    assert deliver(session, server.url, now + timedelta(minutes=2)) == Delivered(1, 0, 0)


def test_an_address_that_no_message_can_be_written_to_is_given_up_at_once(session, now, server):
    post(session, now, "ü")
    assert deliver(session, server.url, now) == Delivered(0, 0, 1)
    assert states(session) == {"ü": ("dead", "NonASCIILocalPartDefect")}


def test_a_message_that_cannot_be_written_holds_up_no_other(session, now, server):
    post(session, now, "wrong", facts={})
    post(session, now, "nowhere", template="mail/none")
    post(session, now, "two@x, three")
    post(session, now, "jo")
    assert deliver(session, server.url, now) == Delivered(1, 3, 0)
    assert server.recipients == ["jo@trust.example"]
    failures = [failure for _state, failure in states(session).values()]
    assert failures[:2] == ["UndefinedError", "TemplateNotFound"]


def test_when_the_server_is_away_one_message_tries_and_the_rest_is_left(session, now):
    first, second = post(session, now, "a"), post(session, now, "b")
    url = f"smtp://127.0.0.1:{free_port()}"
    assert deliver(session, url, now) == Delivered(0, 1, 0, "ConnectionRefusedError")
    assert states(session) == {"a": ("due", "ConnectionRefusedError"), "b": ("due", "")}
    assert (first.attempts, second.attempts, second.lease) == (1, 0, None)
    with mail_server() as server:
        assert deliver(session, server.url, now) == Delivered(1, 0, 0)


def test_a_worker_that_is_stopped_finishes_the_message_in_hand(session, now, server):
    stop = Event()
    transport = transport_for(server.url)
    send = transport.send

    def send_and_stop(mail: EmailMessage, *, name: str) -> None:
        send(mail, name=name)
        stop.set()

    transport.send = send_and_stop
    for name in ("a", "b", "c"):
        post(session, now, name)
    delivered = deliver_due(
        session,
        transport=transport,
        environment=ENVIRONMENT,
        settings=SETTINGS,
        now=now,
        stop=stop,
    )
    assert (delivered, server.recipients) == (Delivered(1, 0, 0), ["a@trust.example"])
    left = session.scalars(select(OutboxMessage).where(OutboxMessage.state == MessageState.DUE))
    assert [(message.lease, message.attempts) for message in left] == [(None, 0)] * 2


def test_no_message_is_begun_late_in_its_lease(session, now, server, monkeypatch):
    monkeypatch.setattr(delivery, "SPARE_SECONDS", delivery.LEASE_SECONDS + 1)
    post(session, now)
    stop = Event()
    release = delivery.leases.release

    def release_and_stop(*args: Any, **options: Any) -> None:
        stop.set()
        release(*args, **options)

    monkeypatch.setattr(delivery.leases, "release", release_and_stop)
    assert deliver(session, server.url, now, stop=stop) == Delivered(0, 0, 0)
    assert server.mails == []
    assert outbox.count_due(session, now=now) == 1


def test_the_log_names_reference_template_and_outcome_and_nobody(session, now, server):
    server.answers = {"gone@trust.example": "550 gone@trust.example is dead"}
    sent, gone = post(session, now, "jo"), post(session, now, "gone")
    wrong = post(session, now, "wrong", facts={"name": "Jo"})
    with capture_logs() as logs:
        deliver(session, server.url, now)
    plain = {"event": "mail", "log_level": "info", "template": "mail/dull"}
    assert logs == [
        plain | {"reference": sent.reference, "outcome": "sent"},
        plain | {"reference": gone.reference, "outcome": "dead: RecipientRefused"},
        plain | {"reference": wrong.reference, "outcome": "failed: UndefinedError"},
    ]


def test_time_goes_on_while_mail_goes_out(session, server):
    began = datetime(2027, 1, 1, tzinfo=UTC)
    server.slow = 0.05
    first, second = post(session, began, "a"), post(session, began, "b")
    deliver(session, server.url, began)
    assert first.sent_at
    assert second.sent_at
    assert timedelta(seconds=0.05) <= second.sent_at - first.sent_at < timedelta(seconds=10)
