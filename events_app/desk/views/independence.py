"""Whether who facilitates a session is independent of the people who come."""

from dataclasses import replace

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.desk.actions.looking import note_looked
from events_app.desk.queries.participants import Facilitator, find_one, list_facilitators
from events_app.extensions import db
from events_app.models.speakers import Speaker
from events_app.speakers.queries.sessions import SessionToPlan
from events_app.speakers.views.finding import the_session
from events_app.web.access import event_team, now, the_person
from events_app.web.forms import EmptyForm


@event_team
def independence(session_id: str) -> ResponseReturnValue:
    planned = the_session(session_id)
    rows = list_facilitators(db.session, planned.session.id)
    return render_template("desk/independence.html", planned=planned, rows=rows)


@event_team
def look_at_independence(session_id: str) -> ResponseReturnValue:
    planned = the_session(session_id)
    if EmptyForm().validate_on_submit():
        found = list_facilitators(db.session, planned.session.id)
        note_looked(db.session, facilitators=found, by=the_person(), now=now())
    return redirect(url_for("desk.independence", session_id=session_id), 303)


def facilitators_of(planned: SessionToPlan) -> list[Facilitator]:
    """For the page on which a session is planned, which knows nothing of registrations."""
    return list_facilitators(db.session, planned.session.id)


def if_they_facilitate(speaker: Speaker, planned: SessionToPlan) -> list[str]:
    """For the page on which somebody is asked: how they would stand to the people who come.

    That they are the HR director the page says by itself.
    """
    return replace(find_one(db.session, speaker, planned.event), workforce=False).sentences
