"""What is done about the access needs of a registration."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from events_app.extensions import Base
from events_app.models.types import Moment


class ArrangementState(StrEnum):
    ASKED = "asked"
    ARRANGING = "arranging"
    ARRANGED = "arranged"
    NOT_POSSIBLE = "not possible"


#: nothing more needs doing
SETTLED_STATES = (ArrangementState.ARRANGED, ArrangementState.NOT_POSSIBLE)


class AccessArrangement(Base):
    """How far one need of one registration is. Without a row, it is only asked for."""

    __tablename__ = "access_arrangements"
    __table_args__ = (UniqueConstraint("registration_id", "need"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), index=True)
    #: a `registrations.access.Need`
    need: Mapped[str] = mapped_column(String(50))
    state: Mapped[str] = mapped_column(String(20))
    #: who arranges it, in the team's own words: a name, an agency
    arranged_by: Mapped[str] = mapped_column(String(200), default="")
    updated_at: Mapped[datetime] = mapped_column(Moment)
