"""The one reminder of a year to answer the equality questions."""

from datetime import datetime

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.diversity.actions.reminding import ask_to_remind
from events_app.diversity.figures.periods import Period, year_of
from events_app.diversity.queries.reminders import find_reminder, list_people_to_remind
from events_app.extensions import db
from events_app.refusal import Refusal
from events_app.web.access import event_team, now, the_person
from events_app.web.forms import EmptyForm


@event_team
def reminder() -> ResponseReturnValue:
    """Confirm, with the number of people; or when it was sent."""
    return _page(now())


@event_team
def send_reminder() -> ResponseReturnValue:
    moment = now()
    if EmptyForm().validate_on_submit():
        try:
            ask_to_remind(db.session, year=_year(moment), by=the_person(), now=moment)
        except Refusal:
            return _page(moment), 409
    return redirect(url_for("diversity.reminder"), 303)


def _page(moment: datetime) -> str:
    year = _year(moment)
    return render_template(
        "diversity/reminder.html",
        year=year,
        sent=find_reminder(db.session, year),
        people=len(list_people_to_remind(db.session, year, now=moment)),
    )


def _year(moment: datetime) -> Period:
    return year_of(london_date(moment))
