"""What somebody should look at after a programme file was taken in."""

from collections.abc import Iterator

from sqlalchemy import select

from events_app.events.actions.programme_changes import Change, people_count_on, who_counts_on
from events_app.events.actions.programme_rows import AnySession
from events_app.events.programme.plan import PlannedAudienceItem, PlannedEvent
from events_app.models.events import EventState
from events_app.models.organisations import Organisation

_CALLED_OFF = (EventState.POSTPONED, EventState.CANCELLED)


def people_to_tell(change: Change) -> Iterator[str]:
    """A line for an event that is called off while people count on it: an import tells nobody."""
    state = change.after.state
    if state != change.before.state and state in _CALLED_OFF and people_count_on(change.event):
        yield f"{who_counts_on(change.event)}, which is now {state}. Nobody was told"


def audiences_without_a_member(
    session: AnySession, events: tuple[PlannedEvent, ...]
) -> Iterator[str]:
    """A line for each region, kind of trust or organisation of an audience that no member has."""
    if not any(_places(item) for event in events for item in event.audience):
        return
    rows = session.execute(select(Organisation.code, Organisation.region, Organisation.type))
    known = {value for row in rows for value in row}
    for event in events:
        for item in event.audience:
            for place in _places(item):
                if place not in known:
                    yield f"{event.title}: its audience names {place}, which no member has"


def _places(item: PlannedAudienceItem) -> list[str]:
    places = (item.organisation_code, item.region, item.organisation_type)
    return [place for place in places if place]
