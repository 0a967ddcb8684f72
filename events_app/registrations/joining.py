"""When and how somebody with a place joins, in words. Pure."""

from events_app.clock import london_date
from events_app.dates import clock_time, long_date
from events_app.events.standing import joining_opens
from events_app.models.events import Event, EventState
from events_app.models.registrations import LIVE_STATES, Registration


def joining_from(event: Event) -> str:
    """ "from 9:45am on Tuesday 6 September 2022"; in the morning where there is no time yet."""
    opens = joining_opens(event)
    day = long_date(london_date(opens))
    return (
        f"from the morning of {day}"
        if event.starts_at is None
        else f"from {clock_time(opens)} on {day}"
    )


def state_in_words(registration: Registration) -> str:
    """The state that the tag shows; an event that was cancelled comes before everything else."""
    if registration.event.state == EventState.CANCELLED and registration.state in LIVE_STATES:
        return "event cancelled"
    return registration.state
