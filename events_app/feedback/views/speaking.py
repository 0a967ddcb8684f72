"""What was said of an event, for those who led or spoke in it: released figures, never comments."""

from flask import render_template
from flask.typing import ResponseReturnValue

from events_app.events.standing import is_over
from events_app.extensions import db
from events_app.feedback import display
from events_app.feedback.queries.replies import find_reply
from events_app.feedback.queries.rounds import find_round
from events_app.models.feedback import RoundState
from events_app.speakers.views.finding import accepted_ask, planned_of
from events_app.web.access import now, signed_in
from events_app.web.errors import not_found


@signed_in
def results(request_id: str) -> ResponseReturnValue:
    ask = accepted_ask(request_id)
    planned = planned_of(ask) or not_found()
    asked = find_round(db.session, planned.event.id)
    closed = asked is not None and asked.state == RoundState.CLOSED
    answered = asked.answered if asked and closed else None
    return render_template(
        "feedback/results.html",
        ask=ask,
        event=planned.event,
        asked=asked,
        is_over=is_over(planned.event) <= now(),
        rate=display.response_rate(answered, asked.asked) if asked and answered else "",
        tables=display.show(asked.questions, asked.released or {}) if asked and answered else [],
        why_no_table=display.why_no_table,
        not_enough=display.NOT_ENOUGH,
        reply=find_reply(db.session, planned.event.id),
    )
