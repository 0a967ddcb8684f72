"""Reports: of one event, and of a year or a series. What was released at close is read."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.events.standing import is_over
from events_app.extensions import db
from events_app.feedback import display
from events_app.feedback.queries.replies import find_reply, list_overdue
from events_app.feedback.queries.reports import list_comments, list_rounds
from events_app.feedback.queries.rounds import FEWEST_ASKED, count_attended, find_round
from events_app.feedback.questions import QUESTIONS
from events_app.feedback.views.finding import closed_round_of, event_of, keys
from events_app.feedback.year import YearFigures, year_figures
from events_app.models.feedback import CommentState, RoundState
from events_app.registrations.views.team.finding import key_in
from events_app.series.queries.lists import list_series_names
from events_app.web.access import event_team, now
from events_app.web.csv_files import csv_file

#: how many years the filter offers
YEARS_KEPT = 6


@event_team
def event(asked_event_id: str) -> ResponseReturnValue:
    found = event_of(asked_event_id)
    asked = find_round(db.session, found.id)
    if asked is None:
        attended = count_attended(db.session, found.id)
        few = attended < FEWEST_ASKED and is_over(found) <= now()
        return render_template("feedback/not_asked.html", event=found, few=few, attended=attended)
    if asked.state != RoundState.CLOSED or asked.answered is None:
        return render_template("feedback/no_figures.html", event=found, asked=asked)
    comments = list_comments(db.session, asked.id, keys())
    return render_template(
        "feedback/report.html",
        event=found,
        rate=display.response_rate(asked.answered, asked.asked),
        tables=display.show(asked.questions, asked.released or {}),
        why_no_table=display.why_no_table,
        comments=[each for each in comments if each.state == CommentState.SHOWN],
        questions=QUESTIONS,
        reply=find_reply(db.session, found.id),
        waiting=sum(each.state == CommentState.TO_CHECK for each in comments),
        hidden=sum(each.state == CommentState.HIDDEN for each in comments),
    )


@event_team
def event_file(asked_event_id: str) -> Response:
    asked = closed_round_of(event_of(asked_event_id))
    rows = display.csv_rows(display.show(asked.questions, asked.released or {}))
    return csv_file(display.CSV_HEADER, rows, "feedback.csv")


@event_team
def year() -> ResponseReturnValue:
    this_year = london_date(now()).year
    chosen, series_id = _chosen(this_year)
    figures = _figures(chosen, series_id)
    return render_template(
        "feedback/year.html",
        figures=figures,
        chosen=chosen,
        years=range(this_year, this_year - YEARS_KEPT, -1),
        series=list_series_names(db.session),
        series_id=series_id,
        overdue=list_overdue(db.session, now()),
        why_no_table=display.why_no_table,
    )


@event_team
def year_file() -> Response:
    chosen, series_id = _chosen(london_date(now()).year)
    rows = display.csv_rows(_figures(chosen, series_id).tables)
    return csv_file(display.CSV_HEADER, rows, f"feedback-{chosen}.csv")


def _figures(chosen: int, series_id: int | None) -> YearFigures:
    from_day, to_day = display.first_and_last(chosen)
    return year_figures(list_rounds(db.session, first=from_day, last=to_day, series_id=series_id))


def _chosen(this_year: int) -> tuple[int, int | None]:
    """The year and the series of the filters; what makes no sense counts as not chosen."""
    asked = key_in(request.args.get("year", ""))
    known = asked if asked and this_year - 100 < asked <= this_year + 1 else this_year
    return known, key_in(request.args.get("series", ""))
