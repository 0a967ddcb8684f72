"""Ground rules of events held in confidence, and whether somebody has accepted them. Pure.

A version is the digest of the words themselves, so that a change of one letter asks everybody
again, and putting the old words back does not.
"""

import hashlib

from events_app.models.events import Event
from events_app.models.registrations import Registration


def ground_rules(event: Event) -> str:
    """The rules that have to be accepted; "" where there are none."""
    return event.ground_rules.strip() if event.held_in_confidence else ""


def version(rules: str) -> str:
    """What is kept of the rules that somebody accepted."""
    return hashlib.sha256(rules.encode()).hexdigest()


def must_accept(event: Event, registration: Registration) -> bool:
    """Whether the rules, as they are now, are still to be accepted by this person."""
    rules = ground_rules(event)
    return rules != "" and registration.rules_version != version(rules)
