"""Equality answers, apart from everything: no key is shared with the table of people.

Only `events_app.diversity` imports this module. On PostgreSQL the role of the web application has
no right to the answers: it calls the functions that the migration makes (docs/operations.md).
"""

from datetime import date

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from events_app.extensions import Base


class EqualityAnswer(Base):
    """What one person answered, or that they want nothing of theirs used; which, is sealed."""

    __tablename__ = "equality_answers"
    # the rows lie in the order of their subjects, which is none
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - as the library wants it

    #: keyed digest of the person, by a key of this purpose
    subject: Mapped[str] = mapped_column(String(64), primary_key=True)
    #: padded, so that every answer has the same length
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    #: the first of a month; None: kept until the person says otherwise
    delete_after: Mapped[date | None]


class ReleaseRoster(Base):
    """Whom a release was about, by keyed digests of another key than the answers'. Sealed."""

    __tablename__ = "release_rosters"

    period: Mapped[str] = mapped_column(String(12), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
