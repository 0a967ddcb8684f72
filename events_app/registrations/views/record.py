"""The yearly record of what somebody attended: to look at, to print, as a file."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.events.place import town_in_words
from events_app.extensions import db
from events_app.registrations.queries.attended import list_attended
from events_app.web.access import now, signed_in, the_person
from events_app.web.csv_files import csv_file

_HOUR = 3600


@signed_in
def record() -> ResponseReturnValue:
    years, year, attended = _asked()
    return render_template(
        "registrations/record.html",
        person=the_person(),
        years=years,
        year=year,
        attended=[(event, _hours(event)) for event in attended],
        hours=round(sum(_hours(event) for event in attended), 1),
    )


@signed_in
def record_file() -> ResponseReturnValue:
    _years, year, attended = _asked()
    rows = [
        (event.starts_date, event.title, event.kind, town_in_words(event.town), _hours(event) or "")
        for event in attended
    ]
    return csv_file(("Date", "Event", "Kind", "Where", "Hours"), rows, f"attended-{year}.csv")


def _asked() -> tuple[list[int], int, Sequence[Any]]:
    """The years that have something, the one that is asked for, and what was attended in it."""
    everything = list_attended(db.session, the_person())
    present = london_date(now()).year
    years = sorted({present, *(event.starts_date.year for event in everything)}, reverse=True)
    asked = request.args.get("year", "")
    year = next((one for one in years if str(one) == asked), present)
    return years, year, [event for event in everything if event.starts_date.year == year]


def _hours(event: Any) -> float:
    """How long an event of one day took; 0 where that is not known."""
    starts: datetime | None = event.starts_at
    if starts is None or event.starts_date != event.ends_date:
        return 0.0
    return round((event.ends_at - starts).total_seconds() / _HOUR, 1)
