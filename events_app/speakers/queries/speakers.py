"""Finding one person of the directory, with what their page shows."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, scoped_session, selectinload

from events_app.models.events import Appearance, Event, EventSession
from events_app.models.people import Person
from events_app.models.speakers import Speaker, SpeakerTopic

AnySession = Session | scoped_session[Session]


def find_speaker(session: AnySession, reference: str) -> Speaker | None:
    """The entry with this reference, with its topics, consents, organisation and account."""
    return session.scalar(_whole().where(Speaker.reference == reference))


def find_own_profile(session: AnySession, person: Person) -> Speaker | None:
    """The entry of somebody's own account."""
    return session.scalar(_whole().where(Speaker.person_id == person.id))


def list_appearances_of(session: AnySession, speaker: Speaker) -> list[Any]:
    """What somebody is linked to, the latest first: rows of the columns below."""
    statement = (
        select(
            Appearance.id,
            Appearance.part,
            EventSession.title.label("session"),
            EventSession.id.label("session_id"),
            Event.title.label("event"),
            Event.slug,
            Event.starts_date,
        )
        .join(EventSession, EventSession.id == Appearance.session_id)
        .join(Event, Event.id == EventSession.event_id)
        .where(Appearance.speaker_id == speaker.id)
        .order_by(Event.starts_date.desc(), Appearance.id)
    )
    return list(session.execute(statement).all())


def _whole() -> Select[Any]:
    return select(Speaker).options(
        joinedload(Speaker.person).selectinload(Person.roles),
        joinedload(Speaker.organisation),
        selectinload(Speaker.topics).joinedload(SpeakerTopic.theme),
        selectinload(Speaker.consents),
    )
