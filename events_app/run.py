"""`make run`: set up, load the demonstration the first time, serve, and work beside it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from alembic.util import CommandError
from flask import Config
from flask_migrate import upgrade
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from events_app import create_app
from events_app.clock import clock
from events_app.dates import long_moment
from events_app.demo.load import PEOPLE
from events_app.demo.whole import load_demonstration
from events_app.extensions import db
from events_app.models.organisations import Organisation
from events_app.models.transaction import will_write

#: how often the two processes are looked at
WATCH_SECONDS = 0.2
#: threads a process; the pages wait for the database, so a few
THREADS = 4


def main() -> int:
    """Set up and serve until Ctrl-C or SIGTERM. Gives the server's exit code."""
    app = create_app()
    refuse_a_port_that_is_taken(app.config["PORT"])
    with app.app_context():
        prepare(app.config)
        say_where(app.config)
    port = app.config["PORT"]
    web = subprocess.Popen(  # noqa: S603 - our own command, no shell
        server_command("wsgi:app", port=port, workers=app.config["WEB_WORKERS"]),
        cwd=Path(__file__).parent.parent,
    )
    worker = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "worker"],
        cwd=Path(__file__).parent.parent,
    )
    return wait_for(web, worker)


def refuse_a_port_that_is_taken(port: str) -> None:
    """End at once, before anything is set up, when something else listens there."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", int(port)))
        except (OSError, ValueError, OverflowError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is no port"
            sys.exit(f"Port {port} cannot be used ({why}). Set PORT to another: PORT=8001 make run")


def server_command(application: str, *, port: int | str, workers: int | str) -> list[str]:
    """How gunicorn is started, here and by `make bench`; loopback only."""
    return [
        sys.executable, "-m", "gunicorn", application, "--no-control-socket",
        "--bind", f"127.0.0.1:{port}", "--workers", str(workers),
        "--worker-class", "gthread", "--threads", str(THREADS), "--preload",
        "--log-level", "warning",
    ]  # fmt: skip


def prepare(config: Config) -> None:
    """Bring the database up to date, start the clock, and load the demonstration the first time."""
    try:
        upgrade()
    except (CommandError, SQLAlchemyError) as error:
        sys.exit(f"The database could not be brought up to date ({type(error).__name__}).")
    session = db.session()
    now = clock.now(session)
    if config["APP_ENV"] == "production" or session.scalar(select(Organisation.id).limit(1)):
        return
    print("Loading the demonstration programme …", flush=True)
    session.rollback()
    will_write(session)
    load_demonstration(session, config, now=now)
    session.commit()


def say_where(config: Config) -> None:
    """The address, the people to sign in as, and where their mail is."""
    lines = [f"Serving on {config['BASE_URL']} (Ctrl-C stops it)"]
    if config["APP_ENV"] != "production":
        people = [f"  {person.email:24} {person.role}" for person in PEOPLE]
        lines += ["Sign in as one of the demonstration's people:", *people]
        lines.append("  or anybody of events_app/demo/data/members.csv")
    if config["MAIL_URL"].startswith("file://"):
        lines.append(
            f"Mail, with the sign-in codes, is in {config['MAIL_URL'].removeprefix('file://')}"
        )
    lines.append(f"The product's clock shows {long_moment(clock.now(db.session()))}")
    print("\n".join(lines), flush=True)


def wait_for(web: "subprocess.Popen[bytes]", worker: "subprocess.Popen[bytes]") -> int:
    """Stop both when one ends or when we are asked to."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        for process in (web, worker):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    while web.poll() is None and worker.poll() is None:
        time.sleep(WATCH_SECONDS)
    if web.poll() is None:
        print("The worker has ended; stopping the server too.", file=sys.stderr, flush=True)
    stop(0, None)
    return web.wait() or worker.wait()


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
