"""What a speaker shows in a session: a checked file or a link, one for each request."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from events_app.extensions import Base
from events_app.models.types import Moment


class Slides(Base):
    """The slides for one accepted request. They go when the person does not take part any more."""

    __tablename__ = "slides"
    __table_args__ = (CheckConstraint("(content IS NULL) <> (link = '')", "a_file_or_a_link"),)

    ask_id: Mapped[int] = mapped_column(ForeignKey("asks.id"), primary_key=True)
    #: a `speakers.slides.Kind`, by what is in the file; "" for a link
    kind: Mapped[str] = mapped_column(String(10), default="")
    #: never loaded with a list
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    #: bytes of the file
    size: Mapped[int] = mapped_column(default=0)
    link: Mapped[str] = mapped_column(String(500), default="")
    #: a `speakers.slides.Media`
    media: Mapped[str] = mapped_column(String(20))
    #: which of `speakers.slides.Check` were ticked
    checked: Mapped[list[str]] = mapped_column(JSON, default=list)
    sent_at: Mapped[datetime] = mapped_column(Moment)
