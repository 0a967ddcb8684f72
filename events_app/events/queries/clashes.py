"""What shares a day with an event, as entries that the rule of clashes compares."""

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.events.planning.clashes import Dated, wanted_places, wanted_roles
from events_app.events.queries.planned import list_on_days
from events_app.models.events import AudienceItem, Event

AnySession = Session | scoped_session[Session]


def list_dated(session: AnySession, event: Event) -> list[Dated]:
    """The other events on the days of this one, with whom they want."""
    events = list_on_days(session, event.starts_date, event.ends_date, but=event.id)
    audiences: dict[int, list[AudienceItem]] = {}
    if events:
        ids = [other.id for other in events]
        for item in session.scalars(select(AudienceItem).where(AudienceItem.event_id.in_(ids))):
            audiences.setdefault(item.event_id, []).append(item)
    return [dated(other, audiences.get(other.id, [])) for other in events]


def dated(event: Event, audience: list[AudienceItem]) -> Dated:
    """An event of ours as an entry."""
    return Dated(
        title=event.title,
        first=event.starts_date,
        last=event.ends_date,
        roles=wanted_roles(audience),
        address=f"/manage/events/{event.id}",
        places=wanted_places(audience),
    )
