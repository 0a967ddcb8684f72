"""Answers on their way from the form to the check page, sealed in the session's cookie."""

import base64
import json

from flask import current_app, session

from events_app.models.events import Event
from events_app.models.people import Person
from events_app.registrations.access import AccessAnswers
from events_app.sealing import CannotOpen, SealingKeys


def keep_draft(person: Person, event: Event, answers: AccessAnswers) -> None:
    """Keep one draft: that of the event that is being registered for."""
    written = json.dumps(
        {"needs": answers.needs, "note": answers.note}, ensure_ascii=False
    ).encode()
    sealed = _keys().seal(written, _place(person, event))
    session["draft"] = base64.b64encode(sealed).decode()


def find_draft(person: Person, event: Event) -> AccessAnswers | None:
    """The draft for this event, if the last one kept was for it."""
    kept = session.get("draft")
    if not isinstance(kept, str):
        return None
    try:
        written = json.loads(_keys().open(base64.b64decode(kept), _place(person, event)))
    except (CannotOpen, ValueError):
        return None
    return AccessAnswers(tuple(written["needs"]), written["note"])


def drop_draft() -> None:
    """The registration is made; nothing is left to keep."""
    session.pop("draft", None)


def _keys() -> SealingKeys:
    return SealingKeys.from_setting(current_app.config["SEALING_KEYS"], "draft")


def _place(person: Person, event: Event) -> str:
    return f"session|draft|{person.id}|{event.id}"
