"""The outbox: what goes in, who takes it out, and what is left."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from events_app.extensions import db
from events_app.mail import leases, outbox
from events_app.models.messages import MessageState, OutboxMessage
from events_app.models.transaction import will_write
from events_app.sealing import CannotOpen, SealingKeys, new_key

KEYS = SealingKeys.from_setting(new_key(), "outbox")
LEASE = 120
MINUTE = timedelta(minutes=1)


def post(session: Session, now: datetime, **facts: Any) -> OutboxMessage:
    plain = {"recipient": "jo@trust.example", "template": "mail/dull", "facts": {"title": "WRES"}}
    return outbox.post(session, now=now, **plain | facts)


def take(session: Session, now: datetime, worker: str = "a", limit: int = 10) -> list[int]:
    claimed = leases.claim(session, now=now, worker=worker, limit=limit, lease_seconds=LEASE)
    return [message.id for message in claimed]


def row(session: Session, message: OutboxMessage) -> dict[str, Any]:
    """The row as it stands in the database, without SQLAlchemy's reading of it."""
    found = session.execute(
        text("SELECT * FROM outbox_messages WHERE id = :id"), {"id": message.id}
    )
    return dict(found.mappings().one())


def state(session: Session, message: OutboxMessage) -> tuple[str, int, str, str | None]:
    session.refresh(message)
    return message.state, message.attempts, message.failure, message.lease


def test_a_message_is_one_insert(session, now, statements):
    session.connection()
    with statements() as count:
        post(session, now)
    assert [statement.split()[0] for statement in count.texts] == ["INSERT"]


def test_a_message_that_is_not_committed_is_not_there(session, now):
    post(session, now)
    session.rollback()
    assert outbox.count_due(session, now=now) == 0


def test_a_message_comes_out_as_it_went_in(session, now):
    facts = {"title": "x\x00\ud800\u202e", "list": [1, None, {"a": "é"}], "calendar": {"uid": "u"}}
    message = post(session, now, facts=facts)
    session.expire_all()
    draft = outbox.open_draft(message, KEYS)
    assert draft.facts == facts
    assert (draft.recipient, draft.template) == ("jo@trust.example", "mail/dull")
    assert (draft.reference, draft.created_at) == (message.reference, now)


def test_a_sealed_message_cannot_be_read_in_the_table(session, now):
    message = post(session, now, facts={"code": "482 913"}, sealed=True, keys=KEYS)
    stored = row(session, message)
    assert (stored["recipient"], stored["facts"]) == (None, None)
    sealed = bytes(stored.pop("sealed_facts"))
    for secret in ("482 913", "jo@trust.example", 'recipient"', 'code"'):
        assert secret.encode() not in sealed
        assert secret not in repr(stored)
    draft = outbox.open_draft(message, KEYS)
    assert (draft.recipient, draft.facts) == ("jo@trust.example", {"code": "482 913"})


def test_a_sealed_message_opens_in_its_own_row_alone(session, now):
    message = post(session, now, sealed=True, keys=KEYS)
    message.reference = "another"
    with pytest.raises(CannotOpen):
        outbox.open_draft(message, KEYS)


def test_a_sealed_message_needs_keys(session, now):
    with pytest.raises(ValueError, match="needs keys"):
        post(session, now, sealed=True)


def test_the_oldest_messages_that_are_due_are_taken_first(session, now):
    later = post(session, now + MINUTE)
    second, third, first = (
        post(session, now - wait) for wait in (MINUTE, timedelta(0), 2 * MINUTE)
    )
    assert take(session, now, limit=2) == [first.id, second.id]
    assert take(session, now) == [third.id]
    assert take(session, now) == []
    assert take(session, now + MINUTE) == [later.id]


def test_nobody_takes_what_another_has_until_the_lease_runs_out(session, now):
    message = post(session, now)
    assert take(session, now, "a") == [message.id]
    assert take(session, now + timedelta(seconds=LEASE - 1), "b") == []
    assert take(session, now + timedelta(seconds=LEASE), "b") == [message.id]


def test_there_is_work_only_where_somebody_could_take_it(session, now):
    message = post(session, now)
    found = [leases.has_work(session, now=now - MINUTE), leases.has_work(session, now=now)]
    take(session, now)
    found.append(leases.has_work(session, now=now))
    found.append(leases.has_work(session, now=now + timedelta(seconds=LEASE)))
    assert (found, outbox.count_due(session, now=now)) == ([False, True, False, True], 1)
    assert message.state == MessageState.DUE


@pytest.mark.only_on("postgresql")  # SQLite has one writer at a time
def test_what_two_workers_take_at_once_does_not_overlap(session, now):
    mine = [post(session, now).id for _ in range(4)]
    session.commit()
    with Session(db.engine) as one, Session(db.engine) as two:
        two.execute(text("SET LOCAL lock_timeout = '2s'"))
        first, second = take(one, now, "a", limit=2), take(two, now, "b", limit=2)
        assert (first, second) == (mine[:2], mine[2:])


def test_a_delivered_message_is_emptied(session, now):
    for options in ({}, {"sealed": True, "keys": KEYS}):
        message = post(session, now, **options)
        take(session, now)
        sent = leases.mark_sent(session, message, now=now + MINUTE, worker="a")
        stored = row(session, message)
        emptied = [stored[name] for name in ("recipient", "facts", "sealed_facts", "lease")]
        assert (sent, emptied, stored["state"]) == (MessageState.SENT, [None] * 4, "sent")
        session.refresh(message)
        assert (message.sent_at, message.attempts) == (now + MINUTE, 1)
    assert outbox.count_due(session, now=now) == 0


@pytest.mark.parametrize("end", ["sent", "failed"])
def test_a_worker_that_was_too_slow_changes_nothing(session, now, end):
    message = post(session, now)
    take(session, now, "slow")
    take(session, now + timedelta(seconds=LEASE), "next")
    before = row(session, message)
    if end == "sent":
        outcome = leases.mark_sent(session, message, now=now, worker="slow")
    else:
        outcome = leases.mark_failed(
            session, message, now=now, worker="slow", failure="TimeoutError"
        )
    assert (outcome, row(session, message)) == (None, before)


@pytest.mark.parametrize(
    ("failures", "minutes"), [(1, 1), (2, 5), (3, 15), (4, 60), (5, 240), (6, 240), (19, 240)]
)
def test_a_message_waits_longer_after_each_failure(session, now, failures, minutes):
    message = post(session, now)
    message.attempts = failures - 1
    session.flush()
    take(session, now)
    leases.mark_failed(session, message, now=now, worker="a", failure="TimeoutError")
    assert state(session, message) == (MessageState.DUE, failures, "TimeoutError", None)
    assert message.due_at == now + minutes * MINUTE
    assert outbox.open_draft(message, KEYS).facts == {"title": "WRES"}


@pytest.mark.parametrize(("tries", "for_good"), [(leases.MAX_TRIES, False), (1, True)])
def test_a_message_is_given_up_in_the_end_or_for_good(session, now, tries, for_good):
    message = post(session, now)
    message.attempts = tries - 1
    session.flush()
    take(session, now)
    leases.mark_failed(
        session, message, now=now, worker="a", failure="RecipientRefused", for_good=for_good
    )
    assert state(session, message) == (MessageState.DEAD, tries, "RecipientRefused", None)
    due = outbox.count_due(session, now=now)
    assert (due, take(session, now + timedelta(days=30))) == (0, [])


def test_what_is_given_back_can_be_taken_at_once(session, now):
    first, second = post(session, now), post(session, now)
    take(session, now, "a")
    leases.release(session, [second.id], worker="a")
    leases.release(session, [first.id], worker="b")
    assert take(session, now, "b") == [second.id]


def test_a_parcel_is_taken_by_its_name_and_once(session, now):
    will_write(session)
    ids = [post(session, now).id for _ in range(3)]
    take(session, now, "parcel", limit=2)
    parcel = leases.Parcel(ids, "parcel")
    found = [
        leases.claim(session, now=now, worker=w, limit=9, lease_seconds=LEASE, parcel=parcel)
        for w in ("a", "b")
    ]
    assert [[message.id for message in claimed] for claimed in found] == [ids[:2], []]
