"""Where the people of an event work, and where those who facilitate a session of it do."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.desk.independence import Held
from events_app.models.asks import LIVE_ASKS, Ask
from events_app.models.events import Appearance, Part
from events_app.models.organisations import Appointment
from events_app.models.registrations import Registration, RegistrationState
from events_app.models.speakers import Speaker

AnySession = Session | scoped_session[Session]


class Facilitator(NamedTuple):
    """Somebody who facilitates, or is asked to, and the roles they hold."""

    speaker: Speaker
    held: list[Held]


def list_held_by_participants(session: AnySession, event_id: int, day: date) -> list[Held]:
    """The appointments, on the day, of everybody with a place."""
    people = select(Registration.person_id).where(
        Registration.event_id == event_id, Registration.state == RegistrationState.REGISTERED
    )
    statement = _held_on(day).where(Appointment.person_id.in_(people))
    return [Held(*row) for row in session.execute(statement)]


def list_facilitators(session: AnySession, session_id: int, day: date) -> list[Facilitator]:
    """Who facilitates the session or is asked to, by name, with their employer and appointments."""
    appears = select(Appearance.speaker_id).where(
        Appearance.session_id == session_id, Appearance.part == Part.FACILITATOR
    )
    asked = select(Ask.speaker_id).where(
        Ask.session_id == session_id, Ask.part == Part.FACILITATOR, Ask.state.in_(LIVE_ASKS)
    )
    statement = (
        select(Speaker)
        .where(or_(Speaker.id.in_(appears), Speaker.id.in_(asked)))
        .options(joinedload(Speaker.organisation))
        .order_by(Speaker.name, Speaker.id)
    )
    speakers = list(session.scalars(statement))
    held = _held_by(session, [each.person_id for each in speakers if each.person_id], day)
    return [Facilitator(each, _of_entry(each) + held[each.person_id]) for each in speakers]


def _held_by(session: AnySession, people: list[int], day: date) -> dict[int | None, list[Held]]:
    found: dict[int | None, list[Held]] = defaultdict(list)
    for row in session.execute(_held_on(day).where(Appointment.person_id.in_(people))):
        found[row.person_id].append(Held(*row))
    return found


def _of_entry(speaker: Speaker) -> list[Held]:
    """What the directory says of where somebody works."""
    if speaker.organisation_id is None:
        return []
    return [Held(speaker.person_id, speaker.organisation_id, speaker.board_role)]


def _held_on(day: date) -> Select[int, int, str | None]:
    return select(Appointment.person_id, Appointment.organisation_id, Appointment.board_role).where(
        Appointment.from_date <= day,
        or_(Appointment.until_date.is_(None), Appointment.until_date >= day),
    )
