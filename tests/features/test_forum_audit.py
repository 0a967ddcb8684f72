"""`audit verify`: what was edited, deleted, put in another order or put back is found."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update
from structlog.testing import capture_logs

from events_app.forums.actions import setting_up
from events_app.forums.actions.closing import close_forum
from events_app.forums.actions.upkeep import keep_up
from events_app.forums.days import LAST_DAY
from events_app.forums.facts import DayHeads, Entry
from events_app.models.sealed import SealedDay, SealedRecord
from tests.factories.forums import invite, sealed_store

TABLE = SealedRecord.__table__
WHOLE = "Every entry rests on the one before.\n"


def run_verify(app, session):
    session.commit()
    with capture_logs():
        result = app.test_cli_runner().invoke(args=["audit", "verify"])
    session.expire_all()
    return result.exit_code, result.output


def entries(session, seat):
    found = sealed_store(session).list_kind(seat.forum_id, Entry)
    return sorted(found, key=lambda kept: kept.facts.number)


def test_the_same_is_said_with_a_record_and_without(app, session, now, request):
    keep_up(sealed_store(session), now=now)
    assert run_verify(app, session) == (0, WHOLE)
    request.getfixturevalue("seat")
    keep_up(sealed_store(session), now=now + timedelta(days=1))
    assert run_verify(app, session) == (0, WHOLE)


def test_a_record_that_goes_on_after_the_days_entry_is_whole(app, session, seat, chair, now):
    keep_up(sealed_store(session), now=now)
    invite(session, seat, chair)
    assert run_verify(app, session) == (0, WHOLE)


def test_an_edited_entry_is_found(app, session, seat):
    second = entries(session, seat)[1]
    second.facts.what = "something else"
    sealed_store(session).save(second)
    said = f"Record {seat.forum_id}: entry 3 is not as it was written."
    code, output = run_verify(app, session)
    assert (code, output.splitlines()[0]) == (1, said)


def test_a_deleted_entry_is_found(app, session, seat):
    sealed_store(session).remove([entries(session, seat)[1]])
    said = f"Record {seat.forum_id}: entry 2 is not as it was written."
    code, output = run_verify(app, session)
    assert (code, output.splitlines()[0]) == (1, said)


def test_entries_in_another_order_are_found(app, session, seat):
    store = sealed_store(session)
    first, second = entries(session, seat)[:2]
    first.facts, second.facts = second.facts, first.facts
    first.facts.number, second.facts.number = 1, 2
    store.save(first)
    store.save(second)
    said = f"Record {seat.forum_id}: entry 1 is not as it was written."
    code, output = run_verify(app, session)
    assert (code, output.splitlines()[0]) == (1, said)


def test_a_body_that_was_moved_to_another_row_is_found(app, session, seat):
    first, second = entries(session, seat)[:2]
    body = session.scalar(select(SealedRecord.body).where(SealedRecord.id == first.id))
    session.execute(update(TABLE).where(TABLE.c.id == second.id).values(body=body))
    code, output = run_verify(app, session)
    assert code == 1
    assert f"Row {second.id}: no key opens it." in output


def test_a_whole_forum_that_was_put_back_to_yesterday_is_found(app, session, seat, host, now):
    """Every row fits every other: only the day's entry knows that there was more."""
    session.commit()
    copy = [dict(row) for row in session.execute(select(TABLE)).mappings()]
    facts = {"forum_id": seat.forum_id, "by": host, "now": now}
    setting_up.write_rules(sealed_store(session), text="Other rules.", **facts)
    keep_up(sealed_store(session), now=now)
    here = {row.id for row in session.execute(select(TABLE.c.id))} - {row["id"] for row in copy}
    days_row = find_days_row(session)
    session.execute(delete(TABLE).where(TABLE.c.id.in_(here - {days_row})))
    for row in copy:
        session.execute(update(TABLE).where(TABLE.c.id == row["id"]).values(row))
    code, output = run_verify(app, session)
    assert code == 1
    assert f"Record {seat.forum_id}: it is not what the last day counted." in output


def find_days_row(session):
    return sealed_store(session).find_by_handle(DayHeads, LAST_DAY).id


@pytest.mark.parametrize("tamper", ["heads", "link", "deleted"])
def test_a_day_that_was_tampered_with_is_found(app, session, seat, now, tamper):
    for number in range(3):
        keep_up(sealed_store(session), now=now + timedelta(days=number))
    day = session.scalars(select(SealedDay).order_by(SealedDay.day)).all()[1]
    if tamper == "deleted":
        session.delete(day)
    else:
        setattr(day, tamper, b"x" * 32)
    code, output = run_verify(app, session)
    assert code == 1
    assert "it does not rest on the day before." in output


def test_a_closed_forum_leaves_the_record_whole(app, session, seat, now):
    keep_up(sealed_store(session), now=now)
    close_forum(sealed_store(session), forum_id=seat.forum_id, now=now)
    assert run_verify(app, session) == (0, WHOLE)
