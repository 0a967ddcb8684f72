"""`make run`: set up, load the demonstration the first time, serve, and work beside it."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

from alembic.util import CommandError
from flask_migrate import upgrade
from sqlalchemy import func, select

from events_app import create_app
from events_app.clock import clock
from events_app.demo.load import PEOPLE, load
from events_app.extensions import db
from events_app.mail.sender import Sender
from events_app.models.organisations import Organisation
from events_app.models.transaction import will_write

#: threads a process; the pages wait for the database, so a few
THREADS = 4


def main() -> int:
    """Set up and serve until Ctrl-C or SIGTERM. Gives the server's exit code."""
    app = create_app()
    with app.app_context():
        prepare(app.config["APP_CLOCK"])
        say_where(app.config)
    port = app.config["PORT"]
    web = subprocess.Popen(
        server_command("wsgi:app", port=port, workers=app.config["WEB_WORKERS"]),
        cwd=Path(__file__).parent.parent,
    )
    worker = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "worker"],
        cwd=Path(__file__).parent.parent,
    )
    return wait_for(web, worker)


def server_command(application: str, *, port: int | str, workers: int | str) -> list[str]:
    """How gunicorn is started, here and by `make bench`; loopback only."""
    return [
        sys.executable, "-m", "gunicorn", application, "--no-control-socket",
        "--bind", f"127.0.0.1:{port}", "--workers", str(workers),
        "--worker-class", "gthread", "--threads", str(THREADS), "--preload",
        "--log-level", "warning",
    ]  # fmt: skip


def prepare(clock_setting: str) -> None:
    """Bring the database up to date, start the clock, and load the demonstration the first time."""
    try:
        upgrade()
    except CommandError as error:
        sys.exit(f"The database could not be brought up to date: {error}")
    will_write(db.session)
    clock.start(db.session, clock_setting)
    db.session.commit()
    if db.session.scalar(select(func.count()).select_from(Organisation)):
        return
    print("Loading the demonstration programme …", flush=True)
    will_write(db.session)
    sender = Sender.from_settings(dict(MAIL_FROM="", BODY_NAME="", BASE_URL=""))
    load(db.session, now=clock.now(db.session), uid_domain=sender.domain)
    db.session.commit()


def wait_for(web: "subprocess.Popen[bytes]", worker: "subprocess.Popen[bytes]") -> int:
    """Stop both when one ends or when we are asked to."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        for process in (web, worker):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    code = web.wait()
    stop(0, None)
    worker.wait()
    return code


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
