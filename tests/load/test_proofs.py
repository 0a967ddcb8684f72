"""Long proofs, run by `make prove`: the whole rush, a worker that is killed again and again, a file
of 100,000 rows."""

import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bench.watching import watch
from events_app import tasks
from events_app.extensions import db
from events_app.mail import delivery
from events_app.models.people import Person
from tests.factories import make_organisation
from tests.load.test_worker import all_sent, post, server, wait_until, worker

__all__ = ["server"]  # a fixture

pytestmark = pytest.mark.prove

ROOT = Path(__file__).parents[2]
HEADER = "EMAIL,FULL_NAME,ORG_CODE,BOARD_ROLE,COMMITTEE,FROM,UNTIL"
#: each that is killed keeps a batch to itself until its lease ends
MESSAGES, KILLED = 400, 4
#: what a file ten times as long may take more
SPARE_MB = 40


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_five_thousand_people_for_five_hundred_places_three_times(kind):
    """On four workers with 64 connections: exactly 500 placed, 4,500 waiting in order, no error."""
    command = ["-m", "bench", "--only", kind, "--rows", "rush", "--full", "--rushes", "3"]
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "3 of 3 right" in done.stdout, done.stdout + done.stderr[-2000:]


def test_a_worker_that_is_killed_again_and_again_loses_nothing(app, session, server, set_clock):
    recipients = post(session, MESSAGES)
    server.slow = 0.005
    for number in range(KILLED):
        reached = 20 * (number + 1)
        with worker(app, server) as killed:
            wait_until(lambda reached=reached: len(server.recipients) >= reached)
            killed.send_signal(signal.SIGKILL)
            killed.wait()
    server.slow = 0
    app.config["MAIL_URL"] = server.url
    set_clock(datetime.now(UTC) + timedelta(seconds=delivery.LEASE_SECONDS))
    tasks.deliver_once(app)
    assert all_sent(session)
    received = Counter(server.recipients)
    assert sorted(received) == sorted(recipients)
    assert received.total() <= MESSAGES + KILLED
    assert len({mail["Message-ID"] for mail in server.mails}) == MESSAGES


def test_a_file_of_a_hundred_thousand_rows_takes_hardly_more_memory_than_one_of_ten(
    app, session, tmp_path
):
    make_organisation(session, code="RHW")
    session.commit()
    short, long = (peak_mb(app, tmp_path, rows) for rows in (10_000, 100_000))
    session.rollback()
    assert session.scalar(select(func.count(Person.id))) == 100_000
    assert long - short < SPARE_MB
    assert long < 200


def peak_mb(app, folder: Path, rows: int) -> float:
    """Import so many members in a process of its own; the most memory that it had."""
    file = folder / f"{rows}.csv"
    lines = (f"p.{n}@rhw.example,Person {n},RHW,chair,,2020-01-01," for n in range(rows))
    file.write_text("\n".join([HEADER, *lines]))
    settings = {
        "DATABASE_URL": db.engine.url.render_as_string(hide_password=False),
        "SECRET_KEY": app.config["SECRET_KEY"],
        "SEALING_KEYS": app.config["SEALING_KEYS"],
        "APP_ENV": "test",
    }
    return watch(["members", "import", str(file)], settings).memory_mb
