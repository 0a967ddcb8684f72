"""A confirmed part in a session as an entry of the speaker's calendar, under a UID of its own."""

from datetime import date, datetime

from events_app.mail.calendar import CalendarEntry, Mailbox, Method, Status
from events_app.mail.sender import Sender
from events_app.models.asks import Ask
from events_app.models.events import Event, EventSession, EventState
from events_app.speakers.words import address_of


def speaking_entry(
    ask: Ask,
    *,
    session: EventSession,
    event: Event,
    sender: Sender,
    method: Method,
    now: datetime,
) -> CalendarEntry:
    """The entry as an invitation (REQUEST) or a cancellation (CANCEL). `ask` has its speaker."""
    link = sender.link(f"/speaking/{ask.reference}")
    starts: datetime | date = session.starts_at or event.starts_at or event.starts_date
    ends: datetime | date = session.ends_at or event.ends_at or event.ends_date
    timed = isinstance(starts, datetime)
    return CalendarEntry(
        uid=f"{ask.calendar_uid}@{sender.domain}",
        sequence=ask.calendar_sequence,
        method=method,
        summary=f"{session.title}: you are {ask.part}",
        description=_description(event, link),
        url=link,
        location=ask.told_where,
        starts=starts,
        ends=ends,
        stamp=now,
        last_modified=ask.updated_at,
        organiser=Mailbox(sender.body_name, sender.address),
        attendee=Mailbox(ask.speaker.name, address_of(ask.speaker)),
        status=_status(event, method),
        alarm=15 if timed and method != "CANCEL" else None,
    )


def _status(event: Event, method: Method) -> Status:
    if method == "CANCEL":
        return "CANCELLED"
    return "TENTATIVE" if event.state == EventState.POSTPONED else "CONFIRMED"


def _description(event: Event, link: str) -> str:
    lines = [
        f"What we agreed is in your request: {link}",
        "Declining this entry does not tell us. If you cannot do it after all, say so there.",
    ]
    if event.made_up:
        lines.append("This is a made-up event for demonstration.")
    return "\n\n".join(lines)
