"""Planning a session: what to think about, whom we asked, what came back, ending a request."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.models.asks import Ask, AskState
from events_app.models.slides import Slides
from events_app.refusal import Refusal
from events_app.speakers.actions.ending import end, ways_to_end
from events_app.speakers.actions.planning import keep_ticks
from events_app.speakers.prompts import Prompt
from events_app.speakers.queries.asks import list_asks_for
from events_app.speakers.queries.sessions import has_audience, list_ticks
from events_app.speakers.queries.slides import list_slides
from events_app.speakers.session_needs import NeedsInSession, open_needs
from events_app.speakers.steps import list_steps
from events_app.speakers.telling import tell
from events_app.speakers.views.finding import keys, planned_of, sender, the_ask, the_session
from events_app.web.access import event_team, now, the_person
from events_app.web.forms import EmptyForm


@event_team
def plan(session_id: str) -> ResponseReturnValue:
    planned = the_session(session_id)
    asks = list_asks_for(db.session, planned.session.id)
    ticked = list_ticks(db.session, planned.session.id)
    return render_template(
        "speakers/plan.html",
        planned=planned,
        told=tell(planned.event, planned.session),
        prompts=list(Prompt),
        ticked=ticked,
        asks=asks,
        steps=list_steps(planned, ticked, asks, has_audience=has_audience(db.session, planned)),
        can_end=ways_to_end,
        prepared=_prepared(asks),
    )


@event_team
def keep_plan(session_id: str) -> ResponseReturnValue:
    planned = the_session(session_id)
    if EmptyForm().validate_on_submit():
        keep_ticks(
            db.session,
            session_id=planned.session.id,
            ticked=request.form.getlist("prompt"),
            by=the_person(),
            now=now(),
        )
    return redirect(url_for("speakers.plan", session_id=session_id), 303)


@event_team
def confirm_end(ask_id: str) -> ResponseReturnValue:
    ask = the_ask(ask_id)
    if not ways_to_end(ask) or ask.session_id is None:
        words = "This request was answered or ended in the meantime."
        return render_template("speakers/not_possible.html", words=words), 409
    return render_template("speakers/end.html", ask=ask, ways=ways_to_end(ask))


@event_team
def end_ask(ask_id: str) -> ResponseReturnValue:
    ask = the_ask(ask_id)
    way = request.form.get("becomes", "")
    if not EmptyForm().validate_on_submit() or way not in set(AskState):
        return redirect(url_for("speakers.confirm_end", ask_id=ask_id), 303)
    try:
        end(
            db.session,
            ask=ask,
            becomes=AskState(way),
            planned=planned_of(ask),
            by=the_person(),
            sender=sender(),
            now=now(),
        )
    except Refusal as refusal:
        return render_template("speakers/not_possible.html", words=refusal.words), 409
    return redirect(url_for("speakers.plan", session_id=ask.session_id), 303)


def _prepared(asks: list[Ask]) -> list[tuple[Ask, NeedsInSession | None, Slides | None]]:
    """Those who said yes, what they need and what they show."""
    said_yes = [ask for ask in asks if ask.state == AskState.ACCEPTED]
    sent = list_slides(db.session, [ask.id for ask in said_yes])
    sealed_with = keys()
    return [(ask, open_needs(ask, sealed_with), sent.get(ask.id)) for ask in said_yes]
