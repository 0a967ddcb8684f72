"""The questions for the speakers, as the event team reads them: without names, unless wanted."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from events_app.events.forms import read_page
from events_app.events.queries.events import find_event_by_number
from events_app.extensions import db
from events_app.models.events import Event
from events_app.registrations.queries.listed import iterate_questions, list_questions
from events_app.web.access import event_team
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found


@event_team
def questions(event_id: str) -> ResponseReturnValue:
    event, number = _find(event_id), read_page(request.args)
    page = list_questions(db.session, event.id, page=number)
    if number > 1 and not page.questions:
        not_found()
    return render_template("registrations/questions.html", event=event, page=page)


@event_team
def questions_csv(event_id: str) -> ResponseReturnValue:
    event = _find(event_id)
    rows = iterate_questions(db.session, event.id)
    return csv_file(("QUESTION", "NAME"), rows, f"questions-{event.slug}.csv")


def _find(event_id: str) -> Event:
    return find_event_by_number(db.session, event_id) or not_found()
