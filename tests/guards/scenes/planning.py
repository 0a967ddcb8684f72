"""What the event team plans: a draft with two sessions, and an event that is over."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from events_app.models.events import EventState
from events_app.models.people import Person
from tests.factories import audience_item, make_event, make_session
from tests.factories.series import make_partner_date

#: before the tests' present
_A_WEEK_AGO = datetime(2022, 7, 25, 9, 0, tzinfo=UTC)


def add(session: Session, person: Person) -> dict[str, list[str]]:
    """A draft, its second session, and the parts of an event that are a form each."""
    draft = make_event(session, state=EventState.DRAFT, audience=[audience_item(everyone=True)])
    make_session(session, event=draft, title="First")
    second = make_session(session, event=draft, title="Second", position=2, speakers=["Ada"])
    partner = make_partner_date(session, starts_date=draft.starts_date, roles=["chair"])
    over = make_event(session, starts_at=_A_WEEK_AGO)
    return {
        "event_id": [str(draft.id), str(over.id)],
        "session_id": [str(second.id)],
        "partner_date_id": [str(partner.id)],
        "part": ["details", "when", "places", "taking-part"],
    }
