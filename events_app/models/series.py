"""Events that belong together, who follows them, cohorts; and the dates of partner bodies."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from events_app.extensions import Base
from events_app.models.types import Moment


class SeriesKind(StrEnum):
    """What holds the events of a series together."""

    NETWORK = "network"
    INDUCTION = "induction programme"
    #: the same people meet over 6 to 18 months
    COHORT = "cohort"


class Series(Base):
    """A network, an induction programme or a cohort: events say that they belong to it."""

    __tablename__ = "series"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(30))
    about: Mapped[str] = mapped_column(Text, default="")
    updated_at: Mapped[datetime] = mapped_column(Moment)


class SeriesFollow(Base):
    """Somebody follows a series: it is on their page of events."""

    __tablename__ = "series_follows"
    __table_args__ = (UniqueConstraint("person_id", "series_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    series_id: Mapped[int] = mapped_column(ForeignKey("series.id"), index=True)
    followed_at: Mapped[datetime] = mapped_column(Moment)


class CohortPlace(Base):
    """Somebody's place in a cohort, which carries over to each of its events."""

    __tablename__ = "cohort_places"
    __table_args__ = (UniqueConstraint("person_id", "series_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    series_id: Mapped[int] = mapped_column(ForeignKey("series.id"), index=True)
    taken_at: Mapped[datetime] = mapped_column(Moment)


class PartnerDate(Base):
    """A date of a partner body, kept so that ours do not clash with it. Nobody registers for it."""

    __tablename__ = "partner_dates"
    __table_args__ = (
        CheckConstraint("ends_date >= starts_date", "ends_after_it_starts"),
        Index("ix_partner_dates_ends_date", "ends_date"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    organisation: Mapped[str] = mapped_column(String(200))
    starts_date: Mapped[date]
    ends_date: Mapped[date]
    #: the board roles that it is for; empty: not known
    roles: Mapped[list[str]] = mapped_column(JSON, default=list)
    link: Mapped[str] = mapped_column(String(500), default="")
    updated_at: Mapped[datetime] = mapped_column(Moment)
