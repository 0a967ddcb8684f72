"""The home page and the lists of events, with their filters."""

from collections.abc import Callable
from itertools import chain
from urllib.parse import urlencode

from flask import render_template, request
from flask.typing import ResponseReturnValue

from events_app.eligibility import describe_conditions
from events_app.events.forms import read_filters
from events_app.events.queries.lists import (
    Filters,
    ListedEvent,
    Page,
    list_audiences,
    list_past,
    list_theme_names,
    list_upcoming,
)
from events_app.events.queries.names import list_audience_names
from events_app.extensions import db
from events_app.web.access import current_person, now, public
from events_app.web.errors import not_found
from events_app.web.transaction import only_reads

#: how many events the home page shows
NEXT_EVENTS = 3


@public
@only_reads
def home() -> ResponseReturnValue:
    moment = now()
    page = list_upcoming(db.session, current_person(), filters=Filters(), page=1, now=moment)
    return render_template(
        "events/home.html",
        listed=[(event, None) for event in page.events[:NEXT_EVENTS]],
        themes=list_theme_names(db.session),
    )


@public
@only_reads
def upcoming() -> ResponseReturnValue:
    return _list("events/upcoming.html", list_upcoming)


@public
@only_reads
def past() -> ResponseReturnValue:
    return _list("events/past.html", list_past)


def _list(template: str, query: Callable[..., Page]) -> ResponseReturnValue:
    moment = now()
    themes = list_theme_names(db.session)
    asked = read_filters(request.args, themes=themes, now=moment)
    page = query(db.session, current_person(), filters=asked.filters, page=asked.page, now=moment)
    if asked.page > 1 and not page.events:
        not_found()
    return render_template(
        template,
        page=page,
        asked=asked,
        listed=_with_audiences(page.events),
        more=f"{request.path}?{urlencode(asked.kept)}{'&' if asked.kept else ''}",
    )


def _with_audiences(events: list[ListedEvent]) -> list[tuple[ListedEvent, str]]:
    """Each event with the words of whom it is for, "" where that is not announced."""
    audiences = list_audiences(db.session, events)
    names = list_audience_names(db.session, chain.from_iterable(audiences.values()))
    known = tuple(sorted(names.items()))
    words = {of: describe_conditions(items, known) for of, items in audiences.items()}
    return [(event, words.get(event.id, "")) for event in events]
