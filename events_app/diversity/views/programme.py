"""Who leads and speaks this year, without anybody's equality answers."""

from flask import render_template
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.diversity.figures.periods import year_of
from events_app.diversity.queries.appearances import has_made_up
from events_app.diversity.queries.programme import read_programme
from events_app.extensions import db
from events_app.web.access import event_team, now


@event_team
def programme() -> ResponseReturnValue:
    moment = now()
    year = year_of(london_date(moment))
    found = read_programme(db.session, year, now=moment)
    made_up = has_made_up(db.session, year, now=moment)
    return render_template("diversity/programme.html", year=year, found=found, made_up=made_up)
