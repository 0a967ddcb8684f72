"""The sealed store: rows that show nothing, not even what they are about.

Nothing here refers to another table, and no other table refers to it. Only `forums` imports it.
"""

from datetime import date

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from events_app.extensions import Base


class SealedRecord(Base):
    """One thing, sealed. Every row has the same columns filled in the same way."""

    __tablename__ = "sealed_records"

    #: random
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    #: keyed digest of what it lies with; random where it lies alone
    shelf: Mapped[str] = mapped_column(String(64), index=True)
    #: keyed digest that finds this row alone; random where nothing needs to
    handle: Mapped[str] = mapped_column(String(64), unique=True)
    #: keyed digest of the person it belongs to; random where it belongs to nobody
    owner: Mapped[str] = mapped_column(String(64), index=True)
    #: which data key opens the body, sealed
    pointer: Mapped[bytes] = mapped_column(LargeBinary)
    #: everything else, sealed and filled up to a fixed size
    body: Mapped[bytes] = mapped_column(LargeBinary)


class SealedDay(Base):
    """One entry a day, of one size, whatever happened on it; each rests on the one before."""

    __tablename__ = "sealed_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    #: keyed digest of the heads of all chains of that day
    heads: Mapped[bytes] = mapped_column(LargeBinary)
    #: keyed digest of this entry and the one before
    link: Mapped[bytes] = mapped_column(LargeBinary)
