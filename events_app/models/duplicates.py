"""Two accounts of one person: which were merged, and which pairs are two people after all."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events_app.extensions import Base
from events_app.models.people import Person
from events_app.models.types import Moment


class MergedAccount(Base):
    """An account that was merged into another. It is closed for good."""

    __tablename__ = "merged_accounts"
    __table_args__ = (CheckConstraint("person_id <> into_id", "never_into_itself"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    #: the account that stays, which is never one of those that were merged
    into_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    merged_at: Mapped[datetime] = mapped_column(Moment)
    merged_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)

    into: Mapped[Person] = relationship(lazy="raise", foreign_keys=[into_id])


class DifferentPeople(Base):
    """Somebody of the event team said that two accounts are not the same person."""

    __tablename__ = "different_people"
    __table_args__ = (CheckConstraint("one_id < other_id", "lower_number_first"),)

    one_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    said_at: Mapped[datetime] = mapped_column(Moment)
    said_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
