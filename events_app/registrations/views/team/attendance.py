"""Who came, by list: one page of people at a time, saved page by page."""

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.events.standing import joining_opens
from events_app.extensions import db
from events_app.models.events import Event
from events_app.models.registrations import Attendance
from events_app.refusal import Refusal
from events_app.registrations.actions import attendance as actions
from events_app.registrations.attendee_filters import page_in
from events_app.registrations.queries.attendees import Part, Wanted, list_attendees
from events_app.registrations.views.team.finding import event_of
from events_app.web.access import event_team, now, the_person
from events_app.web.errors import not_found
from events_app.web.forms import OUT_OF_DATE, EmptyForm
from events_app.web.row_ids import key_in

#: what a radio sends, and what is kept for it
CHOICES: dict[str, Attendance | None] = {
    "attended": Attendance.ATTENDED,
    "did not attend": Attendance.DID_NOT_ATTEND,
    "not recorded": None,
}


@event_team
def attendance(event_id: str) -> ResponseReturnValue:
    return _page(event_of(event_id))


@event_team
def save(event_id: str) -> ResponseReturnValue:
    event = event_of(event_id)
    if not EmptyForm().validate_on_submit():
        return make_response(_page(event, problem=OUT_OF_DATE), 422)
    try:
        changed = actions.record(
            db.session, event=event, values=_values(), by=the_person(), now=now()
        )
    except Refusal as refusal:
        return make_response(_page(event, problem=refusal.words), 409)
    page = page_in(request.args)
    return redirect(
        url_for("registrations.attendance", event_id=event.id, page=page, saved=changed), 303
    )


def _values() -> dict[int, Attendance | None]:
    """What was chosen, by the number of the registration; anything else is passed over."""
    values: dict[int, Attendance | None] = {}
    for name, choice in request.form.items():
        number = name.removeprefix("attendance-")
        if name != number and choice in CHOICES and (key := key_in(number)) is not None:
            values[key] = CHOICES[choice]
    return values


def _page(event: Event, problem: str = "") -> str:
    moment, number = now(), page_in(request.args)
    wanted = Wanted(part=Part.REGISTERED)
    page = list_attendees(db.session, event, wanted=wanted, page=number, now=moment)
    if number > 1 and not page.rows:
        not_found()
    return render_template(
        "registrations/team/attendance.html",
        event=event,
        page=page,
        choices=list(CHOICES),
        begun=moment >= joining_opens(event),
        saved=request.args.get("saved", "") if not problem else "",
        problem=problem,
    )
