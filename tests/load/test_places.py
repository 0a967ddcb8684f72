"""Places are never sold twice, whatever happens at once: real processes, real requests."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from sqlalchemy import select
from sqlalchemy.orm import Session

from events_app.extensions import db
from events_app.models.events import Event
from events_app.models.messages import OutboxMessage
from events_app.models.people import Person
from events_app.models.registrations import Registration
from events_app.people.actions.sign_in import sign_in_device
from tests.factories import appointment, audience_item, make_event, make_organisation, make_person

ROOT = Path(__file__).parents[2]
PEOPLE = 200
PLACES = 20
AT_ONCE = 32


@pytest.fixture
def server(app: Flask, session: Session) -> Iterator[int]:
    """The application under gunicorn in two processes, on the test's own database; its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "APP_ENV": "test",
        "DATABASE_URL": db.engine.url.render_as_string(hide_password=False),
        "SECRET_KEY": app.config["SECRET_KEY"],
        "SEALING_KEYS": app.config["SEALING_KEYS"],
        "MAIL_URL": app.config["MAIL_URL"],
    }
    process = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "wsgi:app", "--no-control-socket", "--workers", "2",
            "--worker-class", "gthread", "--threads", "8", "--bind", f"127.0.0.1:{port}",
            "--log-level", "critical",
        ],
        cwd=ROOT,
        env=os.environ | settings,
    )  # fmt: skip
    try:
        _wait_until_alive(port)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


@pytest.fixture
def event(session: Session) -> Event:
    """An event that is open by the machine's clock, which the server goes by."""
    starts_at = datetime.now(UTC) + timedelta(days=20)
    return make_event(
        session,
        slug="e",
        starts_at=starts_at,
        capacity=PLACES,
        audience=[audience_item(everyone=True)],
    )


@pytest.fixture
def cookies(app: Flask, session: Session) -> list[str]:
    """Session cookies of 200 people who may register."""
    trust = make_organisation(session)
    people = [
        make_person(session, appointments=[appointment(organisation=trust, board_role="chair")])
        for _ in range(PEOPLE)
    ]
    cookies = [_cookie(app, session, person) for person in people]
    session.commit()
    return cookies


def test_two_hundred_at_once_for_twenty_places_are_exactly_twenty(session, server, event, cookies):
    event_id = event.id
    session.commit()
    answers = _together(
        server, cookies, lambda browser: browser.register("/events/e/register/check")
    )
    assert sorted(set(answers)) == ["done", "now full"]
    assert answers.count("done") == PLACES
    session.expire_all()
    assert (event.taken, event.waiting) == (PLACES, 0)
    placed = session.scalars(
        select(Registration.person_id).where(Registration.event_id == event_id)
    )
    assert len(set(placed)) == PLACES
    assert len(session.scalars(select(OutboxMessage.id)).all()) == PLACES


def test_who_joins_the_waiting_list_at_once_is_ordered_by_arrival_without_a_gap(
    session, server, event, cookies
):
    session.commit()
    answers = _together(server, cookies, lambda browser: browser.register("/events/e/waiting-list"))
    assert set(answers) == {"done"}
    session.expire_all()
    assert (event.taken, event.waiting, event.arrivals) == (PLACES, PEOPLE - PLACES, PEOPLE)
    in_order = select(Registration.arrival, Registration.state).order_by(Registration.arrival)
    assert [tuple(row) for row in session.execute(in_order)] == [
        (n, "registered" if n <= PLACES else "waiting list") for n in range(1, PEOPLE + 1)
    ]


def test_the_same_person_many_times_at_once_is_one_registration_and_no_error(
    session, server, event, cookies
):
    session.commit()
    answers = _together(
        server, cookies[:1] * AT_ONCE, lambda browser: browser.register("/events/e/register/check")
    )
    assert set(answers) <= {"done", "already"}
    assert answers.count("done") == 1
    session.expire_all()
    assert event.taken == 1
    assert len(session.scalars(select(Registration.id)).all()) == 1
    assert len(session.scalars(select(OutboxMessage.id)).all()) == 1


def test_registering_and_cancelling_at_once_keep_the_counts_true(session, server, event, cookies):
    session.commit()

    def come_and_go(browser: "Browser") -> str:
        for _ in range(3):
            if browser.register("/events/e/waiting-list") == "error":
                return "error"
            if browser.cancel() == "error":
                return "error"
        return browser.register("/events/e/waiting-list")

    answers = _together(server, cookies[:40], come_and_go)
    assert "error" not in answers
    session.expire_all()
    states = list(session.scalars(select(Registration.state)))
    assert event.taken == states.count("registered") <= PLACES
    assert event.waiting == states.count("waiting list")
    assert event.taken + event.waiting == 40


class Browser:
    """One person's browser, over one kept connection."""

    def __init__(self, port: int, cookie: str) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie = cookie
        self.own = ""

    def register(self, page: str) -> str:
        """Press the button of `page`: "done", "already", "now full", or "error"."""
        self._post("/events/e/register", self._token("/account"))
        status, location = self._post(page, self._token("/account"))
        if status == 303 and location.startswith("/your-events/"):
            self.own = location.removesuffix("/done")
            return "done" if location.endswith("/done") else "already"
        return "now full" if status == 409 else "error"

    def cancel(self) -> str:
        status, _ = self._post(f"{self.own}/cancel", self._token("/account"))
        return "done" if status == 303 else "error"

    def _token(self, page: str) -> str:
        return self._request("GET", page)[2].split('name="csrf_token" value="')[1].split('"')[0]

    def _post(self, page: str, token: str) -> tuple[int, str]:
        return self._request("POST", page, f"csrf_token={token}")[:2]

    def _request(self, method: str, page: str, body: str = "") -> tuple[int, str, str]:
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request(method, page, body, headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        fresh = response.getheader("Set-Cookie")
        if fresh:
            self.cookie = fresh.split(";")[0]
        return response.status, response.getheader("Location") or "", text


def _together(port: int, cookies: list[str], act: Callable[[Browser], str]) -> list[str]:
    """Let every cookie's browser act, `AT_ONCE` at a time, all starting at the same moment."""
    browsers = [Browser(port, cookie) for cookie in cookies]
    answers: list[str] = []
    start = threading.Barrier(AT_ONCE)

    def work(number: int) -> None:
        start.wait()
        for browser in browsers[number::AT_ONCE]:
            with closing(browser.connection):
                answers.append(act(browser))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == len(cookies)
    return answers


def _cookie(app: Flask, session: Session, person: Person) -> str:
    token = sign_in_device(session, person=person, now=datetime.now(UTC))
    kept = {"_user_id": person.fs_uniquifier, "_fresh": True, "device": token}
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    return f"{app.config['SESSION_COOKIE_NAME']}={signer.dumps(kept)}"


def _wait_until_alive(port: int) -> None:
    for _ in range(200):
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
                connection.request("GET", "/healthz")
                if connection.getresponse().status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not start")
