"""Your messages: what mail only announces. Sealed, so that the table shows nobody and nothing."""

from datetime import date

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from events_app.extensions import Base


class InboxMessage(Base):
    """One message to one person. There is no way from here to the person without the keys."""

    __tablename__ = "inbox_messages"

    #: random
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    #: keyed digest of the person
    owner: Mapped[str] = mapped_column(String(64), index=True)
    #: everything else, sealed for this row and always of the same size
    body: Mapped[bytes] = mapped_column(LargeBinary)
    #: the day on which it is deleted
    expires_date: Mapped[date] = mapped_column(index=True)
