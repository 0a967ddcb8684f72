"""Trusts like one: for deep dives, case studies and groups."""

from flask import render_template
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.desk import peers as rules
from events_app.desk.queries.peers import list_reached_codes, list_traits
from events_app.extensions import db
from events_app.web.access import event_team, now
from events_app.web.errors import not_found


@event_team
def peers(organisation_code: str) -> ResponseReturnValue:
    traits = list_traits(db.session)
    own = next((each for each in traits if each.code == organisation_code), None) or not_found()
    today = london_date(now())
    return render_template(
        "desk/peers.html",
        trust=own,
        peers=rules.list_peers(own, traits),
        not_known=rules.not_known(own),
        reached=list_reached_codes(db.session, today),
        year=today.year,
    )
