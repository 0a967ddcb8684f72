"""Events: with room, full, without times, for others; and a registration of the person."""

from typing import Any

from sqlalchemy.orm import Session

from events_app.models.events import Recording
from events_app.models.people import Person
from events_app.models.registrations import RegistrationState
from tests.factories import (
    audience_item,
    make_event,
    make_person,
    make_registration,
    make_session,
)

#: ANSWERS accepts these
GROUND_RULES = "What is said here stays here."


def add(session: Session, person: Person) -> dict[str, list[str]]:
    free = make_event(session, audience=_everyone(), capacity=10)
    full = make_event(session, audience=_everyone(), capacity=1)
    later = make_event(session, audience=_everyone(), starts_at=None, starts_date=full.starts_date)
    mine = make_event(session, audience=_everyone(), has_attendee_list=True, takes_questions=True)
    private = make_event(
        session,
        audience=_everyone(),
        held_in_confidence=True,
        recording=Recording.NOT_RECORDED,
        ground_rules=GROUND_RULES,
    )
    make_session(session, event=free, speakers=["Ama Mensah"])
    make_registration(
        session, person=make_person(session), event=full, state=RegistrationState.REGISTERED
    )
    own = [
        make_registration(session, person=person, event=event, state=RegistrationState.REGISTERED)
        for event in (mine, private)
    ]
    others = make_event(session, audience=[audience_item(board_role="governor")], capacity=10)
    slugs = [event.slug for event in (free, full, later, mine, private, others)]
    return {"slug": slugs, "reference": [registration.reference for registration in own]}


def _everyone() -> list[Any]:
    return [audience_item(everyone=True)]
