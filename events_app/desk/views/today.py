"""The day's page: what is on, and what needs doing."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from operator import attrgetter

from flask import current_app, render_template
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.desk.queries.participants import list_to_look_at
from events_app.desk.queries.today import find_desk, list_events_with_work, list_week
from events_app.desk.to_do import (
    WORK_ABOVE,
    ToDo,
    WorkAbove,
    facilitators_to_look_at,
    speakers_to_confirm,
    what_needs_doing,
)
from events_app.extensions import db
from events_app.speakers.queries.asks import list_not_confirmed
from events_app.web.access import event_team, now


@event_team
def today() -> ResponseReturnValue:
    moment = now()
    day = london_date(moment)
    desk = find_desk(db.session)
    with_work = list_events_with_work(db.session, today=day, now=moment)
    to_do = [
        *what_needs_doing(desk, with_work),
        *speakers_to_confirm(list_not_confirmed(db.session, moment)),
        *facilitators_to_look_at(list_to_look_at(db.session, day)),
    ]
    return render_template(
        "desk/today.html",
        day=day,
        desk=desk,
        to_do=[*_work_above(moment), *sorted(to_do, key=attrgetter("day"))],
        week=list_week(db.session, day),
    )


def _work_above(moment: datetime) -> Iterator[ToDo]:
    """What features have to do that the desk does not know. It is overdue, so it stays on top."""
    asked: Sequence[WorkAbove] = current_app.extensions[WORK_ABOVE]
    for work in asked:
        yield from work(db.session, moment)
