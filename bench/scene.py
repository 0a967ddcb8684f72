"""The scene of a run: a database filled, the application on it, and two servers side by side."""

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import flask_migrate
from flask import Flask
from sqlalchemy import text

from bench.feed import FEED, add_feed
from bench.feedback import add_feedback, form_of
from bench.figures import PAGE, add_release
from bench.forums import FORUM, add_forums
from bench.pages import EVENT, LIST
from bench.people import add_organisations, add_people
from bench.programme import EARLIER, add_programme
from bench.servers import serving
from bench.setting import Setting
from events_app import create_app
from events_app.clock import clock
from events_app.extensions import db
from events_app.models.transaction import will_write
from events_app.sealing import new_key


def _settings(folder: Path) -> dict[str, str]:
    """The environment of a server in production, but for the database."""
    return {
        "APP_ENV": "production",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "SEALING_KEYS": new_key(),
        "MAIL_URL": f"file://{folder / 'mail'}",
        "LOG_FORMAT": "json",
        "BENCH_PAGES": str(folder / "pages"),
    }


@contextmanager
def scene(
    kind: str, address: str, folder: Path, *, people: int, rounds: int, options: Sequence[str]
) -> Iterator[Setting]:
    """Fill the database at `address`, start both servers with `options`, stop them at the end."""
    settings = _settings(folder)
    os.environ |= settings
    # no line in the log for what is counted in this process
    app = create_app({"SQLALCHEMY_DATABASE_URI": address, "APP_ENV": "test"})
    with app.app_context():
        known, new = _fill(app, people)
    _keep_pages(app, folder / "pages", known[0])
    environment = settings | {"DATABASE_URL": address}
    with (
        serving(
            "bench.bare:make_app()", environment,
            first_page="/event", log=folder / "bare.log", options=options,
        ) as bare,
        serving(
            "wsgi:app", environment,
            first_page=EVENT, log=folder / "ours.log", options=options,
        ) as ours,
    ):  # fmt: skip
        yield Setting(kind, app, ours, bare, known, new, environment, folder, rounds)
    with app.app_context():
        db.engine.dispose()


def _fill(app: Flask, people: int) -> tuple[list[str], str]:
    """Tables, programme, people; gives the cookies of known people and of a new one."""
    flask_migrate.upgrade()
    will_write(db.session)
    clock.now(db.session)
    db.session.commit()
    add_organisations()
    add_programme(datetime.now(UTC).date())
    add_feed()
    add_release(app)
    add_feedback(app)
    known = add_people(app, 1, people, known_from=EARLIER)
    new = add_people(app, people + 1, 1)[0]
    add_forums(app.config["SEALING_KEYS"])
    # what PostgreSQL does by itself within a minute
    db.session.execute(text("ANALYZE"))
    db.session.commit()
    return known, new


def _keep_pages(app: Flask, pages: Path, cookie: str) -> None:
    """What bare Flask answers with: the very bytes of ours."""
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir()
    shown = (
        ("event", EVENT, ""), ("list", LIST, ""), ("feed", FEED, ""), ("forum", FORUM, cookie),
        ("figures", PAGE, ""),
    )  # fmt: skip
    for name, path, held in shown:
        client = app.test_client(use_cookies=False)
        answer = client.get(path, headers={"Cookie": held} if held else {})
        if answer.status_code != 200:
            raise SystemExit(f"{path} was not answered: {answer.status}")
        (pages / name).write_bytes(answer.data)
    (pages / "form").write_bytes(form_of(app))
