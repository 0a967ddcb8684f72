"""The people of an event: the list with its tabs and filters, and all of it as a file."""

from collections.abc import Iterator
from typing import Any

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Row

from events_app.clock import LONDON
from events_app.eligibility import role_in_words
from events_app.extensions import db
from events_app.registrations.access import AccessAnswers
from events_app.registrations.attendee_filters import ORDERS, ROLES, read_people
from events_app.registrations.cancelled import CancelledBy, cancelled_by
from events_app.registrations.queries.attendees import (
    Part,
    count_parts,
    list_all_attendees,
    list_attendees,
)
from events_app.registrations.views.team.finding import event_of
from events_app.web.access import event_team, now
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found

COLUMNS = (
    "NAME", "EMAIL", "TRUST", "TRUST_CODE", "ROLE", "STATE", "ATTENDANCE", "ACCESS_NEEDS",
    "REGISTERED_AT", "REFERENCE", "GUEST", "GUEST_ORGANISATION", "CANCELLED_BY",
)  # fmt: skip


@event_team
def people(event_id: str) -> ResponseReturnValue:
    event, moment = event_of(event_id), now()
    asked = read_people(request.args, part=Part.REGISTERED)
    page = list_attendees(db.session, event, wanted=asked.wanted, page=asked.page, now=moment)
    if asked.page > 1 and not page.rows:
        not_found()
    return render_template(
        "registrations/team/people.html",
        event=event,
        asked=asked,
        page=page,
        counts=count_parts(db.session, event),
        roles=ROLES,
        orders=ORDERS,
        help_for=help_for,
        cancelled_by=_cancelled_by,
        role_in_words=role_in_words,
    )


@event_team
def people_file(event_id: str) -> Response:
    event, moment = event_of(event_id), now()
    wanted = read_people(request.args, part=None).wanted
    rows = list_all_attendees(db.session, event, wanted=wanted, now=moment)
    return csv_file(COLUMNS, _cells(rows), f"people-of-{event.slug}.csv")


def help_for(row: Row[Any]) -> str:
    """What would help somebody take part, in one line."""
    return "; ".join(AccessAnswers(tuple(row.access_needs), row.access_note).lines())


def _cancelled_by(row: Row[Any]) -> CancelledBy | None:
    return cancelled_by(row.state, row.how_cancelled)


def _cells(rows: Iterator[Row[Any]]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield (
            row.full_name,
            row.email,
            row.trust or "",
            row.trust_code or "",
            role_in_words(row.board_role) if row.board_role else "",
            "cancelled" if _cancelled_by(row) else row.state,
            row.attendance or "not recorded",
            help_for(row),
            f"{row.registered_at.astimezone(LONDON):%Y-%m-%d %H:%M}",
            row.reference,
            row.guest or "",
            row.guest_organisation or "",
            _cancelled_by(row) or "",
        )
