"""Reports: of one event, and of a year or a series. What was released at close is read."""

from collections.abc import Sequence
from typing import Any

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.events.standing import is_over
from events_app.extensions import db
from events_app.feedback import comparison, display, gaps
from events_app.feedback.queries.replies import find_reply, list_overdue
from events_app.feedback.queries.reports import list_comments, list_rounds
from events_app.feedback.queries.rounds import FEWEST_ASKED, count_attended, find_round
from events_app.feedback.questions import Phase, find_questions
from events_app.feedback.views.finding import closed_round_of, event_of, keys
from events_app.feedback.year import year_figures
from events_app.models.events import Event
from events_app.models.feedback import CommentState, FeedbackRound, RoundState
from events_app.series.queries.lists import list_series_names
from events_app.web.access import event_team, now
from events_app.web.csv_files import csv_file
from events_app.web.row_ids import key_in

#: how many years the filter offers
YEARS_KEPT = 6


@event_team
def event(asked_event_id: str) -> ResponseReturnValue:
    found = event_of(asked_event_id)
    asked = find_round(db.session, found.id)
    if asked is None:
        return _not_asked(found)
    if asked.state != RoundState.CLOSED or asked.answered is None:
        page = "feedback/no_figures.html"
        return render_template(page, event=found, asked=asked, **_before(found))
    return render_template(
        "feedback/report.html",
        event=found,
        rate=display.response_rate(asked.answered, asked.asked),
        tables=display.show(asked.questions, asked.released or {}),
        why_no_table=display.why_no_table,
        reply=find_reply(db.session, found.id),
        compared=comparison_of(asked),
        published_by=comparison.PUBLISHED_BY,
        gaps=gaps_of(found),
        **_comments(asked),
    )


@event_team
def event_file(asked_event_id: str) -> Response:
    asked = closed_round_of(event_of(asked_event_id))
    rows = display.csv_rows(display.show(asked.questions, asked.released or {}))
    return csv_file(display.CSV_HEADER, rows, "feedback.csv")


@event_team
def year() -> ResponseReturnValue:
    this_year = london_date(now()).year
    year, series_id = _chosen(this_year)
    return render_template(
        "feedback/year.html",
        figures=year_figures(chosen_rounds()),
        chosen=year,
        years=range(this_year, this_year - YEARS_KEPT, -1),
        series=list_series_names(db.session),
        series_id=series_id,
        overdue=list_overdue(db.session, now()),
        why_no_table=display.why_no_table,
        published=comparison.PUBLISHED_2022,
        published_by=comparison.PUBLISHED_BY,
    )


@event_team
def year_file() -> Response:
    year, _series = _chosen(london_date(now()).year)
    rows = display.csv_rows(year_figures(chosen_rounds()).tables)
    return csv_file(display.CSV_HEADER, rows, f"feedback-{year}.csv")


def chosen_rounds() -> Sequence[Any]:
    """The rounds after events of the year and the series that the address names."""
    year, series_id = _chosen(london_date(now()).year)
    first, last = display.first_and_last(year)
    return list_rounds(db.session, first=first, last=last, series_id=series_id)


def comparison_of(asked: FeedbackRound) -> list[comparison.Compared]:
    """Before and after one event."""
    before = find_round(db.session, asked.event_id, Phase.BEFORE)
    return comparison.compare([(before.released if before else None, asked.released)])


def gaps_of(event: Event) -> list[gaps.Gap]:
    """The event beside those of the other kind in the same year."""
    first, last = display.first_and_last(event.starts_date.year)
    return gaps.list_gaps_of(list_rounds(db.session, first=first, last=last), event.id)


def _not_asked(event: Event) -> ResponseReturnValue:
    attended = count_attended(db.session, event.id)
    few = attended < FEWEST_ASKED and is_over(event) <= now()
    page = "feedback/not_asked.html"
    return render_template(page, event=event, few=few, attended=attended, **_before(event))


def _before(event: Event) -> dict[str, Any]:
    """What was said before an event whose own feedback is not there yet."""
    before = find_round(db.session, event.id, Phase.BEFORE)
    tables = display.show(before.questions, before.released or {}) if before else []
    return {"before": before, "tables": tables, "why_no_table": display.why_no_table}


def _comments(asked: FeedbackRound) -> dict[str, Any]:
    comments = list_comments(db.session, asked.id, keys())
    return {
        "questions": {each.key: each for each in find_questions(asked.questions)},
        "comments": [each for each in comments if each.state == CommentState.SHOWN],
        "waiting": sum(each.state == CommentState.TO_CHECK for each in comments),
        "hidden": sum(each.state == CommentState.HIDDEN for each in comments),
    }


def _chosen(this_year: int) -> tuple[int, int | None]:
    """The year and the series of the filters; what makes no sense counts as not chosen."""
    asked = key_in(request.args.get("year", ""))
    known = asked if asked and this_year - 100 < asked <= this_year + 1 else this_year
    return known, key_in(request.args.get("series", ""))
