"""What a planner has looked at: how a facilitator stands to the people who come."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from events_app.extensions import Base
from events_app.models.types import Moment


class FacilitatorCheck(Base):
    """The numbers of one facilitator of a session when somebody last looked. Later ones are new."""

    __tablename__ = "facilitator_checks"

    session_id: Mapped[int] = mapped_column(
        ForeignKey("event_sessions.id", ondelete="CASCADE"), primary_key=True
    )
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id"), primary_key=True)
    #: participants who work where the facilitator does, and who answer to them
    shared: Mapped[int]
    managed: Mapped[int]
    looked_at: Mapped[datetime] = mapped_column(Moment)
    looked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
