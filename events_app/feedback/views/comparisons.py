"""Files of what the reports compare: before and after, and race equality with the rest."""

from flask import Response

from events_app.feedback import comparison, gaps
from events_app.feedback.comparison import Compared
from events_app.feedback.gaps import Gap
from events_app.feedback.views.finding import closed_round_of, event_of
from events_app.feedback.views.reports import chosen_rounds, comparison_of, gaps_of
from events_app.feedback.year import year_figures
from events_app.web.access import event_team
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found


@event_team
def event_table(asked_event_id: str, feedback_table: str) -> Response:
    event = event_of(asked_event_id)
    asked = closed_round_of(event)
    return _file(feedback_table, comparison_of(asked), gaps_of(event))


@event_team
def year_table(feedback_table: str) -> Response:
    figures = year_figures(chosen_rounds())
    return _file(feedback_table, figures.compared, figures.gaps)


def _file(table: str, compared: list[Compared], found: list[Gap]) -> Response:
    if table == "before-and-after":
        return csv_file(comparison.CSV_HEADER, comparison.csv_rows(compared), f"{table}.csv")
    if table != "engagement-gap":
        not_found()
    return csv_file(gaps.CSV_HEADER, gaps.csv_rows(found), f"{table}.csv")
