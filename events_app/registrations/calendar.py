"""A registration as an entry of its person's own calendar, under a UID of its own."""

from datetime import datetime
from functools import lru_cache
from typing import cast

from events_app.events.place import place
from events_app.mail.calendar import (
    CalendarEntry,
    Mailbox,
    Method,
    Status,
    Written,
    write_entry,
)
from events_app.mail.sender import Sender
from events_app.models.events import Event, EventState
from events_app.models.people import Person
from events_app.models.registrations import Registration
from events_app.registrations.queries.feed import PlaceInFeed

#: Both sit in every entry: people decline in the calendar and believe that was it.
DECLINING = "Declining this entry does not cancel your place."
DECLINED_WHERE = "To cancel, open your registration:"

_STATUS: dict[EventState, Status] = {
    EventState.CANCELLED: "CANCELLED",
    EventState.POSTPONED: "TENTATIVE",
}


def own_entry(
    registration: Registration,
    *,
    event: Event,
    person: Person,
    sender: Sender,
    method: Method,
    now: datetime,
) -> CalendarEntry:
    """The entry as an invitation (REQUEST), a cancellation (CANCEL) or a download (PUBLISH).

    It leads to the registration and never holds the joining details: calendars are shared.
    """
    link = sender.link(f"/your-events/{registration.reference}")
    invites = method != "PUBLISH"
    return CalendarEntry(
        uid=f"{registration.calendar_uid}@{sender.domain}",
        sequence=registration.calendar_sequence,
        method=method,
        summary=event.title,
        description=_description(event, link),
        url=link,
        location=place(event),
        starts=event.starts_at or event.starts_date,
        ends=event.ends_at or event.ends_date,
        stamp=now,
        last_modified=registration.updated_at,
        organiser=Mailbox(sender.body_name, sender.address) if invites else None,
        attendee=Mailbox(person.full_name, person.email) if invites else None,
        status="CANCELLED" if method == "CANCEL" else "CONFIRMED",
        alarm=15 if event.starts_at is not None and method != "CANCEL" else None,
    )


@lru_cache(maxsize=4096)  # read every hour, and seldom another than the hour before
def written_for_feed(held: PlaceInFeed, sender: Sender) -> Written:
    """A place as an entry of its person's private feed: under the UID that it has in the mails."""
    event = cast(Event, held)  # it has what is asked of one here
    link = sender.link(f"/your-events/{held.reference}")
    changed = max(held.updated_at, held.event_updated_at)
    entry = CalendarEntry(
        uid=f"{held.calendar_uid}@{sender.domain}",
        sequence=held.calendar_sequence,
        method="PUBLISH",
        summary=held.title,
        description=_description(event, link),
        url=link,
        location=place(event),
        starts=held.starts_at or held.starts_date,
        ends=held.ends_at or held.ends_date,
        stamp=changed,
        last_modified=changed,
        status=_STATUS.get(EventState(held.state), "CONFIRMED"),
        alarm=15 if held.starts_at is not None else None,
    )
    return write_entry(entry)


def _description(event: Event, link: str) -> str:
    lines = [f"Joining details are in your registration: {link}"]
    if event.starts_at is None:
        lines.append("The time is still to be confirmed.")
    lines.append(f"{DECLINING} {DECLINED_WHERE} {link}")
    if event.made_up:
        lines.append("This is a made-up event for demonstration.")
    return "\n\n".join(lines)
