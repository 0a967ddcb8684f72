"""The data, all of it: one module a subject. Importing this package makes every table known."""

from events_app.models import (
    assistance,
    calendars,
    clock,
    events,
    history,
    inbox,
    messages,
    organisations,
    people,
    registrations,
)

__all__ = [
    "assistance",
    "calendars",
    "clock",
    "events",
    "history",
    "inbox",
    "messages",
    "organisations",
    "people",
    "registrations",
]
