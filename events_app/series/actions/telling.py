"""Telling those who follow a series of a new date."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session, scoped_session

from events_app.dates import day_and_month, event_when
from events_app.events.place import place
from events_app.mail.outbox import post_to_many
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.models.series import Series
from events_app.people.actions.history import keep_change
from events_app.series.queries.cohort import list_followers
from events_app.series.queries.series import find_series_by_id

AnySession = Session | scoped_session[Session]


def tell_followers(
    session: AnySession,
    *,
    event: Event,
    sender: Sender,
    by: Person,
    now: datetime,
    later: timedelta = timedelta(0),
    but: Collection[str] = (),
) -> int:
    """One mail to each person who follows the event's series; gives how many. Few statements.

    It leaves so much `later`, and goes to none of the addresses of `but`.
    """
    series = find_series_by_id(session, event.series_id) if event.series_id else None
    if series is None:
        return 0
    facts = _facts(series, event, sender)
    told = post_to_many(
        session,
        template="series/mail/new_date",
        messages=(
            (email, {"name": name, **facts})
            for name, email in list_followers(session, series.id)
            if email not in but
        ),
        now=now + later,
    )
    if told:
        what = f"{told} who follow{'s' if told == 1 else ''} the series told by email"
        keep_change(session, subject=Subject.EVENT, subject_id=event.id, what=what, by=by, now=now)
    return told


def _facts(series: Series, event: Event, sender: Sender) -> dict[str, Any]:
    return {
        "series": series.name,
        "title": event.title,
        "day": day_and_month(event.starts_date),
        "when": event_when(event),
        "where": place(event),
        "made_up": event.made_up,
        "event_link": sender.link(f"/events/{event.slug}"),
        "series_link": sender.link(f"/series/{series.slug}"),
    }
