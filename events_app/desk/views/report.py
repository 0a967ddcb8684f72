"""The programme report of a year: tables with bars, each as a file too."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.desk.queries.report import (
    Scope,
    find_first_and_last_day,
    list_events_of,
    list_marks_of,
    list_partner_dates,
    list_reached,
    list_sessions_of,
    list_trusts,
)
from events_app.desk.report.partners import partners_table
from events_app.desk.report.programme import events_table
from events_app.desk.report.reach import by_region, by_role, by_type, trust_by_trust
from events_app.desk.report.table import Table
from events_app.desk.report.themes import kinds_table, plan_table, themes_table
from events_app.desk.report.year import Year, year_of, years_between
from events_app.extensions import db
from events_app.series.queries.lists import list_series_names
from events_app.web.access import event_team, now
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found

#: too long for a page
ONLY_A_FILE = ("trusts",)


@event_team
def report() -> ResponseReturnValue:
    (years, year), (all_series, series_id) = _asked(), _asked_series()
    return render_template(
        "desk/report.html",
        year=year,
        years=years,
        all_series=all_series,
        series_id=series_id,
        tables=[table for table in _tables(year, series_id) if table.name not in ONLY_A_FILE],
    )


@event_team
def report_file(table_name: str) -> ResponseReturnValue:
    (_years, year), (_all_series, series_id) = _asked(), _asked_series()
    tables = _tables(year, series_id)
    table = next((one for one in tables if one.name == table_name), None) or not_found()
    return csv_file(table.headings, table.rows, f"{table.name}-{year.number}.csv")


def _asked() -> tuple[list[Year], Year]:
    """The years there are, and the one that the address asks for; else the present one."""
    today = london_date(now())
    years = years_between(*find_first_and_last_day(db.session), today)
    asked = request.args.get("year", "")
    return years, next((year for year in years if str(year.number) == asked), year_of(today))


def _asked_series() -> tuple[list[tuple[int, str]], int | None]:
    """Every series by name, and the one that the address asks for; else the whole programme."""
    named = list_series_names(db.session)
    asked = request.args.get("series", "")
    return named, next((number for number, _name in named if str(number) == asked), None)


def _tables(year: Year, series_id: int | None) -> list[Table]:
    scope = Scope(year.first, year.last, series_id)
    events = list_events_of(db.session, scope)
    sessions = list_sessions_of(db.session, scope)
    marks = list_marks_of(db.session, scope)
    reached = list_reached(db.session, scope)
    partners = list_partner_dates(db.session, year.first, year.last)
    trusts = list_trusts(db.session, year.first)
    return [
        events_table(events),
        themes_table(events, sessions, marks),
        kinds_table(events, marks),
        plan_table(year, events, marks, partners),
        partners_table(partners, events),
        by_type(trusts, reached),
        by_region(trusts, reached),
        by_role(trusts, reached),
        trust_by_trust(trusts, reached),
    ]


ROUTES = (
    ("/manage/reports", "GET", report),
    ("/manage/reports/<table_name>.csv", "GET", report_file),
)
