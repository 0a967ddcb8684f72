"""Events as entries of a public calendar: what everybody may know, under one lasting UID."""

from events_app.events.place import place
from events_app.mail.calendar import CalendarEntry, Mailbox, Status
from events_app.mail.sender import Sender
from events_app.models.events import Event, EventState

_STATUS: dict[EventState, Status] = {
    EventState.CANCELLED: "CANCELLED",
    EventState.POSTPONED: "TENTATIVE",
}


def public_entry(event: Event, sender: Sender) -> CalendarEntry:
    """The public entry: the body as its organiser, no attendee, no joining details."""
    return CalendarEntry(
        uid=event.public_uid,
        sequence=0,
        method="PUBLISH",
        summary=event.title,
        description=_description(event, sender),
        url=sender.link(f"/events/{event.slug}"),
        location=place(event),
        starts=event.starts_at or event.starts_date,
        ends=event.ends_at or event.ends_date,
        stamp=event.updated_at,
        last_modified=event.updated_at,
        status=_STATUS.get(EventState(event.state), "CONFIRMED"),
        alarm=None,
        organiser=Mailbox(sender.name, sender.address),
    )


def _description(event: Event, sender: Sender) -> str:
    lines = [event.about] if event.about else []
    if event.starts_at is None:
        lines.append("The time is still to be confirmed.")
    if event.made_up:
        lines.append("This is a made-up event for demonstration.")
    lines.append(f"Details and registration: {sender.link(f'/events/{event.slug}')}")
    return "\n\n".join(lines)
