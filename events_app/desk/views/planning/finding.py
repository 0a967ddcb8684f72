"""What the planning pages share: the event of the address, and who is at the desk."""

from flask import current_app, request, url_for

from events_app.desk.actions.planning import Desk
from events_app.events.queries.planning import find_planned
from events_app.extensions import db
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.web.access import now, the_person
from events_app.web.errors import not_found
from events_app.web.row_ids import row_id

#: the button that was pressed: what to do with what was typed
CHECK, CONFIRM, CHANGE, TELL = "check", "confirm", "change", "tell"
#: the fields of facts that are asked for under another name
FIELDS = {"starts_date": "starts_on", "opens_at": "opens_on", "closes_at": "closes_on"}


def planned(event_id: str) -> Event:
    """The whole event of the address, or not found."""
    return find_planned(db.session, row_id(event_id)) or not_found()


def at_the_desk() -> Desk:
    """Who asks, in whose name mail goes out, and when it is."""
    return Desk(the_person(), Sender.from_settings(current_app.config), now())


def pressed() -> str:
    """Which button was pressed: one of the words above."""
    return request.form.get("go", CHECK)


def typed() -> list[tuple[str, str]]:
    """What was sent, to be sent once more with the confirmation."""
    left_out = {"csrf_token", "go"}
    return [(name, value) for name, value in request.form.items(multi=True) if name not in left_out]


def overview_of(event: Event) -> str:
    return url_for("desk.planned_event", event_id=event.id)
