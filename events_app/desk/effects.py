"""What follows for registrations when what is known of a person changes. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date

from events_app.eligibility import judge
from events_app.models.events import Event
from events_app.models.organisations import Appointment
from events_app.models.registrations import Registration


def lost(
    registrations: Iterable[Registration],
    *,
    before: Sequence[Appointment],
    after: Sequence[Appointment],
) -> list[Registration]:
    """The registrations for events that are for the person as they were, and no longer.

    Asked for each event's first day alone. Somebody who was let in another way loses nothing.
    """
    return [
        registration
        for registration in registrations
        if _is_for(registration.event, before) and not _is_for(registration.event, after)
    ]


def ending(
    appointments: Iterable[Appointment], ends: Appointment, *, last_day: date
) -> list[Appointment]:
    """The appointments as they will be when one of them ends, none of which a session sees."""
    return [
        Appointment(
            organisation=held.organisation,
            board_role=held.board_role,
            committee=held.committee,
            committee_part=held.committee_part,
            from_date=held.from_date,
            until_date=last_day if held is ends else held.until_date,
            confirmed_at=held.confirmed_at,
        )
        for held in appointments
    ]


def _is_for(event: Event, appointments: Sequence[Appointment]) -> bool:
    day = event.starts_date
    return judge(event.audience, appointments, today=day, first_day=day).eligible
