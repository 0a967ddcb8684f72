"""Who leads our sessions, by year: what needs nobody's answers about themselves."""

from collections import Counter
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.extensions import db
from events_app.models.asks import AskState
from events_app.speakers import leads
from events_app.speakers.prompts import Prompt
from events_app.speakers.queries import leads as queries
from events_app.web.access import event_team, now
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found

HEADER = ("Table", "Row", "Lead", "Of all who lead", "Speak", "Of all who speak")


@dataclass(frozen=True)
class Year:
    """What the page and the file show of one year."""

    year: int
    years: list[int]
    roles: list[leads.Role]
    tables: list[leads.Table]


@event_team
def who_leads() -> ResponseReturnValue:
    found = _find()
    ticked, sessions = queries.count_ticks(db.session, found.year)
    asked: Counter[str] = queries.count_asks_by_state(db.session, found.year)
    del asked[AskState.LOGGED]  # nobody noted what was answered
    return render_template(
        "speakers/who_leads.html",
        found=found,
        made_up=queries.has_made_up(db.session, found.year),
        unmatched=sum(role.speaker_id is None for role in found.roles),
        concentration=leads.concentration(found.roles),
        workforce=leads.facilitated_by_workforce_directors(found.roles),
        load=leads.spread(queries.count_asks_by_person(db.session, found.year)),
        asked=asked,
        ticked=leads.percentage(ticked, sessions * len(Prompt)),
        percentage=leads.percentage,
    )


@event_team
def who_leads_file() -> ResponseReturnValue:
    found = _find()
    rows = (
        (table.title, line.label, line.lead, line.of_lead, line.speak, line.of_speak)
        for table in found.tables
        for line in table.lines
    )
    return csv_file(HEADER, rows, f"who-leads-{found.year}.csv")


def _find() -> Year:
    """The year of the address; without one, this year."""
    this_year = london_date(now()).year
    years = queries.list_years(db.session) or [this_year]
    asked = request.args.get("year", "")
    year = int(asked) if asked in {str(each) for each in years} else this_year
    if asked and str(year) != asked:
        not_found()
    roles = queries.list_roles(db.session, year)
    earlier = queries.list_people_before(db.session, year)
    return Year(year, years, roles, leads.tables(roles, earlier))
