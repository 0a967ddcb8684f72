"""The released figures: coded values only, frozen and signed. Anybody may read these."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from events_app.extensions import Base
from events_app.models.types import Moment


class FiguresRelease(Base):
    """One release, of one period. Rows are only ever added, each signed over the one before."""

    __tablename__ = "figures_releases"

    #: 1, 2, 3, …: its place in the chain
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    #: as in 2022-23, 2022-23-H1, 2020-23
    period: Mapped[str] = mapped_column(String(12), unique=True)
    #: JSON: the tables, in coded values
    content: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)
    #: over the number, the content and the signature before, by a key of this purpose
    signature: Mapped[str] = mapped_column(String(64))


class ReleaseStatement(Base):
    """What the person who signs a release says to it: how the aim is met, or why it is not."""

    __tablename__ = "release_statements"

    release_number: Mapped[int] = mapped_column(
        ForeignKey("figures_releases.number"), primary_key=True
    )
    words: Mapped[str] = mapped_column(Text)
    signed_by: Mapped[str] = mapped_column(String(200))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(Moment)


class ReleaseWithdrawal(Base):
    """That a release is wrong. Its figures are shown no longer; it is not replaced."""

    __tablename__ = "release_withdrawals"

    release_number: Mapped[int] = mapped_column(
        ForeignKey("figures_releases.number"), primary_key=True
    )
    why: Mapped[str] = mapped_column(Text)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(Moment)


class AnswerReminder(Base):
    """The one reminder of a year to answer the equality questions, to everybody or nobody."""

    __tablename__ = "answer_reminders"

    #: a year, as in 2022-23
    period: Mapped[str] = mapped_column(String(12), primary_key=True)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    #: None: it waits for the worker
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    #: how many people it was for; not how many have answered, which it does not know
    people: Mapped[int] = mapped_column(default=0)


class RunState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"


class ReleaseRun(Base):
    """That somebody asked for a release, and how far the work has come."""

    __tablename__ = "release_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(String(12), unique=True)
    state: Mapped[str] = mapped_column(String(10))
    #: how far it is, or why it was refused, in words that a page shows
    step: Mapped[str] = mapped_column(String(200), default="")
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    #: until when a worker has it for itself; a worker that was killed loses it then
    leased_until: Mapped[datetime | None] = mapped_column(Moment)
    lease: Mapped[str | None] = mapped_column(String(32))


class YardstickKind(StrEnum):
    AIM = "aim"
    COMPARATOR = "comparator"


class Yardstick(Base):
    """What a share is held against: our aim from a day on, or a figure that others published."""

    __tablename__ = "yardsticks"
    __table_args__ = (CheckConstraint("percent >= 0 AND percent <= 100", "percent_is_a_share"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    #: a `YardstickKind`
    kind: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(String(200))
    #: of an ethnic minority, by the definition of WRES
    percent: Mapped[float]
    #: an aim counts from this day; a comparator is as of it
    as_of_date: Mapped[date]
    source: Mapped[str] = mapped_column(String(200))
    url: Mapped[str] = mapped_column(String(500), default="")
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
