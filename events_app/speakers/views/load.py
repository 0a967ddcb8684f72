"""What one person was asked for in 12 months, and writing down an ask by word of mouth."""

from datetime import datetime

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.models.speakers import Speaker
from events_app.refusal import Refusal
from events_app.speakers.actions.asking import log_ask
from events_app.speakers.forms.ask import LogForm
from events_app.speakers.load import weigh
from events_app.speakers.queries.asks import list_asks_of
from events_app.speakers.views.finding import the_speaker
from events_app.web.access import event_team, now, the_person


@event_team
def asks_of(speaker_id: str) -> ResponseReturnValue:
    found, moment = the_speaker(speaker_id), now()
    return _page(found, LogForm(now=moment), moment)


@event_team
def note_ask(speaker_id: str) -> ResponseReturnValue:
    found, moment = the_speaker(speaker_id), now()
    form = LogForm(now=moment)
    if not form.validate_on_submit():
        return _page(found, form, moment), 422
    try:
        log_ask(db.session, speaker=found, said=form.said, by=the_person(), now=moment)
    except Refusal as refusal:
        form.refuse("reason", refusal.words)
        return _page(found, form, moment), 422
    return redirect(url_for("speakers.asks_of", speaker_id=speaker_id), 303)


def _page(speaker: Speaker, form: LogForm, moment: datetime) -> str:
    asks = list_asks_of(db.session, speaker.id, moment)
    return render_template(
        "speakers/load.html", speaker=speaker, asks=asks, load=weigh(asks, moment), form=form
    )
