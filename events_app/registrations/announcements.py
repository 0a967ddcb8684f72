"""The mails that tell everybody at an event what became of it: which one, with which facts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from events_app.dates import clock_time, day_and_month, event_when
from events_app.events.place import place
from events_app.events.planning.facts import Difference
from events_app.mail.calendar import Method
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations.calendar import own_entry

#: what is shown shortly before the event, to the people with a place
_PRIVATE = {"joining_url", "joining_notes"}
#: what decides whether the day or the time is what changed
_WHEN = {"starts_date", "ends_date", "starts_at", "ends_at"}


@dataclass(frozen=True)
class Announcement:
    """One mail to everybody who has a place or waits, and what it does to their calendars."""

    template: str
    #: REQUEST moves the entry, CANCEL takes it out, None leaves it alone
    method: Method | None
    #: what changed, one line each
    changes: str = ""
    #: why, in the words of the event team
    reason: str = ""
    #: what the subject says after the title, as in " is now 13 April, 2pm"
    becomes: str = ""


def moved(event: Event, found: list[Difference], reason: str = "") -> Announcement:
    """A new date, time or place."""
    named = {difference.fact.name for difference in found}
    becomes = (
        f" is now {_short(event)}" if named & _WHEN else f", {day_and_month(event.starts_date)}"
    )
    return Announcement("changed", "REQUEST", _lines(found), reason, becomes)


def on_again(event: Event, found: list[Difference], reason: str = "") -> Announcement:
    """A postponed event has a date again."""
    return Announcement("changed", "REQUEST", _lines(found), reason, f" is now {_short(event)}")


def details_changed(found: list[Difference]) -> Announcement:
    """Something small; the calendars stay as they are. Joining details never stand in a mail."""
    lines = (
        f"{difference.fact.label}: "
        + ("see your registration" if difference.fact.name in _PRIVATE else difference.pair[1])
        for difference in found
    )
    return Announcement("updated", None, "\n".join(lines))


def session_changed(title: str) -> Announcement:
    """A session is new or has changed."""
    return Announcement("updated", None, f"Session: {title}")


def postponed(reason: str) -> Announcement:
    """There is no new date yet."""
    return Announcement("postponed", "CANCEL", reason=reason)


def called_off(reason: str) -> Announcement:
    """The event is cancelled, for good."""
    return Announcement("event_cancelled", "CANCEL", reason=reason)


def facts_for(
    registration: Registration,
    announcement: Announcement,
    *,
    event: Event,
    sender: Sender,
    now: datetime,
) -> dict[str, Any]:
    """What one person's mail is written from. Needs the person loaded."""
    facts = _facts(registration, announcement, event, sender)
    if announcement.method and registration.state == RegistrationState.REGISTERED:
        entry = own_entry(
            registration,
            event=event,
            person=registration.person,
            sender=sender,
            method=announcement.method,
            now=now,
        )
        facts["calendar"] = entry.to_facts()
    return facts


def _facts(
    registration: Registration, announcement: Announcement, event: Event, sender: Sender
) -> dict[str, Any]:
    return {
        "name": registration.person.full_name,
        "title": event.title,
        "day": day_and_month(event.starts_date),
        "when": event_when(event),
        "where": place(event),
        "state": registration.state,
        "changes": announcement.changes,
        "reason": announcement.reason,
        "becomes": announcement.becomes,
        "made_up": event.made_up,
        "reference": registration.reference,
        "registration_link": sender.link(f"/your-events/{registration.reference}"),
    }


def _short(event: Event) -> str:
    day = day_and_month(event.starts_date)
    return f"{day}, {clock_time(event.starts_at)}" if event.starts_at else day


def _lines(found: list[Difference]) -> str:
    """ "First day: 6 September 2022, now 13 September 2022", a line each."""
    told = [difference for difference in found if difference.fact.name not in _PRIVATE]
    pairs = ((difference.fact.label, *difference.pair) for difference in told)
    return "\n".join(f"{label}: {after} (it was: {before})" for label, before, after in pairs)
