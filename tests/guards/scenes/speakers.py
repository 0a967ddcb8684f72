"""Somebody of the directory, who is the person, with requests, and a name that is not matched."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from events_app.models.asks import Ask, AskState, PlanningTick
from events_app.models.events import Event, EventSession
from events_app.models.facilitator_checks import FacilitatorCheck
from events_app.models.people import Person
from events_app.models.slides import Slides
from events_app.models.speakers import ConsentTo, Speaker, SpeakerConsent
from tests.factories import LONG_AGO, SOON, make_event, make_session
from tests.factories.speakers import make_ask, make_speaker

ANSWERS = {"needs": "live captions", "media": "none"}


def add(session: Session, person: Person) -> dict[str, list[str]]:
    own = make_speaker(session, person=person, name=person.full_name)
    event = make_event(session)
    planned = make_session(session, event=event, speakers=["Bola"])
    matched = planned.line_up[0]
    matched.speaker_id = own.id
    open_name = make_session(session, event=event, speakers=["Chen"]).line_up[0]
    asked = _ask(session, own, planned, "speaker", AskState.ASKED)
    _ask(session, make_speaker(session), planned, "facilitator", AskState.ACCEPTED)
    accepted = _ask(session, own, planned, "panellist", AskState.ACCEPTED)
    session.flush()
    _send_slides(session, accepted)
    return {
        "speaker_id": [own.reference],
        "appearance_id": [str(open_name.id), str(matched.id)],
        "session_id": [str(planned.id)],
        "ask_id": [asked, accepted],
        "request_id": [asked, accepted],
    }


def _ask(
    session: Session, speaker: Speaker, planned: EventSession, part: str, state: AskState
) -> str:
    made = make_ask(
        session,
        speaker=speaker,
        session_id=planned.id,
        part=part,
        state=state,
        reply_by=SOON - timedelta(days=5),
        told_title="Session",
        told_when="Soon",
        told_where="Online",
    )
    return made.reference


def _send_slides(session: Session, reference: str) -> None:
    ask_id = session.scalars(select(Ask.id).where(Ask.reference == reference)).one()
    session.add(
        Slides(ask_id=ask_id, kind="pdf", content=b"%PDF-", size=5, media="none", sent_at=LONG_AGO)
    )


def fill(session: Session, person: Person, event: Event) -> None:
    speaker = make_speaker(session, person=person, willing=["Allyship"])
    made = make_session(session, event=event, speakers=["Ada"])
    made.line_up[0].speaker_id = speaker.id
    made_ask = make_ask(session, speaker=speaker, session_id=made.id, asked_by_id=person.id)
    _send_slides(session, made_ask.reference)
    session.add_all([_consent(speaker, person), _tick(made.id, person)])
    session.add(
        FacilitatorCheck(
            session_id=made.id,
            speaker_id=speaker.id,
            shared=1,
            managed=0,
            looked_at=LONG_AGO,
            looked_by_id=person.id,
        )
    )


def _consent(speaker: Speaker, person: Person) -> SpeakerConsent:
    return SpeakerConsent(
        speaker_id=speaker.id,
        what=ConsentTo.PHOTO,
        given=True,
        answered_at=LONG_AGO,
        answered_by_id=person.id,
    )


def _tick(session_id: int, person: Person) -> PlanningTick:
    return PlanningTick(
        session_id=session_id, prompt="looked beyond", ticked_at=LONG_AGO, ticked_by_id=person.id
    )
