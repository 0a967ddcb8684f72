"""Whether who facilitates a session is independent of the people who come."""

from flask import render_template
from flask.typing import ResponseReturnValue

from events_app.desk.independence import managed, shared_employer
from events_app.desk.queries.participants import list_facilitators, list_held_by_participants
from events_app.extensions import db
from events_app.speakers.roles import is_workforce_director
from events_app.speakers.views.finding import the_session
from events_app.web.access import event_team


@event_team
def independence(session_id: str) -> ResponseReturnValue:
    planned = the_session(session_id)
    day = planned.event.starts_date
    coming = list_held_by_participants(db.session, planned.event.id, day)
    facilitators = list_facilitators(db.session, planned.session.id, day)
    return render_template(
        "desk/independence.html",
        planned=planned,
        rows=[
            (
                each.speaker,
                shared_employer(each.held, coming),
                managed(each.held, coming),
                is_workforce_director(each.speaker.board_role, each.speaker.job_role),
            )
            for each in facilitators
        ],
    )
