"""The migrations make exactly the tables that the models describe, and can be taken back."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import Connection, Engine, MetaData, inspect, text
from sqlalchemy.orm import Session

from events_app.extensions import db
from events_app.models.events import Event, Theme, ThemeMark
from events_app.models.organisations import BoardRole
from events_app.models.people import AccountRole, Person
from events_app.models.registrations import RegistrationState
from events_app.people.actions.sign_in import sign_in_device
from tests.conftest import WORKER, close_app, make_app, migrate
from tests.databases import Kind, ServerMissing, empty_database
from tests.factories import (
    LONG_AGO,
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
    make_session,
)
from tests.guards.files import ROOT
from tests.guards.scenes import (
    attendees,
    contacts,
    desk,
    diversity,
    feedback,
    forums,
    members,
    series,
    speakers,
    topics,
)

SCRIPTS = ScriptDirectory(str(ROOT / "migrations"))


@pytest.fixture(scope="module")
def spare_databases() -> Iterator[Callable[[Kind], str]]:
    """The address of one more database of each kind, made when first asked for."""
    made: dict[Kind, str] = {}
    with ExitStack() as opened:

        def find(kind: Kind) -> str:
            if kind not in made:
                made[kind] = opened.enter_context(empty_database(kind, f"{WORKER}_spare"))
            return made[kind]

        yield find


@pytest.fixture
def new_app(spare_databases: Callable[[Kind], str], database: Kind) -> Iterator[Flask]:
    """The application on a database without tables."""
    try:
        app = make_app(spare_databases(database))
    except ServerMissing as missing:
        pytest.skip(missing.words)
    with app.app_context():
        yield app
        db.session.remove()
        _drop_everything()
    close_app(app)


def _drop_everything() -> None:
    """Tables; and on PostgreSQL, where a migration may make functions, all else too."""
    if db.engine.dialect.name == "postgresql":
        with db.engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        return
    found = MetaData()
    found.reflect(db.engine)
    found.drop_all(db.engine)
    if db.engine.dialect.name == "postgresql":  # migrations make functions too
        with db.engine.begin() as connection:
            named = text(
                "SELECT oid::regprocedure::text FROM pg_proc"
                " WHERE pronamespace = current_schema()::regnamespace"
            )
            for function in connection.scalars(named).all():
                connection.execute(text(f"DROP FUNCTION {function}"))


def test_there_is_one_head_and_the_file_names_it() -> None:
    assert SCRIPTS.get_heads() == [(ROOT / "migrations/HEAD").read_text().strip()]


def test_migrations_are_numbered_without_gaps_and_each_follows_the_one_before() -> None:
    scripts = list(SCRIPTS.walk_revisions())[::-1]
    numbers = [f"{number:04}" for number in range(1, len(scripts) + 1)]
    assert [script.revision for script in scripts] == numbers
    assert [script.down_revision for script in scripts] == [None, *numbers[:-1]]


def test_alembic_finds_nothing_to_add(new_app: Flask) -> None:
    migrate(new_app)
    options = {"compare_type": True, "compare_server_default": True}
    with db.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts=options), db.metadata)
    assert found == []


def test_the_migrations_make_what_the_models_describe(new_app: Flask) -> None:
    """Checks and conditions of indexes too, which Alembic does not compare."""
    db.metadata.create_all(db.engine)
    described = _schema(db.engine)
    _drop_everything()
    migrate(new_app)
    made = _schema(db.engine)
    del made["alembic_version"]
    assert made == described


def test_the_migrations_go_down_and_up_with_data_in_the_tables(new_app: Flask) -> None:
    migrate(new_app)
    _fill()
    for _ in SCRIPTS.walk_revisions():
        flask_migrate.downgrade(revision="-1")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]
    flask_migrate.upgrade()
    _fill()


def test_every_table_has_rows_when_the_migrations_are_tried(new_app: Flask) -> None:
    """Keeps `_fill` honest: a new table needs a row there."""
    migrate(new_app)
    _fill()
    with db.engine.connect() as connection:
        empty = [table for table in sorted(db.metadata.tables) if not _count(connection, table)]
    assert empty == WITHOUT_REFERENCES


#: tables that refer to nothing and to which nothing refers: their rows can stop no migration
WITHOUT_REFERENCES = [
    "clock_starts",
    "limit_counters",
    "sign_in_codes",
]


#: what each feature adds for its own tables: a function in tests/guards/scenes/
FILLS: tuple[Callable[[Session, Person, Event], None], ...] = (
    desk.fill,
    diversity.fill,
    members.fill,
    speakers.fill,
    topics.fill,
    contacts.fill,
    attendees.fill,
    series.fill,
    forums.fill,
    feedback.fill,
)


def _fill() -> None:
    session = db.session()
    organisation = make_organisation(session)
    held = appointment(organisation=organisation, board_role=BoardRole.CHAIR)
    person = make_person(session, appointments=[held], roles=[AccountRole.EVENT_TEAM])
    event = make_event(session, audience=[audience_item(everyone=True)])
    make_session(session, event=event, speakers=["Somebody"])
    make_registration(session, person=person, event=event, state=RegistrationState.REGISTERED)
    sign_in_device(session, person=person, now=LONG_AGO)
    session.add(ThemeMark(event_id=event.id, theme=Theme(name="Race equality")))
    for fill in FILLS:
        fill(session, person, event)
    session.commit()
    session.close()


def _count(connection: Connection, table: str) -> int:
    return connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()


def _schema(engine: Engine) -> dict[str, Any]:
    found = inspect(engine)
    return {table: _table(found, table) for table in found.get_table_names()}


def _table(found: Any, table: str) -> dict[str, Any]:
    columns = found.get_columns(table)
    return {
        "columns": sorted(
            (c["name"], str(c["type"]), c["nullable"], c["default"]) for c in columns
        ),
        "key": found.get_pk_constraint(table),
        "references": _sorted(found.get_foreign_keys(table)),
        "unique": _sorted(found.get_unique_constraints(table)),
        "checks": _sorted(found.get_check_constraints(table)),
        "indexes": _sorted(found.get_indexes(table)),
    }


def _sorted(things: list[dict[str, Any]]) -> list[str]:
    """Each as text, since a condition is an object that equals only itself."""
    return sorted(repr(_plain(thing)) for thing in things)


def _plain(thing: object) -> object:
    if isinstance(thing, dict):
        return {key: _plain(value) for key, value in sorted(thing.items())}
    return thing if isinstance(thing, str | int | list | None) else str(thing)
