"""Find the releases, for every page that shows figures. They are read, never computed."""

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.diversity import display
from events_app.diversity.figures.lattice import LATTICE
from events_app.diversity.figures.periods import year_of
from events_app.diversity.queries.appearances import count_people
from events_app.diversity.queries.releases import (
    Release,
    find_latest,
    find_release,
    list_measures,
    list_releases,
)
from events_app.diversity.views.equality import keys
from events_app.extensions import db
from events_app.web.access import now
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found


def show(template: str, period: str | None) -> ResponseReturnValue:
    """The page of one release, the latest if none is named; or that there is none yet."""
    releases = list_releases(db.session, keys())
    if period is None and find_latest(releases) is None:
        return show_none(template, releases)
    release = find(releases, period)
    measures = list_measures(db.session)
    return render_template(
        template,
        release=release,
        period=release.period,
        figures=display.figures_of(release.drawn_up),
        aim=display.against_aim(release.drawn_up, measures),
        comparators=display.comparators(measures),
        trend=display.trend(releases),
        releases=releases[::-1],
    )


def show_none(template: str, releases: list[Release]) -> ResponseReturnValue:
    """There is no release: say how far the year is. Who appeared is public, and so is the count."""
    moment = now()
    year = year_of(london_date(moment))
    people = count_people(db.session, year, now=moment)
    needed = LATTICE["T1"].needed
    return render_template(
        template, release=None, year=year, people=people, needed=needed, releases=releases[::-1]
    )


def find(releases: list[Release], period: str | None) -> Release:
    """The release of a period as it is written in an address, or the last; or not found."""
    return (find_release(releases, period) if period else find_latest(releases)) or not_found()


def file_of(period: str) -> Response:
    """A release as a CSV file: the same coded values as on the page."""
    release = find(list_releases(db.session, keys()), period)
    if release.withdrawn_at:
        not_found()
    rows = display.csv_rows(release.drawn_up)
    return csv_file(display.CSV_HEADER, rows, f"who-leads-{period}.csv")
