"""Who cancelled a registration, in words for the person and for others. Pure."""

from enum import StrEnum

from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations.joining import state_in_words

#: what the history keeps; who cancels their own leaves nothing there
TEAM_CANCELLED = "cancelled on their behalf"
ASSISTANT_CANCELLED = "cancelled by their assistant"


class CancelledBy(StrEnum):
    """In the words of others than the person."""

    PERSON = "the person"
    TEAM = "the event team"
    ASSISTANT = "their assistant"


def cancelled_by(state: str, kept: str | None) -> CancelledBy | None:
    """Who cancelled it, by what the history has kept. None where it is not cancelled."""
    if state != RegistrationState.CANCELLED:
        return None
    known = {TEAM_CANCELLED: CancelledBy.TEAM, ASSISTANT_CANCELLED: CancelledBy.ASSISTANT}
    return known.get(kept or "", CancelledBy.PERSON)


def state_for_others(registration: Registration, by: CancelledBy | None) -> str:
    """The state that the tag shows to the event team or to an assistant."""
    return f"cancelled by {by}" if by else state_in_words(registration)


def state_for_them(registration: Registration, by: CancelledBy | None) -> str:
    """The state that the tag shows to the person."""
    if by is CancelledBy.TEAM:
        return "cancelled by the event team"
    if by is CancelledBy.ASSISTANT:
        return "cancelled by your assistant"
    return state_in_words(registration)
