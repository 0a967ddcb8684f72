"""Where the people of an event work, and where those who facilitate a session of it do."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import and_, or_, select, union
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.desk.independence import Finding, Held, find
from events_app.models.asks import LIVE_ASKS, Ask
from events_app.models.events import Appearance, Event, EventSession, EventState, Part
from events_app.models.facilitator_checks import FacilitatorCheck
from events_app.models.organisations import Appointment
from events_app.models.registrations import Registration, RegistrationState
from events_app.models.speakers import Speaker
from events_app.speakers.roles import is_workforce_director

AnySession = Session | scoped_session[Session]


class Facilitator(NamedTuple):
    """Somebody who facilitates a session, or is asked to, and how they stand to who comes."""

    session_id: int
    session: str
    event: str
    starts_date: date
    speaker: Speaker
    finding: Finding
    #: people of that kind came since somebody looked, or nobody has looked
    is_new: bool


def list_facilitators(session: AnySession, session_id: int) -> list[Facilitator]:
    """Who facilitates one session, by name."""
    return _found(session, EventSession.id == session_id)


def list_to_look_at(session: AnySession, today: date) -> list[Facilitator]:
    """Facilitators to come who work with participants or manage one, and nobody has looked since.

    An HR director by themselves is not here: that is warned of when they are asked.
    """
    to_come = and_(
        Event.ends_date >= today, Event.state.in_((EventState.DRAFT, EventState.PUBLISHED))
    )
    found = _found(session, to_come)
    return [each for each in found if each.is_new and (each.finding.shared or each.finding.managed)]


def find_one(session: AnySession, speaker: Speaker, event: Event) -> Finding:
    """How somebody would stand to the people of an event, if they facilitated."""
    coming = _held_by_participants(session, [event.id])
    own = _held_by_people(session, {speaker.person_id} - {None}, {event.starts_date})
    return _judge(speaker, own[event.starts_date, speaker.person_id], coming[event.id])


def _found(session: AnySession, wanted: Any) -> list[Facilitator]:
    rows: Any = session.execute(_facilitators(wanted)).all()
    if not rows:
        return []
    coming = _held_by_participants(session, {row.event_id for row in rows})
    people = {row.Speaker.person_id for row in rows if row.Speaker.person_id is not None}
    own = _held_by_people(session, people, {row.starts_date for row in rows})
    found: list[Facilitator] = []
    for row in rows:
        held = own.get((row.starts_date, row.Speaker.person_id), [])
        finding = _judge(row.Speaker, held, coming.get(row.event_id, []))
        found.append(
            Facilitator(
                row.session_id, row.session, row.event, row.starts_date, row.Speaker, finding,
                finding.is_more_than(row.shared or 0, row.managed or 0),
            )
        )  # fmt: skip
    return found


def _judge(speaker: Speaker, held: list[Held], coming: list[Held]) -> Finding:
    workforce = is_workforce_director(speaker.board_role, speaker.job_role)
    return find(_of_entry(speaker) + held, coming, workforce=workforce)


def _facilitators(wanted: Any) -> Any:
    """Who stands in a line-up or has a live request, once for each session, and who has looked."""
    who = _who()
    looked = and_(
        FacilitatorCheck.session_id == EventSession.id, FacilitatorCheck.speaker_id == Speaker.id
    )
    return (
        select(
            EventSession.id.label("session_id"),
            EventSession.title.label("session"),
            Event.id.label("event_id"),
            Event.title.label("event"),
            Event.starts_date,
            Speaker,
            FacilitatorCheck.shared,
            FacilitatorCheck.managed,
        )
        .join(Event, Event.id == EventSession.event_id)
        .join(who, who.c.session_id == EventSession.id)
        .join(Speaker, Speaker.id == who.c.speaker_id)
        .outerjoin(FacilitatorCheck, looked)
        .where(wanted)
        .options(joinedload(Speaker.organisation))
        .order_by(Event.starts_date, EventSession.id, Speaker.name, Speaker.id)
    )


def _who() -> Any:
    """Sessions and those who facilitate them, or are asked to."""
    appears = select(Appearance.session_id, Appearance.speaker_id).where(
        Appearance.part == Part.FACILITATOR, Appearance.speaker_id.is_not(None)
    )
    asked = select(Ask.session_id, Ask.speaker_id).where(
        Ask.part == Part.FACILITATOR, Ask.state.in_(LIVE_ASKS), Ask.session_id.is_not(None)
    )
    return union(appears, asked).subquery()


def _of_entry(speaker: Speaker) -> list[Held]:
    """What the directory says of where somebody works."""
    if speaker.organisation_id is None:
        return []
    return [Held(speaker.person_id, speaker.organisation_id, speaker.board_role)]


def _held_by_participants(session: AnySession, event_ids: Collection[int]) -> dict[int, list[Held]]:
    """By event, the appointments on its first day of everybody with a place."""
    on_the_day = _held_on(Event.starts_date)
    statement = (
        select(Event.id, *_HELD)
        .join(Registration, Registration.event_id == Event.id)
        .join(Appointment, Appointment.person_id == Registration.person_id)
        .where(
            Event.id.in_(event_ids),
            Registration.state == RegistrationState.REGISTERED,
            on_the_day,
        )
    )
    found: dict[int, list[Held]] = defaultdict(list)
    rows: Any = session.execute(statement)
    for event_id, *held in rows:
        found[event_id].append(Held(*held))
    return found


def _held_by_people(
    session: AnySession, people: Collection[int | None], days: Collection[date]
) -> dict[tuple[date, int | None], list[Held]]:
    """By day and person, the appointments that they hold."""
    statement = select(*_HELD, Appointment.from_date, Appointment.until_date).where(
        Appointment.person_id.in_(people)
    )
    found: dict[tuple[date, int | None], list[Held]] = defaultdict(list)
    rows: Any = session.execute(statement)
    for *held, first, last in rows:
        for day in days:
            if first <= day and (last is None or last >= day):
                found[day, held[0]].append(Held(*held))
    return found


_HELD = (Appointment.person_id, Appointment.organisation_id, Appointment.board_role)


def _held_on(day: Any) -> Any:
    return and_(
        Appointment.from_date <= day,
        or_(Appointment.until_date.is_(None), Appointment.until_date >= day),
    )
