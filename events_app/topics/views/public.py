"""Asking for a topic, for oneself or on behalf of a board."""

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.extensions import db
from events_app.topics.actions import asking as actions
from events_app.topics.forms import AskForm
from events_app.topics.queries.boards import list_boards
from events_app.topics.queries.topics import (
    FEWEST_SHOWN,
    find_topic,
    find_wish,
    list_events_on,
    list_listed,
    list_own,
)
from events_app.topics.refusals import AskedForAlready, TooManyTopics
from events_app.web.access import now, signed_in, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm
from events_app.web.row_ids import row_id


@signed_in
def topics() -> ResponseReturnValue:
    return _page(_form())


@signed_in
def ask() -> ResponseReturnValue:
    form = _form()
    if not form.validate_on_submit():
        return _page(form), 422
    facts = {"title": form.title.data or "", "board_id": form.board_id}
    return _asked(
        form, lambda: actions.ask_for_words(db.session, person=the_person(), now=now(), **facts)
    )


@signed_in
def ask_too(topic_id: str) -> ResponseReturnValue:
    """For a topic that is listed. The choice of who asks is that of the form on the page."""
    topic = find_topic(db.session, row_id(topic_id))
    if topic is None or not topic.listed:
        not_found()
    if not EmptyForm().validate_on_submit():
        return _page(_form()), 422
    board = _form().board_id
    return _asked(
        _form(),
        lambda: actions.ask_for(
            db.session, person=the_person(), topic=topic, board_id=board, now=now()
        ),
    )


@signed_in
def take_back(topic_id: str) -> ResponseReturnValue:
    wish = find_wish(db.session, the_person(), row_id(topic_id)) or not_found()
    if EmptyForm().validate_on_submit():
        actions.take_back(db.session, wish=wish)
    return redirect(url_for("topics.topics"), 303)


def _asked(form: AskForm, act: Callable[[], Any]) -> ResponseReturnValue:
    try:
        act()
    except (AskedForAlready, TooManyTopics) as refusal:
        form.refuse("title", refusal.words)
        return _page(form), 409
    return redirect(url_for("topics.topics"), 303)


def _form() -> AskForm:
    return AskForm.offering(list_boards(db.session, the_person(), london_date(now())))


def _page(form: AskForm) -> str:
    own, listed = list_own(db.session, the_person()), list_listed(db.session, the_person())
    events = list_events_on(db.session, [row.id for row in (*own, *listed)])
    return render_template(
        "topics/topics.html", form=form, own=own, listed=listed, events=events, fewest=FEWEST_SHOWN
    )
