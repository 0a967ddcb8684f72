"""The product's clock, as this database first saw it."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from events_app.extensions import Base
from events_app.models.types import Moment


class ClockStart(Base):
    """The one row that says how far the product's clock is from the machine's, in seconds."""

    __tablename__ = "clock_starts"

    id: Mapped[int] = mapped_column(primary_key=True)
    offset_seconds: Mapped[int]
    started_at: Mapped[datetime] = mapped_column(Moment)
