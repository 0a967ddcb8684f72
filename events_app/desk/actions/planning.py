"""What the event team does to an event, with what follows for the people who are registered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session, scoped_session

from events_app.events.actions.planning import sessions as session_actions
from events_app.events.actions.planning import states
from events_app.events.actions.planning.edit import edit_event, preview
from events_app.events.planning.facts import Difference, Hears, who_hears
from events_app.events.programme.plan import PlannedSession
from events_app.mail.sender import Sender
from events_app.models.events import Event, EventState
from events_app.models.people import Person
from events_app.registrations import announcements
from events_app.registrations.actions.announcing import tell_everybody
from events_app.registrations.actions.offers import offer_freed_places, withdraw_offers
from events_app.registrations.queries.offers import is_automatic
from events_app.series.actions.carrying import carry_over
from events_app.series.actions.telling import tell_followers
from events_app.topics.actions.telling import HEAD_START, tell_who_asked

AnySession = Session | scoped_session[Session]

NO_TIME = timedelta(0)


@dataclass(frozen=True)
class Desk:
    """Who does it, in whose name mail goes out, and when."""

    by: Person
    sender: Sender
    now: datetime


def save_facts(
    session: AnySession,
    *,
    event: Event,
    version: int,
    wanted: Mapping[str, Any],
    tell: bool,
    desk: Desk,
) -> int:
    """Change facts of an event and tell everybody at it; gives how many were told.

    A new date, time or place is always told while the event is published; other changes with
    `tell`. Raises what `edit_event` raises.
    """
    found = edit_event(
        session, event=event, version=version, wanted=wanted, by=desk.by, now=desk.now
    )
    if event.state != EventState.PUBLISHED or not found:
        return 0
    told = _offer_new_places(session, event, found, desk)
    if who_hears(found) is Hears.EVERYBODY:
        return told + _tell(session, event, announcements.moved(event, found), desk)
    if tell and who_hears(found) is Hears.IF_WANTED:
        return told + _tell(session, event, announcements.details_changed(found), desk)
    return told


def save_session(
    session: AnySession,
    *,
    event: Event,
    session_id: int | None,
    version: int,
    plan: PlannedSession,
    tell: bool,
    desk: Desk,
) -> int:
    """Add a session (without `session_id`) or change one; gives how many people were told."""
    hand = session_actions.Hand(desk.by, version, desk.now)
    if session_id is None:
        session_actions.add_session(session, event=event, plan=plan, hand=hand)
    else:
        session_actions.change_session(
            session, event=event, session_id=session_id, plan=plan, hand=hand
        )
    if not tell or event.state != EventState.PUBLISHED:
        return 0
    return _tell(session, event, announcements.session_changed(plan.title), desk)


def publish(session: AnySession, *, event: Event, desk: Desk) -> int:
    """Publish a draft; gives how many were told: who asked for it, its cohort, who follows.

    Who asked for its topic hears first; the mail to those who follow its series leaves later then.
    """
    states.publish_event(session, event=event, by=desk.by, now=desk.now)
    asked = tell_who_asked(session, event=event, sender=desk.sender, by=desk.by, now=desk.now)
    placed = carry_over(session, event=event, sender=desk.sender, by=desk.by, now=desk.now)
    followers = tell_followers(
        session,
        event=event,
        sender=desk.sender,
        by=desk.by,
        now=desk.now,
        later=HEAD_START if asked else NO_TIME,
        but=asked,
    )
    return len(asked) + placed + followers


def postpone(
    session: AnySession,
    *,
    event: Event,
    version: int,
    dates: Mapping[str, Any] | None,
    reason: str,
    desk: Desk,
) -> int:
    """Move an event to new dates, or to none yet; gives how many people were told.

    Without a date no place is on offer: who was offered one waits again, and is offered one again.
    """
    found = preview(event, dates or {})
    states.postpone_event(
        session, event=event, version=version, dates=dates, reason=reason, by=desk.by, now=desk.now
    )
    if dates:
        return _tell(session, event, announcements.on_again(event, found, reason), desk)
    withdraw_offers(session, event=event, now=desk.now)
    return _tell(session, event, announcements.postponed(reason), desk)


def cancel(session: AnySession, *, event: Event, version: int, reason: str, desk: Desk) -> int:
    """Cancel an event for good; gives how many people were told."""
    states.cancel_event(
        session, event=event, version=version, reason=reason, by=desk.by, now=desk.now
    )
    return _tell(session, event, announcements.called_off(reason), desk)


def would_tell(event: Event, found: list[Difference]) -> Hears:
    """Who hears of these changes: nobody while the event is a draft or postponed."""
    return who_hears(found) if event.state == EventState.PUBLISHED else Hears.NOBODY


def _offer_new_places(
    session: AnySession, event: Event, found: list[Difference], desk: Desk
) -> int:
    """Where the system offers places: offer those that a higher limit makes to who waits."""
    more = any(difference.fact.name == "capacity" for difference in found)
    if not more or not is_automatic(session, event):
        return 0
    return offer_freed_places(session, event=event, sender=desk.sender, now=desk.now)


def _tell(
    session: AnySession, event: Event, announcement: announcements.Announcement, desk: Desk
) -> int:
    return tell_everybody(
        session,
        event=event,
        announcement=announcement,
        sender=desk.sender,
        by=desk.by,
        now=desk.now,
    )
