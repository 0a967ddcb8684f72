"""The mails of this feature: which one, with which facts. Written into the outbox, sent later."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session, scoped_session

from events_app.clock import london_date
from events_app.dates import day_and_month, long_moment
from events_app.mail import outbox
from events_app.mail.calendar import CalendarEntry, Method
from events_app.mail.sender import Sender
from events_app.models.asks import Ask
from events_app.models.events import Event, EventSession
from events_app.speakers.calendar import removed_entry, speaking_entry
from events_app.speakers.words import address_of

AnySession = Session | scoped_session[Session]


class Why(StrEnum):
    """Why somebody is no longer asked, or counted on; the mail says it in a sentence."""

    STEPPED_DOWN = "You told us that you cannot do it. Thank you for saying so."
    WITHDRAWN = "We have taken our request back. You do not need to answer."
    REPLACED = "Somebody else takes this part now."
    CANCELLED = "The event is cancelled."
    LEFT_OUT = "The session is no longer part of the programme."


def ask_them(session: AnySession, ask: Ask, *, event: Event, sender: Sender, now: datetime) -> None:
    """ "Could you speak?", with everything that was agreed to be told."""
    _post(session, "request", ask, event=event, sender=sender, now=now)


def chase(session: AnySession, ask: Ask, *, event: Event, sender: Sender, now: datetime) -> None:
    """The one reminder before the deadline."""
    _post(session, "chaser", ask, event=event, sender=sender, now=now)


def confirm(
    session: AnySession,
    ask: Ask,
    *,
    item: EventSession,
    event: Event,
    sender: Sender,
    now: datetime,
) -> None:
    """ "You are confirmed", with the invitation."""
    _post(session, "confirmed", ask, event=event, sender=sender, now=now, item=item)


def tell_change(
    session: AnySession,
    ask: Ask,
    *,
    item: EventSession,
    event: Event,
    sender: Sender,
    now: datetime,
) -> None:
    """What, when or where is different now, with the entry moved."""
    _post(session, "changed", ask, event=event, sender=sender, now=now, item=item)


def release(
    session: AnySession,
    ask: Ask,
    why: Why,
    *,
    was_confirmed: bool,
    item: EventSession | None,
    event: Event | None,
    sender: Sender,
    now: datetime,
) -> None:
    """ "You are no longer needed", and why. What was in the calendar is taken out of it."""
    told = item if was_confirmed else None
    gone = removed_entry(ask, sender=sender, now=now) if was_confirmed and item is None else None
    _post(
        session, "not_needed", ask, event=event, sender=sender, now=now,
        item=told, why=why, entry=gone,
    )  # fmt: skip


def _post(
    session: AnySession,
    name: str,
    ask: Ask,
    *,
    event: Event | None,
    sender: Sender,
    now: datetime,
    item: EventSession | None = None,
    why: Why | None = None,
    entry: CalendarEntry | None = None,
) -> None:
    facts = _facts(ask, event, item, sender) | {"why": why.value if why else ""}
    if item is not None and event is not None:
        method: Method = "CANCEL" if why else "REQUEST"
        entry = speaking_entry(
            ask, session=item, event=event, sender=sender, method=method, now=now
        )
    if entry is not None:
        facts["calendar"] = entry.to_facts()
    outbox.post(
        session,
        recipient=address_of(ask.speaker),
        template=f"speakers/mail/{name}",
        facts=facts,
        now=now,
    )


def _facts(
    ask: Ask, event: Event | None, item: EventSession | None, sender: Sender
) -> dict[str, object]:
    begins = item.starts_at if item and item.starts_at else event.starts_at if event else None
    day = london_date(begins) if begins else event.starts_date if event else None
    return {
        "name": ask.speaker.name,
        "part": ask.part or "speaker",
        "title": ask.told_title,
        "when": ask.told_when,
        "where": ask.told_where,
        "day": day_and_month(day) if day else "",
        "reply_day": day_and_month(london_date(ask.reply_by)) if ask.reply_by else "",
        "reply_by": long_moment(ask.reply_by) if ask.reply_by else "",
        "message": ask.message,
        "audience_size": ask.audience_size,
        "preparation": ask.preparation,
        "fee": ask.fee,
        "made_up": bool(event and event.made_up),
        "request_link": sender.link(f"/speaking/{ask.reference}"),
    }
