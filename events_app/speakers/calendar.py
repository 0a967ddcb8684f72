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
    starts: datetime | date = session.starts_at or event.starts_at or event.starts_date
    ends: datetime | date = session.ends_at or event.ends_at or event.ends_date
    link = sender.link(f"/speaking/{ask.reference}")
    summary, description = f"{session.title}: you are {ask.part}", _description(event, link)
    status = _status(event, method)
    return _entry(ask, summary, description, (starts, ends), sender, method, status, now)


def removed_entry(ask: Ask, *, sender: Sender, now: datetime) -> CalendarEntry | None:
    """The cancellation of what is no longer in the programme, by what the person was told last.

    None: they were told no time. `ask` has its speaker.
    """
    if ask.told_starts_at is None or ask.told_ends_at is None:
        return None
    summary, times = f"{ask.told_title}: you are {ask.part}", (ask.told_starts_at, ask.told_ends_at)
    return _entry(ask, summary, "", times, sender, "CANCEL", "CANCELLED", now)


def _entry(
    ask: Ask,
    summary: str,
    description: str,
    times: tuple[datetime | date, datetime | date],
    sender: Sender,
    method: Method,
    status: Status,
    now: datetime,
) -> CalendarEntry:
    timed = isinstance(times[0], datetime)
    return CalendarEntry(
        uid=f"{ask.calendar_uid}@{sender.domain}",
        sequence=ask.calendar_sequence,
        method=method,
        summary=summary,
        description=description,
        url=sender.link(f"/speaking/{ask.reference}"),
        location=ask.told_where,
        starts=times[0],
        ends=times[1],
        stamp=now,
        last_modified=ask.updated_at,
        organiser=Mailbox(sender.body_name, sender.address),
        attendee=Mailbox(ask.speaker.name, address_of(ask.speaker)),
        status=status,
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
