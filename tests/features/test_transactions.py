"""How transactions begin: what only reads changes nothing, what writes is all or nothing."""

import sqlite3
import threading

import pytest
from sqlalchemy import event, func, insert, select
from sqlalchemy.orm import Session

from events_app.extensions import db
from events_app.models.lists import stream
from events_app.models.organisations import Organisation
from events_app.models.transaction import (
    BUSY_TIMEOUT_MS,
    WritesWhileReading,
    will_only_read,
    will_write,
)
from tests.factories import make_organisation


@pytest.fixture
def reading(app):
    will_only_read(yes=True)
    yield
    will_only_read(yes=False)


def count(session: Session) -> int:
    return session.scalar(select(func.count(Organisation.id))) or 0


def test_what_only_reads_cannot_write_through_objects(session, reading):
    with Session(db.engine) as own, pytest.raises(WritesWhileReading):
        make_organisation(own)


def test_what_only_reads_cannot_write_through_statements(session, reading):
    with Session(db.engine) as own, pytest.raises(WritesWhileReading):
        own.execute(insert(Organisation), [{"code": "RHW", "name": "Here", "type": "acute"}])


@pytest.mark.only_on("sqlite")
def test_who_writes_waits_until_another_has_written_and_then_waits_as_long_as_ever(session):
    session.commit()
    other = sqlite3.connect(db.engine.url.database, check_same_thread=False, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = threading.Timer(0.2, other.execute, ["ROLLBACK"])
    done.start()
    with Session(db.engine) as own:
        will_write(own)
        make_organisation(own)
        waits = own.connection().exec_driver_sql("PRAGMA busy_timeout").scalar()
        own.rollback()
    done.join()
    other.close()
    assert waits == BUSY_TIMEOUT_MS


def test_what_says_that_it_writes_still_does_and_can_be_taken_back(session, reading):
    with Session(db.engine) as own:
        will_write(own)
        make_organisation(own)
        own.rollback()
    assert count(session) == 0
    session.rollback()
    with Session(db.engine) as own:
        will_write(own)
        make_organisation(own)
        own.commit()
    assert count(session) == 1


@pytest.mark.only_on("postgresql")
def test_what_only_reads_is_in_no_transaction_on_postgresql_and_the_next_one_is(session, reading):
    with db.engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
        driver = connection.connection.driver_connection
        assert driver.info.transaction_status.name == "IDLE"
    assert not driver.autocommit
    will_only_read(yes=False)
    with db.engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
        driver = connection.connection.driver_connection
        assert driver.info.transaction_status.name == "INTRANS"


@pytest.mark.only_on("sqlite")
def test_a_page_is_read_in_one_transaction_on_sqlite(session, reading):
    with db.engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
        assert connection.connection.driver_connection.in_transaction


@pytest.mark.only_on("postgresql")
def test_a_page_that_is_got_is_in_no_transaction_on_postgresql(client, session):
    session.commit()
    asked: list[bool] = []

    @event.listens_for(db.engine, "before_cursor_execute")
    def note(connection, *_rest):
        asked.append(connection.connection.driver_connection.autocommit)

    client.get("/events")
    event.remove(db.engine, "before_cursor_execute", note)
    assert set(asked) == {True}
    session.scalar(select(1))
    assert not session.connection().connection.driver_connection.autocommit


def test_a_long_list_is_read_from_a_cursor_also_where_a_page_only_reads(session):
    own = [make_organisation(session, code=f"R{n:02}").code for n in range(3)]
    session.commit()
    will_only_read(yes=True)
    statement = select(Organisation.code).order_by(Organisation.code)
    with Session(db.engine) as other:
        assert other.scalars(statement).all() == own
        assert stream(other, statement).scalars().all() == own
    will_only_read(yes=False)
