"""Asking somebody to speak or facilitate, and writing down what was asked by word of mouth."""

import uuid
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import chance
from events_app.mail.sender import Sender
from events_app.models.asks import Ask, AskKind, AskState
from events_app.models.events import EventState, Part
from events_app.models.history import Subject
from events_app.models.people import AccountRole, Person
from events_app.models.speakers import Speaker
from events_app.people.actions.creation import create_person
from events_app.people.actions.history import keep_change
from events_app.people.queries.people import find_person
from events_app.speakers import letters
from events_app.speakers.actions.directory import link_person
from events_app.speakers.load import concerns, weigh
from events_app.speakers.queries.asks import list_asks_of
from events_app.speakers.queries.sessions import SessionToPlan
from events_app.speakers.refusals import (
    AskedAlready,
    NoAddress,
    NotOnThisTopic,
    TooLateToAsk,
    WantsReason,
)
from events_app.speakers.request import Request, WordOfMouth
from events_app.speakers.telling import is_about_race, keep_told

AnySession = Session | scoped_session[Session]


def kind_of(part: str) -> AskKind:
    """What an ask for a part of a session counts as."""
    return AskKind.FACILITATE if part == Part.FACILITATOR else AskKind.SPEAK


def load_concerns(
    session: AnySession, speaker: Speaker, *, kind: AskKind, about_race: bool, now: datetime
) -> list[str]:
    """Why one more ask of this person wants a reason; nothing where it does not."""
    return concerns(
        weigh(list_asks_of(session, speaker.id, now), now),
        kind=kind,
        about_race=about_race,
        asks_most=speaker.asks_most,
        mentoring_most=speaker.mentoring_most,
    )


def ask_speaker(
    session: AnySession,
    *,
    planned: SessionToPlan,
    speaker: Speaker,
    request: Request,
    by: Person | None,
    sender: Sender,
    now: datetime,
) -> Ask:
    """Ask somebody by mail. Who has no account gets one, to answer with.

    `speaker` comes with topics and account. Refuses with TooLateToAsk, NoAddress, NotOnThisTopic,
    WantsReason or AskedAlready.
    """
    about_race = is_about_race(planned.themes)
    _check(session, planned, speaker, request, about_race, now)
    _open_account(session, speaker, now)
    ask = _new(speaker, kind_of(request.part), AskState.ASKED, about_race, by, now)
    ask.session_id, ask.part, ask.reply_by = planned.session.id, request.part, request.reply_by
    ask.message, ask.fee = request.message, request.fee
    ask.preparation, ask.audience_size = request.preparation, request.audience_size
    ask.load_reason, ask.asked_at = request.reason, now
    keep_told(ask, planned.event, planned.session)
    try:
        with session.begin_nested():
            session.add(ask)
    except IntegrityError as error:
        raise AskedAlready from error
    letters.ask_them(session, ask, event=planned.event, sender=sender, now=now)
    keep_change(
        session, subject=Subject.SPEAKER, subject_id=speaker.id, what=f"asked: {request.part}",
        by=by, now=now, reason=request.reason,
    )  # fmt: skip
    return ask


def log_ask(
    session: AnySession, *, speaker: Speaker, said: WordOfMouth, by: Person | None, now: datetime
) -> Ask:
    """Write down an ask by word of mouth. Refuses with WantsReason, as a written one would."""
    found = load_concerns(session, speaker, kind=said.kind, about_race=said.about_race, now=now)
    if found and not said.reason:
        raise WantsReason
    ask = _new(speaker, said.kind, AskState.LOGGED, said.about_race, by, now)
    ask.asked_at, ask.message, ask.load_reason = said.asked_at, said.note, said.reason
    session.add(ask)
    keep_change(
        session, subject=Subject.SPEAKER, subject_id=speaker.id, what=f"noted an ask: {said.kind}",
        by=by, now=now, reason=said.reason,
    )  # fmt: skip
    return ask


def _new(
    speaker: Speaker,
    kind: AskKind,
    state: AskState,
    about_race: bool,
    by: Person | None,
    now: datetime,
) -> Ask:
    return Ask(
        reference=chance.draw("ask", 10).hex(),
        speaker=speaker,
        kind=kind,
        about_race=about_race,
        state=state,
        asked_by_id=by.id if by else None,
        calendar_uid=str(uuid.UUID(bytes=chance.draw("calendar entry", 16), version=4)),
        updated_at=now,
    )


def _check(
    session: AnySession,
    planned: SessionToPlan,
    speaker: Speaker,
    request: Request,
    about_race: bool,
    now: datetime,
) -> None:
    if planned.begins <= now or planned.event.state == EventState.CANCELLED:
        raise TooLateToAsk
    if speaker.person is None and not speaker.email:
        raise NoAddress
    unwilling = [topic.theme.name for topic in speaker.topics if not topic.willing]
    declined = sorted(set(unwilling) & set(planned.themes))
    if declined:
        raise NotOnThisTopic(declined)
    found = load_concerns(
        session, speaker, kind=kind_of(request.part), about_race=about_race, now=now
    )
    if found and not request.reason:
        raise WantsReason


def _open_account(session: AnySession, speaker: Speaker, now: datetime) -> None:
    """The account to answer with: theirs, that of their address, or a new one."""
    if speaker.person is not None:
        return
    email = speaker.email or ""
    person = find_person(session, email)
    if person is None:
        person = create_person(
            session, email=email, full_name=speaker.name, roles=[AccountRole.SPEAKER], now=now
        ).person
    link_person(session, speaker, person, now=now)
