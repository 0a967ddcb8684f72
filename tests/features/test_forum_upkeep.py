"""What the worker does for forums, and keys that rotate."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update
from structlog.testing import capture_logs

from events_app.forums import days
from events_app.forums.actions import meetings
from events_app.forums.actions.upkeep import keep_up
from events_app.forums.facts import Meeting, PlaceState
from events_app.keys import TABLES
from events_app.models.inbox import InboxMessage
from events_app.models.sealed import SealedDay, SealedRecord
from events_app.sealing import new_key
from tests.factories.forums import (
    invite,
    make_member,
    sealed_store,
)
from tests.factories.inbox import leave_message
from tests.forum_walks import page_of, states
from tests.walking import heading, outbox, words

TABLE = SealedRecord.__table__


@pytest.fixture
def place(session, seat, chair):
    return make_member(session, seat, chair)


@pytest.fixture
def meeting(session, seat, host, place, now):
    starts = now + timedelta(days=1)
    return meetings.set_meeting(
        sealed_store(session),
        forum_id=seat.forum_id,
        meeting=Meeting(starts, starts + timedelta(hours=1), agenda="Canary agenda"),
        by=host,
        now=now,
    )


def test_one_reminder_after_a_week_and_none_after_the_end(session, seat, chair, now):
    invite(session, seat, chair)
    told = []
    for number in range(16):
        before = len(outbox(session))
        keep_up(sealed_store(session), now=now + timedelta(days=number))
        told.append(len(outbox(session)) - before)
    assert [number for number, count in enumerate(told) if count] == [7]
    assert states(session, seat) == [(chair.id, PlaceState.NO_REPLY)]


def test_names_of_who_attended_go_after_30_days_and_notes_after_their_time(
    session, seat, meeting, now, chair
):
    store = sealed_store(session)
    meeting.facts.named, meeting.facts.attended = [chair.id], 1
    meeting.facts.themes, meeting.facts.themes_at = "Heard.", meeting.facts.ends_at
    store.save(meeting)
    kept = []
    for later in (29, 32, 366, 367):
        keep_up(store, now=now + timedelta(days=later))
        found = store.list_kind(seat.forum_id, Meeting)[0].facts
        kept.append((bool(found.named), bool(found.themes), found.attended))
    assert kept == [(True, True, 1), (False, True, 1), (False, True, 1), (False, False, 1)]


def chain_of_days(session):
    return list(session.scalars(select(SealedDay).order_by(SealedDay.day)))


def test_the_chain_of_days_has_one_entry_a_day_of_one_size(session, seat, chair, now):
    for number in (0, 0, 1, 2):
        if number == 1:
            invite(session, seat, chair)
        keep_up(sealed_store(session), now=now + timedelta(days=number))
    found = chain_of_days(session)
    assert [(e.day - now.date()).days for e in found] == [0, 1, 2]
    assert {(len(entry.heads), len(entry.link)) for entry in found} == {(32, 32)}
    assert days.find_fault(sealed_store(session).keys.chain, found) is None


@pytest.mark.parametrize("tamper", ["edit", "delete", "reorder"])
def test_tampering_with_the_chain_of_days_is_found(session, seat, now, tamper):
    for number in range(4):
        keep_up(sealed_store(session), now=now + timedelta(days=number))
    session.commit()
    found = chain_of_days(session)
    day = found[1].day
    if tamper == "delete":
        session.execute(delete(SealedDay).where(SealedDay.day == day))
    elif tamper == "edit":
        session.execute(update(SealedDay).where(SealedDay.day == day).values(heads=b"x" * 32))
    else:
        values = {"heads": found[2].heads, "link": found[2].link}
        session.execute(update(SealedDay).where(SealedDay.day == day).values(**values))
    session.expire_all()
    fault = days.find_fault(sealed_store(session).keys.chain, chain_of_days(session))
    assert fault == (found[2].day if tamper == "delete" else day)


def run_rotate(app):
    return app.test_cli_runner().invoke(args=["keys", "rotate"])


def test_keys_are_rotated_and_the_old_one_is_no_longer_needed(
    app, client, session, sign_in, chair, seat, place
):
    leave_message(session, chair)
    session.commit()
    old, new = app.config["SEALING_KEYS"], new_key()
    app.config["SEALING_KEYS"] = f"{new},{old}"
    result = run_rotate(app)
    assert result.exit_code == 0, result.output
    assert "Private pages: 0 sealed anew" not in result.output
    again = run_rotate(app)
    assert again.output.splitlines() == [
        f"{name.capitalize()}: 0 sealed anew, 0 left as they are." for name in TABLES
    ]
    app.config["SEALING_KEYS"] = new
    sign_in(client, chair)
    assert heading(client.get(page_of(place))) == "Canary forum"
    assert "Your account has changed" in words(client.get("/messages"))


def test_a_lost_newest_key_destroys_nothing_that_older_keys_sealed(
    app, client, session, sign_in, chair, seat, place
):
    session.commit()
    old = app.config["SEALING_KEYS"]
    app.config["SEALING_KEYS"] = f"{new_key()},{old}"
    sealed_by_lost = leave_message(session, chair)
    session.commit()
    app.config["SEALING_KEYS"] = f"{new_key()},{old}"
    with capture_logs():
        result = run_rotate(app)
    assert result.exit_code == 1
    assert "2 rows do not open with any key." in result.output
    assert session.get(InboxMessage, sealed_by_lost) is not None
    sign_in(client, chair)
    assert heading(client.get(page_of(place))) == "Canary forum"
