"""What tests are given: the application on each database, a session, a client and a fixed moment.

A test that asks for `app`, `session` or `client` runs on SQLite and on PostgreSQL, unless it is
marked `only_on("sqlite")` or `only_on("postgresql")`. Tests commit for real and may use threads;
the database is emptied after each of them.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from sqlalchemy.orm import Session

from events_app import create_app
from events_app.clock import clock
from events_app.extensions import db
from events_app.models.people import Person
from events_app.people.actions.sign_in import sign_in_device
from events_app.sealing import new_key
from tests import browsing, watching
from tests.browsing import CheckedClient
from tests.databases import KINDS, Kind, Server, ServerMissing, empty_database

#: 9am in London on Monday 1 August 2022: every test's present, unless it sets the clock
NOW = datetime(2022, 8, 1, 8, 0, tzinfo=UTC)
SignIn = Callable[[FlaskClient, Person], None]
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
SERVER = pytest.StashKey[Server]()

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Find PostgreSQL once, before the test processes start, and leave no setting to chance."""
    os.environ |= {"APP_ENV": "test", "SECRET_KEY": "for tests", "SEALING_KEYS": new_key()}
    for name in (
        "APP_CLOCK",
        "DATABASE_RELEASE_URL",
        "MAIL_URL",
        "BROKER_URL",
        "BASE_URL",
        "PORT",
        "BODY_NAME",
        "MAIL_FROM",
    ):
        os.environ.pop(name, None)
    if WORKER == "main":
        config.stash[SERVER] = Server()
        config.stash[SERVER].find()


def pytest_unconfigure(config: pytest.Config) -> None:
    if SERVER in config.stash:
        config.stash[SERVER].stop()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what needs a database on both."""
    if "database" in metafunc.fixturenames:
        marker = metafunc.definition.get_closest_marker("only_on")
        metafunc.parametrize("database", marker.args if marker else KINDS, indirect=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One list of what did not run, with the reason and what brings it."""
    counts: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reason = reason.removeprefix("Skipped: ")
        counts[reason] = counts.get(reason, 0) + 1
    if counts:
        terminalreporter.section("not run, and why")
    for reason, count in sorted(counts.items()):
        terminalreporter.line(f"{count} test{'s' if count > 1 else ''}: {reason}")


@pytest.fixture(scope="session")
def applications() -> Iterator[Callable[[Kind], Flask]]:
    """The application on a database of each kind, made when first asked for."""
    made: dict[Kind, Flask] = {}
    with ExitStack() as opened:

        def find(kind: Kind) -> Flask:
            if kind not in made:
                made[kind] = make_app(opened.enter_context(empty_database(kind, WORKER)))
                opened.callback(close_app, made[kind])
                migrate(made[kind])
            return made[kind]

        yield find


def make_app(address: str) -> Flask:
    """An application on the database at `address`, as the test client needs it."""
    app = create_app({"SQLALCHEMY_DATABASE_URI": address})
    browsing.prepare(app)
    with app.app_context():
        watching.watch(db.engine)
    return app


def migrate(app: Flask) -> None:
    """Make the tables, in the only way there is."""
    with app.app_context():
        flask_migrate.upgrade()


def close_app(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Kind:
    """Which database this test runs on."""
    return request.param


@pytest.fixture
def app(
    applications: Callable[[Kind], Flask], database: Kind, now: datetime, tmp_path: Path
) -> Iterator[Flask]:
    """The application on an empty database, its mail going to a folder of the test's own."""
    try:
        application = applications(database)
    except ServerMissing as missing:
        pytest.skip(missing.words)
    kept = dict(application.config)
    application.config["MAIL_URL"] = f"file://{tmp_path / 'mail'}"
    yield application
    application.config.clear()
    application.config.update(kept)
    with application.app_context():
        empty_tables()


def empty_tables() -> None:
    """Delete every row. One that is still locked by the test fails it and does not hang."""
    tables = [table.name for table in reversed(db.metadata.sorted_tables)]
    deletes = [f"DELETE FROM {name}" for name in tables]
    with db.engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            deletes = ["; ".join(["SET LOCAL lock_timeout = '5s'", *deletes])]
        for statement in deletes:
            connection.exec_driver_sql(statement)


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """The test's own session. The client commits it before each request; threads do not."""
    with app.app_context():
        yield db.session()
        db.session.remove()


@pytest.fixture
def client(app: Flask) -> CheckedClient:
    """A browser without scripts; see `CheckedClient` for what it watches."""
    return CheckedClient(app, app.response_class)


@pytest.fixture
def sign_in(session: Session) -> SignIn:
    """Sign a client in as a person, without the mail and the code: `sign_in(client, person)`."""

    def sign_in(client: FlaskClient, person: Person) -> None:
        token = sign_in_device(session, person=person, now=clock.now(session))
        uniquifier = person.fs_uniquifier
        session.commit()
        with client.session_transaction() as cookie:
            cookie.clear()
            cookie.update({"_user_id": uniquifier, "_fresh": True, "device": token})
            cookie["code_at"] = clock.now(session).timestamp()

    return sign_in


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the product's clock to a moment, where it stays until it is set again."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda _session: moment)

    return set_to


@pytest.fixture
def now(set_clock: Callable[[datetime], None]) -> datetime:
    """The present: 9am in London on Monday 1 August 2022."""
    set_clock(NOW)
    return NOW


@pytest.fixture
def statements(app: Flask) -> Callable[[], AbstractContextManager[watching.Statements]]:
    """Count SQL: `with statements() as count: ...; assert count.total == 3`."""
    with app.app_context():
        engine = db.engine
        engine.connect().close()  # what a first connection asks is not counted
    return lambda: watching.counted(engine)
