"""The day's page: what is on, and what needs doing."""

from flask import render_template
from flask.typing import ResponseReturnValue

from events_app.web.access import event_team


@event_team
def today() -> ResponseReturnValue:
    return render_template("desk/today.html")
