"""What an event still lacks before it is published, and what it can be published without. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from events_app.events.place import ONLINE, TO_BE_CONFIRMED
from events_app.events.standing import is_over
from events_app.models.events import Event


@dataclass(frozen=True)
class Task:
    """One thing to see to, where it is done, and whether publishing has to wait for it."""

    words: str
    #: the part of the planning pages: "details", "when", "audience", "places", "taking-part"
    part: str
    needed: bool = False


def list_missing(event: Event, *, speakers: Sequence[Any], now: datetime) -> list[Task]:
    """What is missing, what stops publishing first. `speakers`: the event's line-up, all sessions.

    The programme of 2022 was announced without times, places or limits, so few things stop it.
    """
    tasks = [*_stops(event, now), *_about(event, speakers), *_taking_part(event)]
    return sorted(tasks, key=lambda task: not task.needed)


def stops(tasks: Sequence[Task]) -> list[Task]:
    """Those that publishing has to wait for."""
    return [task for task in tasks if task.needed]


def _stops(event: Event, now: datetime) -> list[Task]:
    tasks: list[Task] = []
    if is_over(event) <= now:
        tasks.append(Task("The date is in the past", "when", needed=True))
    if event.held_in_confidence and not event.ground_rules:
        words = "It is held in confidence and has no ground rules to accept"
        tasks.append(Task(words, "taking-part", needed=True))
    return tasks


def _about(event: Event, speakers: Sequence[Any]) -> list[Task]:
    asked = (
        (event.about, "Nothing says what the event as a whole is about", "details"),
        (event.starts_at, "The times are still to be confirmed", "when"),
        (event.venue, _no_venue(event), "when"),
        (event.joining_url or event.joining_notes, "Nothing says how to join", "when"),
        (event.audience, "Nobody can register yet: it does not say who can", "audience"),
        (speakers, "Nobody is in the line-up", "sessions"),
    )
    return [Task(words, part) for found, words, part in asked if not found]


def _taking_part(event: Event) -> list[Task]:
    asked = (
        (event.capacity, "There is no limit of places", "places"),
        (event.accessibility, "No access arrangements are named", "taking-part"),
        (event.recording, "It does not say whether it is recorded", "taking-part"),
    )
    return [Task(words, part) for found, words, part in asked if not found]


def _no_venue(event: Event) -> str:
    if event.town == TO_BE_CONFIRMED:
        return "The place is still to be confirmed"
    return "No platform is named" if event.town is ONLINE else "No address is named"
