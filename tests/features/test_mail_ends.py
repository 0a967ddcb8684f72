"""How messages end: too late to be sent, sent long ago, given up long ago."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from events_app import tasks
from events_app.mail import outbox
from events_app.mail.delivery import LEASE_SECONDS, SPARE_SECONDS, Delivered
from events_app.mail.settings import MailSettings
from events_app.mail.transports import ANSWER_SECONDS, MAIL_SECONDS
from events_app.models.messages import MessageState, OutboxMessage
from events_app.models.people import Device
from events_app.people.actions.sign_in import ask_for_code, sign_in_device, sign_out_device
from events_app.people.codes import CODE_LASTS
from events_app.people.rules import DEVICE_LASTS
from tests.factories import make_person

DAY = timedelta(days=1)


def ask(app, session: Session, at: datetime) -> OutboxMessage:
    keys = MailSettings.from_config(app.config).keys
    ask_for_code(session, email="jo@trust.example", secret="s", keys=keys, now=at)
    session.commit()
    return session.scalars(select(OutboxMessage)).one()


def post(session: Session, *, state: MessageState, at: datetime) -> OutboxMessage:
    message = outbox.post(
        session, recipient="jo@trust.example", template="x/mail/y", facts={"name": "Jo"}, now=at
    )
    message.state = state
    session.commit()
    return message


def test_a_code_that_has_ended_is_not_sent_any_more_and_the_message_is_emptied(app, session, now):
    message = ask(app, session, now - CODE_LASTS)
    with capture_logs() as logs:
        assert tasks.deliver_once(app) == Delivered(0, 0, 0)
    session.rollback()
    session.refresh(message)
    assert (message.state, message.sealed_facts) == (MessageState.EXPIRED, None)
    assert [entry["outcome"] for entry in logs] == ["too late"]


def test_a_code_that_still_works_for_a_minute_is_sent(app, session, now):
    ask(app, session, now - CODE_LASTS + timedelta(minutes=1))
    assert tasks.deliver_once(app) == Delivered(1, 0, 0)


def test_what_was_sent_or_came_too_late_is_forgotten_after_thirty_days(session, now):
    for state in (MessageState.SENT, MessageState.EXPIRED):
        post(session, state=state, at=now - 30 * DAY)
    kept = [
        post(session, state=MessageState.SENT, at=now - 29 * DAY).id,
        post(session, state=MessageState.DUE, at=now - 31 * DAY).id,
    ]
    tasks.tidy(session, now)
    assert session.scalars(select(OutboxMessage.id).order_by(OutboxMessage.id)).all() == kept


def test_what_was_given_up_keeps_its_facts_for_thirty_days_and_its_row_for_good(session, now):
    old = post(session, state=MessageState.DEAD, at=now - 30 * DAY)
    young = post(session, state=MessageState.DEAD, at=now - 29 * DAY)
    tasks.tidy(session, now)
    session.expire_all()
    assert (old.state, old.recipient, old.facts) == (MessageState.DEAD, None, None)
    assert (young.recipient, young.facts) == ("jo@trust.example", {"name": "Jo"})


def test_devices_that_have_ended_are_forgotten(session, now):
    person = make_person(session)
    sign_in_device(session, person=person, now=now - DEVICE_LASTS)
    signed_out = sign_in_device(session, person=person, now=now - DAY)
    sign_out_device(session, person=person, token=signed_out, now=now)
    sign_in_device(session, person=person, now=now - DAY)
    tasks.tidy(session, now)
    left = session.scalars(select(Device)).all()
    assert [(device.signed_in_at, device.signed_out_at) for device in left] == [(now - DAY, None)]


def test_a_slow_mail_server_never_outlasts_the_lease_of_its_message():
    """Whoever else could claim it would send it a second time."""
    assert MAIL_SECONDS + ANSWER_SECONDS <= SPARE_SECONDS < LEASE_SECONDS
