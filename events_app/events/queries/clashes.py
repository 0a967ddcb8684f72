"""What shares a day with an event, as entries that the rule of clashes compares."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.events.planning.clashes import Dated, wanted_places, wanted_roles
from events_app.events.queries.partner_dates import list_partner_dates_on
from events_app.events.queries.planned import list_on_days
from events_app.models.events import AudienceItem, Event
from events_app.models.series import PartnerDate

AnySession = Session | scoped_session[Session]


def list_dated(session: AnySession, event: Event) -> list[Dated]:
    """The other events and the partners' dates on the days of this one, with whom they want."""
    return list_dated_on(session, event.starts_date, event.ends_date, but=event.id)


def list_dated_on(
    session: AnySession, first: date, last: date, *, but: int | None = None
) -> list[Dated]:
    """The events and the partners' dates from one day to another, without one event."""
    events = list_on_days(session, first, last, but=but)
    audiences: dict[int, list[AudienceItem]] = {}
    if events:
        ids = [other.id for other in events]
        for item in session.scalars(select(AudienceItem).where(AudienceItem.event_id.in_(ids))):
            audiences.setdefault(item.event_id, []).append(item)
    ours = [dated(other, audiences.get(other.id, [])) for other in events]
    partners = list_partner_dates_on(session, first, last)
    return ours + [dated_partner(entry) for entry in partners]


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


def dated_partner(entry: PartnerDate) -> Dated:
    """A partner's date as an entry."""
    return Dated(
        title=entry.title,
        first=entry.starts_date,
        last=entry.ends_date,
        roles=frozenset(entry.roles) or None,
        address=f"/manage/partner-dates/{entry.id}",
        organisation=entry.organisation,
    )
