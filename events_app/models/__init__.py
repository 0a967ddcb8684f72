"""The data, all of it: one module a subject. Importing this package makes every table known."""

from events_app.models import (
    asks,
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
    role_claims,
    speakers,
)

__all__ = [
    "asks",
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
    "role_claims",
    "speakers",
]
