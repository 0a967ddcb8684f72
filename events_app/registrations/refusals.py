"""Why a registration cannot be made or changed, in the words of the pages."""

from events_app.dates import long_moment
from events_app.events.standing import Standing
from events_app.models.events import Event
from events_app.models.registrations import Registration
from events_app.refusal import Refusal


class EventIsFull(Refusal):
    """The last place went to somebody else in the meantime."""

    def __init__(self) -> None:
        super().__init__("All places are taken.")


class EventHasChanged(Refusal):
    """The event is no longer what was read: its team has changed it in this very moment."""

    def __init__(self) -> None:
        super().__init__("This event has just been changed. Check what is new, then register.")


class NotTaken(Refusal):
    """The event does not take registrations now."""


class AlreadyRegistered(Refusal):
    """The person has a place, or waits for one. Not an error: they are shown their registration."""

    def __init__(self, registration: Registration) -> None:
        super().__init__("You are already registered.")
        self.registration = registration


class NotForThem(Refusal):
    """The event is not for this person; the words name the rule."""


class ChangedMeanwhile(Refusal):
    """The registration is no longer what the page showed."""

    def __init__(self) -> None:
        super().__init__("Your registration has changed since you opened this page.")


class NothingToSend(Refusal):
    """There is no confirmation of a registration that is over."""


class OfferIsOver(Refusal):
    """The offered place is no longer held for this person."""

    def __init__(self) -> None:
        super().__init__("This offer has ended. You are still on the waiting list.")


class CannotInviteGuest(Refusal):
    """The person of this address is no guest of this event; the words begin with Check."""


class NoPlaceIsFree(Refusal):
    """Somebody who waits cannot be moved in, or a guest cannot be confirmed."""


def waiting_list_is_closed() -> NotTaken:
    """The refusal for a full event that starts soon."""
    return NotTaken("The waiting list is closed: the event starts in less than 24 hours.")


def not_taken(event: Event, standing: Standing) -> NotTaken:
    """The refusal for an event that is neither open nor full."""
    return NotTaken(_words(event, standing))


def _words(event: Event, standing: Standing) -> str:
    if standing is Standing.NOT_OPEN_YET and event.opens_at is not None:
        return f"Registration opens at {long_moment(event.opens_at)}."
    return {
        Standing.DRAFT: "This event is not published yet.",
        Standing.CANCELLED: "This event is cancelled.",
        Standing.POSTPONED: "This event is postponed. It has no new date yet.",
        Standing.PAST: "This event has taken place.",
        Standing.STARTED: "This event has started. Registration is closed.",
        Standing.CLOSED: "Registration for this event is closed.",
    }.get(standing, "Registration for this event is closed.")
