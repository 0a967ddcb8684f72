"""What was asked for, before the event team: how many asked, and which events are on it."""

from flask import Response, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.events.forms import read_page
from events_app.events.queries.planning import find_planned
from events_app.extensions import db
from events_app.mail.sender import Sender
from events_app.models.topics import Topic
from events_app.topics.actions import sorting as actions
from events_app.topics.forms import EventForm, TogetherForm, TopicForm
from events_app.topics.queries.sorting import (
    find_counts,
    list_events_of,
    list_events_without_topic,
    list_other_topics,
    list_topic_rows,
    list_topics,
)
from events_app.topics.queries.topics import FEWEST_SHOWN, find_topic
from events_app.topics.refusals import SameTopic
from events_app.web.access import event_team, now, the_person
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm
from events_app.web.row_ids import row_id


@event_team
def all_topics() -> ResponseReturnValue:
    number = read_page(request.args)
    page = list_topics(db.session, page=number)
    if number > 1 and not page.rows:
        not_found()
    return render_template("topics/all.html", page=page)


@event_team
def topics_file() -> Response:
    rows = list_topic_rows(db.session)
    cells = ((r.title, r.trusts, r.boards, r.people, r.events) for r in rows)
    return csv_file(("Topic", "Trusts", "Boards", "People", "Events"), cells, "asked-for.csv")


@event_team
def topic(topic_id: str) -> ResponseReturnValue:
    found = _find(topic_id)
    return _page(found, TopicForm.showing(found))


@event_team
def save(topic_id: str) -> ResponseReturnValue:
    found, form = _find(topic_id), TopicForm()
    if not form.validate_on_submit():
        return _page(found, form), 422
    try:
        actions.save_topic(
            db.session, topic=found, title=form.title.data or "", listed=bool(form.listed.data)
        )
    except SameTopic as refusal:
        form.refuse("title", refusal.words)
        return _page(found, form), 409
    return _back(found.id)


@event_team
def put_together(topic_id: str) -> ResponseReturnValue:
    found = _find(topic_id)
    form = TogetherForm.offering(list_other_topics(db.session, found))
    other = find_topic(db.session, row_id(form.other_topic.data)) if form.validate() else None
    if other is None:
        return _back(found.id)
    actions.put_together(db.session, topic=found, into=other)
    return _back(other.id)


@event_team
def add_event(topic_id: str) -> ResponseReturnValue:
    found = _find(topic_id)
    form = EventForm.offering(list_events_without_topic(db.session, london_date(now())))
    event = find_planned(db.session, row_id(form.event_on_it.data)) if form.validate() else None
    if event is not None:
        actions.put_event_on(
            db.session,
            topic=found,
            event=event,
            sender=Sender.from_settings(current_app.config),
            by=the_person(),
            now=now(),
        )
    return _back(found.id)


@event_team
def take_event_off(topic_id: str, topic_event_id: str) -> ResponseReturnValue:
    found = _find(topic_id)
    event = find_planned(db.session, row_id(topic_event_id))
    if event is None or event.topic_id != found.id:
        not_found()
    if EmptyForm().validate_on_submit():
        actions.take_event_off(db.session, topic=found, event=event, by=the_person(), now=now())
    return _back(found.id)


def _page(found: Topic, form: TopicForm) -> str:
    free = list_events_without_topic(db.session, london_date(now()))
    return render_template(
        "topics/topic.html",
        topic=found,
        form=form,
        counts=find_counts(db.session, found.id),
        events=list_events_of(db.session, found),
        choosing=EventForm.offering(free),
        together=TogetherForm.offering(list_other_topics(db.session, found)),
        fewest=FEWEST_SHOWN,
    )


def _find(topic_id: str) -> Topic:
    return find_topic(db.session, row_id(topic_id)) or not_found()


def _back(topic_id: int) -> ResponseReturnValue:
    return redirect(url_for("topics.topic", topic_id=topic_id), 303)
