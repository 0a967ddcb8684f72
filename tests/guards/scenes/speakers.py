"""Somebody of the directory, who is the person, and a name in a line-up that is not matched."""

from sqlalchemy.orm import Session

from events_app.models.asks import PlanningTick
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.speakers import ConsentTo, Speaker, SpeakerConsent
from tests.factories import LONG_AGO, make_event, make_session
from tests.factories.speakers import make_ask, make_speaker


def add(session: Session, person: Person) -> dict[str, list[str]]:
    own = make_speaker(session, person=person, name=person.full_name)
    event = make_event(session)
    matched = make_session(session, event=event, speakers=["Bola"]).line_up[0]
    matched.speaker_id = own.id
    open_name = make_session(session, event=event, speakers=["Chen"]).line_up[0]
    session.flush()
    return {
        "speaker_id": [own.reference],
        "appearance_id": [str(open_name.id), str(matched.id)],
    }


def fill(session: Session, person: Person, event: Event) -> None:
    speaker = make_speaker(session, person=person, willing=["Allyship"])
    made = make_session(session, event=event, speakers=["Ada"])
    made.line_up[0].speaker_id = speaker.id
    make_ask(session, speaker=speaker, session_id=made.id, asked_by_id=person.id)
    session.add_all([_consent(speaker, person), _tick(made.id, person)])


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
        session_id=session_id, prompt="looked wider", ticked_at=LONG_AGO, ticked_by_id=person.id
    )
