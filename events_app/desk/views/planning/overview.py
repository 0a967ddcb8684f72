"""One event at a glance: where it stands, what is missing, what clashes, who changed what."""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.desk.views.planning.finding import planned
from events_app.eligibility import describe_audience
from events_app.events.actions.planning.rows import themes_of
from events_app.events.place import place
from events_app.events.planning.clashes import Clash, list_clashes
from events_app.events.planning.missing import Task, list_missing, stops
from events_app.events.queries.clashes import dated, list_dated
from events_app.events.queries.names import list_audience_names
from events_app.events.queries.reach import Reached, count_people_reached
from events_app.events.standing import is_over, standing
from events_app.events.words import recording_in_words
from events_app.extensions import db
from events_app.models.events import Event, EventState
from events_app.models.history import Subject
from events_app.people.queries.history import list_changes
from events_app.web.access import event_team, now

#: how many changes the page shows before it says that there are more
SHOWN_CHANGES = 50


@event_team
def planned_event(event_id: str) -> ResponseReturnValue:
    event, moment = planned(event_id), now()
    return render_template(
        "desk/planning/event.html",
        event=event,
        saved=_saved(),
        published=request.args.get("now") == "published" and event.state == EventState.PUBLISHED,
        standing=standing(event, moment),
        over=is_over(event) <= moment,
        can_change=event.state not in (EventState.CANCELLED, EventState.FINISHED),
        changes=list_changes(db.session, Subject.EVENT, event.id)[:SHOWN_CHANGES],
        **facts_in_words(event),
        **checks(event, moment),
    )


def facts_in_words(event: Event) -> dict[str, Any]:
    """What the page says of an event."""
    names = list_audience_names(db.session, event.audience)
    return {
        "audience": describe_audience(event.audience, names),
        "place": place(event),
        "recording": recording_in_words(event),
        "themes": ", ".join(themes_of(event, None)),
    }


def checks(event: Event, moment: Any) -> dict[str, Any]:
    """Whom it reaches, what is missing and what clashes."""
    tasks = tasks_of(event, moment)
    return {
        "reached": reach_of(event, moment),
        "tasks": tasks,
        "stopped": bool(stops(tasks)),
        "clashes": clashes_of(event),
    }


def reach_of(event: Event, moment: Any) -> Reached:
    """How many people may register now, and at how many trusts."""
    today = london_date(moment)
    return count_people_reached(
        db.session, event.audience, today=today, first_day=event.starts_date
    )


def tasks_of(event: Event, moment: Any) -> list[Task]:
    """What is missing; nothing of what is cancelled or done."""
    if event.state not in (EventState.DRAFT, EventState.PUBLISHED):
        return []
    speakers = [person for item in event.sessions for person in item.line_up]
    return list_missing(event, speakers=speakers, now=moment)


def clashes_of(event: Event) -> list[Clash]:
    """What shares a day with it."""
    if event.state == EventState.CANCELLED:
        return []
    return list_clashes(dated(event, event.audience), list_dated(db.session, event))


def _saved() -> int | None:
    """How many people a change that was saved a moment ago has told."""
    text = request.args.get("saved", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
