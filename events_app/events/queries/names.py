"""The organisations that audiences name, so that pages need not show their codes."""

from collections.abc import Iterable

from sqlalchemy.orm import Session, scoped_session

from events_app.models.events import Event
from events_app.people.queries.organisations import list_names_of


def list_audience_names(
    session: Session | scoped_session[Session], events: Iterable[Event]
) -> dict[str, str]:
    """The name of each organisation that the events' audiences name, by its code.

    The events come with their audiences. Most audiences name none, and then nothing is asked.
    """
    codes = (item.organisation_code for event in events for item in event.audience)
    return list_names_of(session, (code for code in codes if code))
