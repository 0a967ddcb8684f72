"""The search of the desk: a person, an event or an organisation from two letters on."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from events_app.desk.queries.search import (
    FEWEST_LETTERS,
    search_events,
    search_organisations,
    search_people,
)
from events_app.extensions import db
from events_app.folding import fold
from events_app.people.contact_filters import search_words
from events_app.web.access import event_team

TOO_SHORT = f"Enter {FEWEST_LETTERS} letters or more to search for"


@event_team
def search() -> ResponseReturnValue:
    typed = search_words(request.args.get("q", ""))
    short = len(fold(typed)) < FEWEST_LETTERS
    found = (
        None
        if short
        else {
            "people": search_people(db.session, typed),
            "events": search_events(db.session, typed),
            "organisations": search_organisations(db.session, typed),
        }
    )
    problem = TOO_SHORT if short and "q" in request.args else ""
    page = render_template(
        "desk/search.html", typed=typed, find_typed=typed, found=found, find_problem=problem
    )
    return page, 422 if problem else 200
