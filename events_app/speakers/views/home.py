"""Where speakers begin: what they are asked, what they have said yes to, their profile."""

from flask import render_template
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.speakers.queries.speakers import find_own_profile
from events_app.web.access import signed_in, the_person


@signed_in
def home() -> ResponseReturnValue:
    own = find_own_profile(db.session, the_person())
    return render_template("speakers/home.html", speaker=own)
