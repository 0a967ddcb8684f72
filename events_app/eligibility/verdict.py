"""The answer to "may this person register?", and the two days that it is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from events_app.eligibility.rule import held_on
from events_app.eligibility.shapes import Held


class Reason(StrEnum):
    """Why somebody may, or may not yet, register."""

    ELIGIBLE = "eligible"
    NO_AUDIENCE_YET = "no audience yet"
    NOT_IN_THE_AUDIENCE = "not in the audience"
    APPOINTMENT_ENDED = "appointment ended"
    ENDS_BEFORE_THE_EVENT = "ends before the event"
    NOT_STARTED_YET = "not started yet"
    NOT_CONFIRMED = "not confirmed"
    NO_APPOINTMENT = "no appointment"


@dataclass(frozen=True)
class Verdict:
    """The answer, with sentences for the person. Who is eligible has no next step to take."""

    eligible: bool
    reason: Reason
    explanation: str
    next_step: str


@dataclass(frozen=True)
class Days:
    """The two days on which an appointment has to be held."""

    today: date
    first_day: date

    def held(self, appointments: Iterable[Held]) -> bool:
        held = list(appointments)
        return all(any(held_on(a, day) for a in held) for day in (self.today, self.first_day))
