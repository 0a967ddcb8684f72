"""Who books for whom: assistants whom people have named."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events_app.extensions import Base
from events_app.models.people import Person
from events_app.models.types import Moment


class Assistance(Base):
    """One person lets another register for events on their behalf. Either of them ends it.

    It counts once the assistant has accepted it; until then nobody knows who that will be, as
    somebody named by their address need not have an account.
    """

    __tablename__ = "assistances"
    __table_args__ = (UniqueConstraint("person_id", "assistant_email"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    #: on whose behalf
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    #: always in lower case
    assistant_email: Mapped[str] = mapped_column(String(254), index=True)
    #: None until it is accepted
    assistant_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    accepted_at: Mapped[datetime | None] = mapped_column(Moment)

    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
    assistant: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[assistant_id])
