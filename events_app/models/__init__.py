"""The data, all of it: one module a subject. Importing this package makes every table known."""

from events_app.models import (
    clock,
    events,
    history,
    messages,
    organisations,
    people,
    registrations,
)

__all__ = [
    "clock",
    "events",
    "history",
    "messages",
    "organisations",
    "people",
    "registrations",
]
