"""Appointments in the words of the account page. Pure."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

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
    return _words(appointment, appointment.organisation.name)


def row_in_words(row: Row[*tuple[Any, ...]]) -> AppointmentWords:
    """The same of a row with an appointment's columns and the organisation's name."""
    return _words(row, row.name)


def held_in_words(held: Any) -> str:
    """ "non-executive director, chairs the audit committee", of an appointment or its columns."""
    role = role_in_words(held.board_role) if held.board_role else "another role"
    if held.committee and held.committee_part:
        return f"{role}, {held.committee_part} the {held.committee} committee"
    return role


def _words(held: Any, organisation: str) -> AppointmentWords:
    words = held_in_words(held)
    lasts = f"From {short_date(held.from_date)}"
    return AppointmentWords(
        role=words[:1].upper() + words[1:],
        organisation=organisation,
        lasts=f"{lasts} until {short_date(held.until_date)}" if held.until_date else lasts,
        confirmed=held.confirmed_at is not None,
    )
