"""What people are told about a forum: messages in their account and nothing in the mail."""

from datetime import datetime

from events_app.dates import long_moment
from events_app.forums.facts import Forum, Part, Place
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.mail.calendar import CalendarEntry
from events_app.models.people import Person
from events_app.people.actions.inbox import leave, withdraw
from events_app.people.inbox import Message


def page_of(place: Place) -> str:
    """The address of the page that a place opens."""
    return f"/host/{place.address}" if place.part == Part.HOST else f"/p/{place.address}"


def tell(
    store: SealedStore,
    place: Kept[Place],
    person: Person,
    heading: str,
    *lines: str,
    now: datetime,
    hold: CalendarEntry | None = None,
    quiet: bool = False,
) -> None:
    """Leave a message with a link to the place's own page; a `quiet` one has no mail."""
    leave(
        store.session,
        person=person,
        message=Message(
            "private",
            heading,
            lines,
            ("Open the private page", page_of(place.facts)),
            None,
            place.forum_id,
        ),
        keys=store.keys.inbox,
        now=now,
        recipient=place.facts.alert,
        hold=hold,
        quiet=quiet,
    )


def invite(store: SealedStore, place: Kept[Place], person: Person, *, now: datetime) -> None:
    """You are invited."""
    until = long_moment(place.facts.until_at)
    told = f"You can reply until {until}. Nobody else can open the page, or see that you have it."
    tell(store, place, person, "You have a private invitation", told, now=now)


def welcome(
    store: SealedStore, forum: Kept[Forum], place: Kept[Place], person: Person, *, now: datetime
) -> None:
    """They accepted: what said that they can reply makes room for the way to the page."""
    forget(store, forum, person, now=now)
    told = "You accepted the invitation. The page stays open to you until you leave it."
    tell(store, place, person, "You belong to a private page", told, now=now, quiet=True)


def remind(store: SealedStore, place: Kept[Place], person: Person, *, now: datetime) -> None:
    """The one reminder."""
    until = long_moment(place.facts.until_at)
    told = f"It waits for your reply until {until}. We will not remind you again."
    tell(store, place, person, "Your private invitation is still open", told, now=now)


def forget(store: SealedStore, forum: Kept[Forum], person: Person, *, now: datetime) -> None:
    """Take back every message about the forum, and the mails about it that still wait."""
    withdraw(store.session, person=person, topic=forum.id, keys=store.keys.inbox, now=now)


def say_goodbye(
    store: SealedStore, person: Person, *, alert: str, hold: CalendarEntry, now: datetime
) -> None:
    """Take a hold out of a calendar after the place is gone, in words that say nothing."""
    message = Message("private", "A hold was removed from your calendar")
    leave(
        store.session,
        person=person,
        message=message,
        keys=store.keys.inbox,
        now=now,
        recipient=alert,
        hold=hold,
    )
