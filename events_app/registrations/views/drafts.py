"""Answers on their way from the form to the check page, sealed in the session's cookie."""

import base64
import json
import zlib
from dataclasses import asdict
from typing import NamedTuple

from flask import current_app, session

from events_app.models.events import Event
from events_app.models.people import Person
from events_app.registrations.access import NOTHING, AccessAnswers
from events_app.registrations.to_others import ToOthers, has_list
from events_app.sealing import CannotOpen, SealingKeys


class Draft(NamedTuple):
    """Everything that is answered on the way."""

    access: AccessAnswers = NOTHING
    to_others: ToOthers = ToOthers()


def next_step(event: Event, draft: Draft) -> str:
    """The page that asks what is not answered yet; the check page when everything is."""
    if has_list(event) and draft.to_others.listed is None:
        return "registrations.visibility"
    if event.takes_questions and draft.to_others.question is None:
        return "registrations.question"
    return "registrations.check"


def keep_draft(person: Person, event: Event, draft: Draft) -> None:
    """Keep one draft: that of the event that is being registered for."""
    written = json.dumps([asdict(draft.access), asdict(draft.to_others)], ensure_ascii=False)
    # a browser keeps 4 KB
    sealed = _keys().seal(zlib.compress(written.encode()), _place(person, event))
    session["draft"] = base64.b64encode(sealed).decode()


def find_draft(person: Person, event: Event) -> Draft | None:
    """The draft for this event, if the last one kept was for it."""
    kept = session.get("draft")
    if not isinstance(kept, str):
        return None
    try:
        opened = _keys().open(base64.b64decode(kept), _place(person, event))
        access, to_others = json.loads(zlib.decompress(opened))
    except (CannotOpen, ValueError, zlib.error):
        return None
    return Draft(AccessAnswers(tuple(access["needs"]), access["note"]), ToOthers(**to_others))


def drop_draft() -> None:
    """The registration is made; nothing is left to keep."""
    session.pop("draft", None)


def _keys() -> SealingKeys:
    return SealingKeys.from_setting(current_app.config["SEALING_KEYS"], "draft")


def _place(person: Person, event: Event) -> str:
    return f"session|draft 2|{person.id}|{event.id}"
