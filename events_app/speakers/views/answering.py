"""What a speaker sees of a request, and their answer to it."""

from datetime import datetime

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.models.asks import Ask, AskState
from events_app.refusal import Refusal
from events_app.speakers.actions import answering as actions
from events_app.speakers.forms.answer import AnswerForm
from events_app.speakers.queries.asks import list_own_asks
from events_app.speakers.queries.sessions import SessionToPlan
from events_app.speakers.queries.slides import find_slides, list_slides
from events_app.speakers.queries.speakers import find_own_profile
from events_app.speakers.tasks import Task, count_to_do, list_tasks
from events_app.speakers.telling import tell, was_told
from events_app.speakers.views.finding import own_ask, own_profile, planned_of, sender
from events_app.web.access import now, signed_in, the_person
from events_app.web.forms import EmptyForm


@signed_in
def home() -> ResponseReturnValue:
    own = find_own_profile(db.session, the_person())
    asks = list_own_asks(db.session, own) if own else []
    said_yes = [ask for ask in asks if ask.state == AskState.ACCEPTED]
    sent = list_slides(db.session, [ask.id for ask in said_yes])
    to_do = {
        ask.id: count_to_do(list_tasks(ask, own, has_slides=ask.id in sent))
        for ask in said_yes
        if own and _is_to_come(ask, now())
    }
    return render_template("speakers/home.html", speaker=own, asks=asks, to_do=to_do)


@signed_in
def request_page(request_id: str) -> ResponseReturnValue:
    return _page(own_ask(request_id), AnswerForm())


@signed_in
def answer(request_id: str) -> ResponseReturnValue:
    ask = own_ask(request_id)
    planned, form = planned_of(ask), AnswerForm()
    if not actions.can_answer(ask, planned, now()) or planned is None:
        return _page(ask, form), 409
    if not form.validate_on_submit():
        return _page(ask, form), 422
    try:
        _answer(ask, planned, form)
    except Refusal:
        return _page(ask, form), 409
    return redirect(url_for("speakers.request_page", request_id=request_id), 303)


@signed_in
def confirm_step_down(request_id: str) -> ResponseReturnValue:
    ask = own_ask(request_id)
    if not actions.can_step_down(ask, planned_of(ask), now()):
        return redirect(url_for("speakers.request_page", request_id=request_id))
    return render_template("speakers/step_down.html", ask=ask)


@signed_in
def step_down(request_id: str) -> ResponseReturnValue:
    ask = own_ask(request_id)
    planned = planned_of(ask)
    if not EmptyForm().validate_on_submit() or planned is None:
        return redirect(url_for("speakers.confirm_step_down", request_id=request_id), 303)
    try:
        actions.step_down(db.session, ask=ask, planned=planned, sender=sender(), now=now())
    except Refusal:
        return _page(ask, AnswerForm()), 409
    return redirect(url_for("speakers.request_page", request_id=request_id), 303)


def _answer(ask: Ask, planned: SessionToPlan, form: AnswerForm) -> None:
    ask.speaker = own_profile()
    if form.says_yes:
        actions.accept(db.session, ask=ask, planned=planned, sender=sender(), now=now())
    else:
        actions.decline(
            db.session, ask=ask, planned=planned, said=form.declined, by=the_person(), now=now()
        )


def _is_to_come(ask: Ask, moment: datetime) -> bool:
    return ask.told_ends_at is None or ask.told_ends_at > moment


def _tasks(ask: Ask) -> list[Task]:
    """What somebody who said yes does for the session."""
    if ask.state != AskState.ACCEPTED:
        return []
    has_slides = find_slides(db.session, ask.id) is not None
    return list_tasks(ask, own_profile(), has_slides=has_slides)


def _page(ask: Ask, form: AnswerForm) -> str:
    planned, moment = planned_of(ask), now()
    told = tell(planned.event, planned.session) if planned else was_told(ask)
    return render_template(
        "speakers/request.html",
        ask=ask,
        planned=planned,
        told=told,
        before=was_told(ask) if told != was_told(ask) else None,
        form=form,
        can_answer=actions.can_answer(ask, planned, moment),
        can_step_down=actions.can_step_down(ask, planned, moment),
        tasks=_tasks(ask),
        too_late=ask.reply_by is not None and ask.reply_by <= moment,
    )
