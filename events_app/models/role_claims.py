"""What people say of their own role, until the event team has confirmed it or not."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events_app.extensions import Base
from events_app.models.events import Event
from events_app.models.organisations import Appointment
from events_app.models.registrations import Registration
from events_app.models.types import Moment


class RoleClaim(Base):
    """Somebody said that they hold an unconfirmed appointment, at sign-in or for an event.

    Deleted when the team has decided: the appointment then says the same, or is gone.
    """

    __tablename__ = "role_claims"

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"), index=True)
    #: the event that refused them, and the place that is held there; None: said at sign-in
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"), index=True)
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registrations.id"), index=True)
    note: Mapped[str] = mapped_column(String(500), default="")
    said_at: Mapped[datetime] = mapped_column(Moment)

    appointment: Mapped[Appointment] = relationship(lazy="raise")
    event: Mapped[Event | None] = relationship(lazy="raise")
    registration: Mapped[Registration | None] = relationship(lazy="raise")
