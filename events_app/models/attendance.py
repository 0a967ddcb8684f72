"""Attendance files while they are worked on. One is deleted when it is used, or after a day."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from events_app.extensions import Base
from events_app.models.types import Moment


class AttendanceFile(Base):
    """What a platform wrote about who came, as it was uploaded, and which column says what."""

    __tablename__ = "attendance_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    kept_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kept_at: Mapped[datetime] = mapped_column(Moment, index=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    #: {"email": 1, "name": 0, "stay": 2, "shortest": 10}; None until somebody has said
    reading: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
