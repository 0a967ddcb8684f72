"""INSERT … ON CONFLICT, which SQLite and PostgreSQL spell the same and SQLAlchemy keeps apart."""

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, scoped_session

from events_app.extensions import Base


def upsert(
    source: Session | scoped_session[Session] | Connection, table: type[Base] | Table
) -> Any:
    """An INSERT into `table` that knows `on_conflict_do_update` and `on_conflict_do_nothing`."""
    bind = source if isinstance(source, Connection) else source.get_bind()
    dialect = postgresql if bind.dialect.name == "postgresql" else sqlite
    return dialect.insert(table)
