"""Column types, and a function of texts, that behave the same on SQLite and on PostgreSQL."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Integer, String
from sqlalchemy.dialects.postgresql import VARCHAR
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import TypeDecorator


def letters(length: int) -> String:
    """Text in the order of its characters, not of a language: an index finds how it begins."""
    return String(length).with_variant(VARCHAR(length, collation="C"), "postgresql")


class Moment(TypeDecorator[datetime]):
    """A moment, aware and in UTC on both sides. SQLite forgets the zone; this puts it back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class place_of(GenericFunction[int]):  # noqa: N801 - named as SQL names functions
    """Where in a text another one first stands, from 1; 0: nowhere. `place_of(text, part)`."""

    type = Integer()
    name = "instr"
    inherit_cache = True


@compiles(place_of, "postgresql")
def _on_postgresql(element: place_of, compiler: Any, **options: Any) -> str:
    return f"strpos{compiler.process(element.clause_expr, **options)}"
