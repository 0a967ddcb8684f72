"""The home page and the lists of events, with their filters."""

from collections.abc import Callable, Mapping
from itertools import chain
from urllib.parse import urlencode

from flask import render_template, request
from flask.typing import ResponseReturnValue

from events_app.eligibility import describe_conditions
from events_app.events.forms import read_filters, theme_choices
from events_app.events.queries.lists import (
    Filters,
    ListedEvent,
    Page,
    list_past,
    list_theme_names,
    list_upcoming,
)
from events_app.events.queries.names import list_audience_names
from events_app.extensions import db
from events_app.web.access import current_person, now, public
from events_app.web.errors import not_found

#: how many events the home page shows
NEXT_EVENTS = 3


@public
def home() -> ResponseReturnValue:
    moment = now()
    page = list_upcoming(db.session, current_person(), filters=Filters(), page=1, now=moment)
    return render_template(
        "events/home.html",
        listed=[(event, None) for event in page.events[:NEXT_EVENTS]],
        themes=list_theme_names(db.session),
    )


@public
def upcoming() -> ResponseReturnValue:
    return _list("events/upcoming.html", list_upcoming, request.args)


@public
def past() -> ResponseReturnValue:
    return _list("events/past.html", list_past, request.args)


def _list(
    template: str, query: Callable[..., Page], args: Mapping[str, str]
) -> ResponseReturnValue:
    moment = now()
    asked = read_filters(args, now=moment)
    page = query(db.session, current_person(), filters=asked.filters, page=asked.page, now=moment)
    themes = list_theme_names(db.session) if page.themes is None else page.themes
    if asked.filters.theme not in ("", *themes):
        return _list(template, query, {**args, "theme": ""})
    if asked.page > 1 and not page.events:
        not_found()
    return render_template(
        template,
        page=page,
        asked=asked,
        themes=theme_choices(tuple(themes)),
        listed=_with_audiences(page),
        more=f"{request.path}?{urlencode(asked.kept)}{'&' if asked.kept else ''}",
    )


def _with_audiences(page: Page) -> list[tuple[ListedEvent, str]]:
    """Each event with whom it is for, as announced or by its rule; "" where neither is known."""
    names = list_audience_names(db.session, chain.from_iterable(page.audiences.values()))
    known = tuple(sorted(names.items()))
    words = {of: describe_conditions(items, known) for of, items in page.audiences.items()}
    return [(event, event.audience_words or words.get(event.id, "")) for event in page.events]
