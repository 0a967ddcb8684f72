"""Appointments in the words of the account page. Pure."""

from dataclasses import dataclass

from events_app.dates import short_date
from events_app.eligibility import role_in_words
from events_app.models.organisations import Appointment


@dataclass(frozen=True)
class AppointmentWords:
    """One appointment as a person reads it."""

    role: str
    organisation: str
    lasts: str
    confirmed: bool


def in_words(appointment: Appointment) -> AppointmentWords:
    """Role, trust and dates of one appointment, with its organisation loaded."""
    role = role_in_words(appointment.board_role) if appointment.board_role else "another role"
    committee = ""
    if appointment.committee and appointment.committee_part:
        committee = f", {appointment.committee_part} the {appointment.committee} committee"
    words = f"{role}{committee}"
    until = appointment.until_date
    lasts = f"From {short_date(appointment.from_date)}"
    return AppointmentWords(
        role=words[:1].upper() + words[1:],
        organisation=appointment.organisation.name,
        lasts=f"{lasts} until {short_date(until)}" if until else lasts,
        confirmed=appointment.confirmed_at is not None,
    )
