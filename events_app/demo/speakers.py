"""Made-up people of the directory, who are in the line-ups of made-up events. Nobody real."""

import csv
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.folding import fold
from events_app.mail.sender import Sender
from events_app.models.asks import AskKind
from events_app.models.events import Appearance, Event, EventSession, Part
from events_app.models.speakers import Speaker
from events_app.sealing import SealingKeys
from events_app.speakers.actions.asking import ask_speaker, log_ask
from events_app.speakers.actions.directory import add_speaker
from events_app.speakers.actions.matching import match
from events_app.speakers.profile import Background, Profile
from events_app.speakers.queries.sessions import find_session_to_plan
from events_app.speakers.request import Request, WordOfMouth

AnySession = Session | scoped_session[Session]

#: nothing is sealed here: nobody of these says what would help them
_NO_KEYS = SealingKeys(())
_LAST_ASKED = timedelta(days=20)
_BETWEEN_ASKS = timedelta(days=60)
#: the event that one of them is asked for, and until when
_ASKED_FOR = "made-up-audit-agenda"
_TIME_TO_ANSWER = timedelta(days=9)


def add_speakers(session: AnySession, file: Path, *, sender: Sender | None, now: datetime) -> int:
    """Add those of the file who are not there, match their line-ups, and say how many they are.

    With a `sender`, the one with an account is asked for a session to come.
    """
    there = set(session.scalars(select(Speaker.name).where(Speaker.made_up)))
    with file.open(encoding="utf-8", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["name"] not in there]
    for row in rows:
        speaker = _added(session, row, now)
        _match(session, speaker, now)
        for number in range(int(row["asked"])):
            _note_ask(session, speaker, row, number, now)
        if sender is not None and row["email"]:
            _ask(session, speaker, sender, now)
    session.flush()
    return len(rows)


def _added(session: AnySession, row: dict[str, str], now: datetime) -> Speaker:
    facts = {name: row[name] for name in ("name", "job_role")}
    limits = {"asks_most": int(row["asks_most"]) if row["asks_most"] else None}
    known: dict[str, object] = {name: row[name] for name in ("tie", "employer", "known_from")}
    known |= {name: row[name] or None for name in ("board_role", "found_through")}
    speaker = add_speaker(
        session,
        email=row["email"],
        profile=Profile(
            facts | limits | {"mentors": row["mentors"] == "yes"},
            _themes(row["willing"]),
            _themes(row["unwilling"]),
            access_needs="",
        ),
        background=Background(known | {"facilitates": row["facilitates"] == "yes"}, None),
        by=None,
        keys=_NO_KEYS,
        now=now,
    )
    speaker.made_up = True
    return speaker


def _match(session: AnySession, speaker: Speaker, now: datetime) -> None:
    """Only in made-up events, where a name at an organisation is one person."""
    statement = (
        select(Appearance)
        .join(EventSession, EventSession.id == Appearance.session_id)
        .join(Event, Event.id == EventSession.event_id)
        .where(Event.made_up, Appearance.name == speaker.name, Appearance.speaker_id.is_(None))
    )
    for appearance in session.scalars(statement):
        if fold(appearance.organisation) == fold(speaker.employer):
            match(session, appearance_id=appearance.id, speaker=speaker, by=None, now=now)
            return


def _note_ask(
    session: AnySession, speaker: Speaker, row: dict[str, str], number: int, now: datetime
) -> None:
    said = WordOfMouth(
        kind=AskKind.FACILITATE if row["facilitates"] == "yes" else AskKind.SPEAK,
        asked_at=now - _LAST_ASKED - number * _BETWEEN_ASKS,
        about_race="race equality" in row["willing"],
        note="Made up for the demonstration",
        reason="Made up for the demonstration",
    )
    log_ask(session, speaker=speaker, said=said, by=None, now=now)


def _ask(session: AnySession, speaker: Speaker, sender: Sender, now: datetime) -> None:
    """Ask for the made-up session that begins in some weeks, if it is there."""
    found = select(EventSession.id).join(Event).where(Event.key == _ASKED_FOR, Event.made_up)
    session_id = session.scalar(found)
    planned = find_session_to_plan(session, session_id) if session_id else None
    if planned is None or planned.begins <= now + _TIME_TO_ANSWER:
        return
    request = Request(
        part=Part.PANELLIST,
        reply_by=now + _TIME_TO_ANSWER,
        message="You ask better questions of figures than anybody. Could you join the panel?",
        fee="Travel is paid",
        preparation="One call of 30 minutes",
        audience_size="About 40 people",
        reason="Made up for the demonstration",
    )
    ask_speaker(
        session, planned=planned, speaker=speaker, request=request, by=None, sender=sender, now=now
    )


def _themes(words: str) -> tuple[str, ...]:
    return tuple(word for word in words.split(";") if word)
