"""People of the directory, and what they are asked, for tests."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from events_app.folding import fold
from events_app.models.asks import Ask, AskKind, AskState
from events_app.models.events import Theme
from events_app.models.speakers import Speaker, SpeakerTopic, Tie
from tests.factories import LONG_AGO

_numbers = count(1)


def make_theme(session: Session, name: str) -> Theme:
    """The theme of that name, made if it is not there."""
    found = session.scalar(select(Theme).where(Theme.name == name))
    if found is None:
        found = Theme(name=name)
        session.add(found)
        session.flush()
    return found


def make_speaker(
    session: Session,
    *,
    willing: Sequence[str] = (),
    unwilling: Sequence[str] = (),
    **facts: Any,
) -> Speaker:
    """Somebody from outside without an account, whose topics are themes by name."""
    number = next(_numbers)
    plain: dict[str, Any] = {
        "reference": f"speaker{number}",
        "name": f"Speaker {number}",
        "tie": Tie.OUTSIDE,
        "added_at": LONG_AGO,
        "updated_at": LONG_AGO,
    }
    plain |= facts
    if "person" not in plain:
        plain.setdefault("email", f"speaker{number}@outside.example")
    organisation = plain.get("organisation")
    where = organisation.name if organisation else plain.get("employer", "")
    plain.setdefault("search_text", fold(f"{plain['name']} {plain.get('job_role', '')} {where}"))
    topics = [
        SpeakerTopic(theme=make_theme(session, name), willing=answer)
        for names, answer in ((willing, True), (unwilling, False))
        for name in names
    ]
    made = Speaker(topics=topics, consents=[], **plain)
    session.add(made)
    session.flush()
    return made


def make_ask(session: Session, *, speaker: Speaker, **facts: Any) -> Ask:
    """An ask by word of mouth, unless the test says otherwise."""
    number = next(_numbers)
    plain: dict[str, Any] = {
        "reference": f"ask{number}",
        "kind": AskKind.SPEAK,
        "state": AskState.LOGGED,
        "asked_at": LONG_AGO,
        "updated_at": LONG_AGO,
        "calendar_uid": f"ask-{number}",
    }
    made = Ask(speaker_id=speaker.id, **plain | facts)
    session.add(made)
    session.flush()
    return made
