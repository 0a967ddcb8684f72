"""Whom to invite next: the people of trusts that nobody has come from."""

from urllib.parse import urlencode

from flask import render_template, request
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.desk.queries import invite as queries
from events_app.extensions import db
from events_app.models.organisations import BoardRole
from events_app.speakers.words import board_role
from events_app.web.access import event_team, now
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found

HEADER = ("Trust", "Region", "Type", "Name", "Board role", "Email address")


@event_team
def not_reached() -> ResponseReturnValue:
    today, page = london_date(now()), _page(request.args.get("page", "1"))
    wanted = _wanted()
    people, trusts = queries.count_to_invite(db.session, wanted, today)
    rows = queries.list_to_invite(db.session, wanted, today, page)
    if page > 1 and not rows:
        not_found()
    kept = {"year": wanted.year, "region": wanted.region, "role": wanted.board_role}
    return render_template(
        "desk/not_reached.html",
        wanted=wanted,
        years=queries.list_years(db.session, today),
        regions=queries.list_regions(db.session),
        roles=[(role.value, board_role(role)) for role in BoardRole],
        in_words=board_role,
        rows=rows,
        people=people,
        trusts=trusts,
        page=page,
        pages=max(1, -(-people // queries.PAGE_SIZE)),
        kept=urlencode({name: value for name, value in kept.items() if value}),
    )


@event_team
def not_reached_file() -> ResponseReturnValue:
    rows = queries.list_all_to_invite(db.session, _wanted(), london_date(now()))
    lines = (
        (row.trust, row.region, row.type, row.name, board_role(row.board_role), row.email)
        for row in rows
    )
    return csv_file(HEADER, lines, "to-invite.csv")


def _wanted() -> queries.Wanted:
    """What the address asks for; a value that is not on offer counts for nothing."""
    today = london_date(now())
    years = {str(year): year for year in queries.list_years(db.session, today)}
    region, role = request.args.get("region", ""), request.args.get("role", "")
    return queries.Wanted(
        year=years.get(request.args.get("year", ""), today.year),
        region=region if region in queries.list_regions(db.session) else "",
        board_role=role if role in set(BoardRole) else "",
    )


def _page(value: str) -> int:
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 6 else 1
