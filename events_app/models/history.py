"""Who changed what: kept for what the event team works on, never for anything confidential."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events_app.extensions import Base
from events_app.models.people import Person
from events_app.models.types import Moment


class Subject(StrEnum):
    """What a change was made to."""

    EVENT = "event"
    SERIES = "series"
    PARTNER_DATE = "partner date"
    REGISTRATION = "registration"
    PERSON = "person"
    ORGANISATION = "organisation"
    IMPORT = "import"
    SPEAKER = "speaker"
    GUEST = "guest"


class Change(Base):
    """One change to one thing, in words. Rows are only ever added."""

    __tablename__ = "changes"
    __table_args__ = (Index("ix_changes_subject_subject_id", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[int]
    made_at: Mapped[datetime] = mapped_column(Moment)
    #: None: a command at a terminal, or the worker
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    #: what was done, as the page shows it: "published", "capacity raised"
    what: Mapped[str] = mapped_column(String(200))
    #: the fields that changed: {"Capacity": ["40", "60"]}, as the page shows them
    fields: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    #: why, where a reason was asked for
    #: the version of the event that it made; None for what is no change of facts, or no event's
    version: Mapped[int | None]
    reason: Mapped[str] = mapped_column(String(500), default="")

    made_by: Mapped[Person | None] = relationship(lazy="raise")
