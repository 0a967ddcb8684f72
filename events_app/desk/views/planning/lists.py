"""The list of everything that is planned, as a page and as a file."""

from typing import Any
from urllib.parse import urlencode

from flask import render_template, request
from flask.typing import ResponseReturnValue

from events_app.dates import days, times
from events_app.desk.forms.planning.filters import read_planned_filters
from events_app.events.place import town_in_words
from events_app.events.queries.planned import count_by_state, list_planned, list_planned_rows
from events_app.extensions import db
from events_app.web.access import event_team, now
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found

_HEADER = ("Title", "Kind", "State", "Days", "Times", "Where", "Places", "Registered", "Waiting")


@event_team
def events() -> ResponseReturnValue:
    counts = count_by_state(db.session)
    asked = read_planned_filters(request.args, counts)
    page = list_planned(db.session, filters=asked.filters, page=asked.page, now=now())
    if asked.page > 1 and not page.events:
        not_found()
    kept = urlencode(asked.kept)
    return render_template(
        "desk/planning/events.html",
        page=page,
        asked=asked,
        deleted=request.args.get("now") == "deleted",
        any_event=any(counts.values()),
        more=f"/manage/events?{kept}{'&' if kept else ''}",
        file=f"/manage/events.csv{'?' if kept else ''}{kept}",
    )


@event_team
def events_file() -> ResponseReturnValue:
    asked = read_planned_filters(request.args, {})
    rows = list_planned_rows(db.session, filters=asked.filters, now=now())
    return csv_file(_HEADER, (_cells(row) for row in rows), "events.csv")


def _cells(row: object) -> tuple[object, ...]:
    event: Any = row
    timed = event.starts_at is not None
    return (
        event.title,
        event.kind,
        event.state,
        days(event.starts_date, event.ends_date),
        times(event.starts_at, event.ends_at) if timed else "to be confirmed",
        town_in_words(event.town),
        "" if event.capacity is None else event.capacity,
        event.taken,
        event.waiting,
    )
