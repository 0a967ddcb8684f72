"""The process that makes a release is killed: nothing of it is left, and it is made once."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from events_app.diversity.actions.runs import LEASE
from events_app.diversity.queries.releases import list_releases
from events_app.extensions import db
from events_app.models.equality import ReleaseRoster
from events_app.models.releases import FiguresRelease, ReleaseRun, RunState
from events_app.tasks import run_task
from tests.factories.diversity import make_line_up, the_keys

ROOT = Path(__file__).parents[2]
#: so many that the check takes long enough to be killed in
GROUPS = ["asian"] * 60 + ["black"] * 40 + ["mixed"] * 20 + ["white"] * 220 + ["no_answer"] * 60
PATIENCE_SECONDS = 120


def begin(app):
    """`flask diversity release` in a process of its own, on the test's database."""
    settings = {
        "APP_ENV": "test",
        "DATABASE_URL": db.engine.url.render_as_string(hide_password=False),
        "SECRET_KEY": app.config["SECRET_KEY"],
        "SEALING_KEYS": app.config["SEALING_KEYS"],
    }
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "diversity", "release", "2021-22"],
        cwd=ROOT, env=os.environ | settings,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def wait_for_step(session, process, beginning):
    ends = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < ends:
        session.rollback()
        step = session.scalar(select(ReleaseRun.step))
        if step is not None and step.startswith(beginning):
            return
        time.sleep(0.002)
    raise AssertionError(f"it was never {beginning}: {process.communicate()[0]}")


def count(session, table):
    session.rollback()
    return session.scalar(select(func.count()).select_from(table))


@pytest.mark.parametrize("step", ["Reading", "Checking"])
def test_a_process_that_is_killed_leaves_nothing_and_the_release_is_made_once(
    app, session, set_clock, step
):
    make_line_up(session, GROUPS, led=150)
    session.commit()
    with begin(app) as killed:
        wait_for_step(session, killed, step)
        killed.send_signal(signal.SIGKILL)
    assert killed.returncode == -signal.SIGKILL
    assert (count(session, FiguresRelease), count(session, ReleaseRoster)) == (0, 0)
    assert session.scalars(select(ReleaseRun.state)).all() == [RunState.RUNNING]
    with begin(app) as second:
        said = second.communicate()[0]
    assert "is being made now" in said, "its lease has not run out"
    set_clock(datetime.now(UTC) + LEASE + timedelta(minutes=1))
    session.rollback()
    for _ in range(2):
        run_task(app, "release")
    assert (count(session, FiguresRelease), count(session, ReleaseRoster)) == (1, 2), (
        "one release, its roster, and the key that rosters name people by"
    )
    assert session.scalars(select(ReleaseRun.state)).all() == [RunState.DONE]
    (release,) = list_releases(session, the_keys())
    assert [table.spec.key for table in release.drawn_up.tables] != []
    with begin(app) as third:
        said = third.communicate()[0]
    assert "is released already" in said
    assert count(session, FiguresRelease) == 1
