"""Rewrite the database's files, so that deleted rows are in none of them. Outside a transaction."""

import sqlite3
from collections.abc import Sequence
from typing import Any

import psycopg
from sqlalchemy import Engine

#: the rounds and comments too: rows that were changed there held wrapped keys, tickets to hand
#: out, and with which group of people a question came
TABLES = ("feedback_tickets", "feedback_boxes", "feedback_rounds", "feedback_comments")
#: how long PostgreSQL waits for those who read a table
LONGEST_WAIT = "3s"
#: what is rewritten once a round about a private meeting has closed
SEALED = ("sealed_records",)


def rewrite(engine: Engine, tables: Sequence[str] = TABLES) -> bool:
    """Rewrite; whether it was done. It is not while somebody is at work: try again later."""
    raw = engine.raw_connection()
    try:
        connection: Any = raw.driver_connection
        if isinstance(connection, sqlite3.Connection):
            return _rewrite_sqlite(connection)
        return _rewrite_postgresql(connection, tables)
    finally:
        raw.close()


def _rewrite_sqlite(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("VACUUM")
        busy, _frames, _moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        return False
    return busy == 0


def _rewrite_postgresql(connection: psycopg.Connection, tables: Sequence[str]) -> bool:
    connection.autocommit = True  # ended when the connection goes back to its pool
    try:
        connection.execute(f"SET lock_timeout = '{LONGEST_WAIT}'")  # type: ignore[arg-type] - ours
        for table in tables:
            connection.execute(f"VACUUM (FULL) {table}")  # type: ignore[arg-type] - names of ours
    except psycopg.OperationalError:
        return False
    finally:
        connection.execute("RESET lock_timeout")
    return True
