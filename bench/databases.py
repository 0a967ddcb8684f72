"""The databases to measure on: an SQLite file on the disk, and PostgreSQL as it is set up here."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url
from sqlalchemy.pool import NullPool

from tests.databases import SERVER, Server


@contextmanager
def sqlite() -> Iterator[str]:
    """The address of an SQLite file that is deleted at the end."""
    with tempfile.TemporaryDirectory(prefix="events-bench-") as folder:
        yield f"sqlite:///{Path(folder) / 'events.db'}"


@contextmanager
def postgresql() -> Iterator[str | None]:
    """The address of an empty PostgreSQL database, dropped at the end; None where there is none.

    The server is that of the tests: DATABASE_URL, the local socket, or the one from the wheel.
    """
    server = Server()
    server.find()
    if SERVER not in os.environ:
        yield None
        return
    address, name = make_url(os.environ[SERVER]), f"events_bench_{os.getpid()}"
    admin = create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    try:
        with admin.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        yield address.set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.stop()
