"""What an appointment lacks to let its person in, and what the person can do about it."""

from collections.abc import Sequence

from events_app.dates import short_date
from events_app.eligibility.rule import held_on, is_confirmed, lacks_the_committee
from events_app.eligibility.shapes import Held, Items
from events_app.eligibility.verdict import Days, Reason
from events_app.eligibility.words import committee_in_words, role_in_words, with_article
from events_app.models.organisations import CommitteePart

#: the reason, a sentence that says it, and the next step
Miss = tuple[Reason, str, str]


def no_miss(items: Items, appointments: Sequence[Held], days: Days) -> Miss:
    """No appointment, past or future, would be of any use. Says what we know of the person.

    Who holds the right role is told of the committee: the rule alone reads as if it let them in.
    """
    if not appointments:
        return (
            Reason.NO_APPOINTMENT,
            "We do not know of a role that you hold at a member organisation.",
            "If you work at a member organisation, contact the event team.",
        )
    current = [a for a in appointments if is_confirmed(a) and held_on(a, days.today)]
    for appointment in current:
        lacking = next((i for i in items if lacks_the_committee(i, appointment)), None)
        if lacking is not None:
            asked = committee_in_words(lacking)
            return (
                Reason.NOT_IN_THE_AUDIENCE,
                f"We know that you {you_hold(appointment)}, but not that you {asked}.",
                f"If you {asked}, contact the event team.",
            )
    known = f"We know that you {you_hold(current[0])}." if len(current) == 1 else ""
    return (
        Reason.NOT_IN_THE_AUDIENCE,
        known,
        "If your role has changed, contact the event team.",
    )


def nearest_miss(near: Sequence[Held], days: Days) -> Miss:
    """The appointment that needs the smallest change to let the person in."""
    if days.held(near):
        return _not_confirmed(near, days)
    nearest = min(near, key=lambda a: _distance(a, days))
    if held_on(nearest, days.today):
        return _missing_on_the_first_day(nearest, days)
    if nearest.from_date > days.today:
        return _starts_later(nearest, days)
    return _ended(nearest)


def _distance(appointment: Held, days: Days) -> tuple[int, bool, int]:
    """How far an appointment is from letting its person in: the lower, the nearer."""
    if held_on(appointment, days.today):
        rank, gap = 0, 0
    elif held_on(appointment, days.first_day) and appointment.from_date > days.today:
        rank, gap = 1, 0
    elif appointment.until_date is not None and appointment.until_date < days.today:
        rank, gap = 2, (days.today - appointment.until_date).days
    else:
        rank, gap = 3, (appointment.from_date - days.today).days
    return rank, not is_confirmed(appointment), gap


def _not_confirmed(near: Sequence[Held], days: Days) -> Miss:
    """Dates and roles are right, and all that lacks is that somebody confirms what was said."""
    confirmed = [a for a in near if is_confirmed(a)]
    missing = [
        day for day in (days.today, days.first_day) if not any(held_on(a, day) for a in confirmed)
    ]
    said = next(a for a in near if not is_confirmed(a) and held_on(a, missing[0]))
    return (
        Reason.NOT_CONFIRMED,
        f"You told us that you {you_hold(said)}. We have not confirmed it yet.",
        "You can register once the event team has confirmed it.",
    )


def _missing_on_the_first_day(appointment: Held, days: Days) -> Miss:
    until = appointment.until_date
    if until is not None and until < days.first_day:
        said = f"Your {_appointment(appointment)} ends on {short_date(until)}"
        return (
            Reason.ENDS_BEFORE_THE_EVENT,
            f"{said}, before the event on {short_date(days.first_day)}.",
            "If you have been reappointed, contact the event team.",
        )
    return _started_too_late(appointment, days, "started")


def _starts_later(appointment: Held, days: Days) -> Miss:
    if appointment.from_date > days.first_day:
        return _started_too_late(appointment, days, "starts")
    if not held_on(appointment, days.first_day):
        return _missing_on_the_first_day(appointment, days)
    day = short_date(appointment.from_date)
    return (
        Reason.NOT_STARTED_YET,
        f"Your {_appointment(appointment)} starts on {day}.",
        f"You can register from {day} if registration is open then.",
    )


def _started_too_late(appointment: Held, days: Days, verb: str) -> Miss:
    said = f"Your {_appointment(appointment)} {verb} on {short_date(appointment.from_date)}"
    return (
        Reason.NOT_STARTED_YET,
        f"{said}, after the event's first day, {short_date(days.first_day)}.",
        "If this date is wrong, contact the event team.",
    )


def _ended(appointment: Held) -> Miss:
    until = appointment.until_date or appointment.from_date
    return (
        Reason.APPOINTMENT_ENDED,
        f"Your {_appointment(appointment)} ended on {short_date(until)}.",
        "If you have been reappointed or your role has changed, contact the event team.",
    )


def you_hold(appointment: Held) -> str:
    """As in "are a trust chair at Barts Health NHS Trust"."""
    role = appointment.board_role
    verb = f"are {with_article(role_in_words(role))}" if role else "work"
    return f"{verb}{_committee(appointment)} at {appointment.organisation.name}"


def _appointment(appointment: Held) -> str:
    """As in "appointment as trust chair at Barts Health NHS Trust"."""
    role = appointment.board_role
    noun = f"appointment as {role_in_words(role)}" if role else "role"
    return f"{noun}{_committee(appointment)} at {appointment.organisation.name}"


def _committee(appointment: Held) -> str:
    if appointment.committee is None:
        return ""
    part = "chairing" if appointment.committee_part == CommitteePart.CHAIRS else "on"
    return f" {part} the {appointment.committee} committee"
