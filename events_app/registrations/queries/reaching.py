"""What was done to reach somebody an event is for: calls and invitations, as conditions."""

from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import aliased

from events_app.models.events import Event
from events_app.models.outreach import CallNote, CallOutcome, Invitation
from events_app.models.people import Person
from events_app.registrations.queries.attendees import Wanted

# under names of their own: they stand in statements that list calls and invitations themselves
_CALL, _ANY_CALL, _INVITATION = aliased(CallNote), aliased(CallNote), aliased(Invitation)


class Calls(StrEnum):
    """What the chase list is narrowed to, by the last call."""

    NOT_CALLED = "not called"
    CALLED = "called"
    NOT_REACHED = "not reached"
    SAID_NO = "said no"


@dataclass(frozen=True)
class Chased:
    """What the chase list is narrowed to. Who said no is left out unless `calls` asks for them."""

    people: Wanted = field(default_factory=Wanted)
    calls: Calls | None = None
    invited: bool | None = None


def last_calls(event: Event) -> Select[int]:
    """The number of the last call to each person about this event."""
    about = select(func.max(_ANY_CALL.id)).where(_ANY_CALL.event_id == event.id)
    return about.group_by(_ANY_CALL.person_id)


def narrowed_by_calls(event: Event, calls: Calls | None) -> ColumnElement[bool]:
    """The last call to the person came out so."""
    if calls is Calls.NOT_CALLED:
        return Person.id.not_in(_called(event))
    said_no = _called(event).where(_CALL.outcome == CallOutcome.SAID_NO)
    if calls is None:
        return Person.id.not_in(said_no)
    if calls is Calls.SAID_NO:
        return Person.id.in_(said_no)
    if calls is Calls.NOT_REACHED:
        return Person.id.in_(_called(event).where(_CALL.outcome == CallOutcome.NOT_REACHED))
    # of the earliest calls it is not kept what came of them
    answered = or_(_CALL.outcome.is_(None), _CALL.outcome != CallOutcome.SAID_NO)
    return Person.id.in_(_called(event).where(answered))


def was_invited(event: Event, invited: bool) -> ColumnElement[bool]:
    """Somebody has invited the person to this event, or nobody has."""
    everybody = select(_INVITATION.person_id).where(_INVITATION.event_id == event.id)
    return Person.id.in_(everybody) if invited else Person.id.not_in(everybody)


def _called(event: Event) -> Select[int]:
    return select(_CALL.person_id).where(_CALL.id.in_(last_calls(event)))
