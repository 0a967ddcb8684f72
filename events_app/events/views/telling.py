"""Telling a colleague: words to send on. Nothing is sent and nothing is kept by us."""

from urllib.parse import quote

from flask import current_app, render_template
from flask.typing import ResponseReturnValue

from events_app.eligibility import describe_audience
from events_app.events.queries.events import find_event
from events_app.events.queries.names import list_audience_names
from events_app.events.standing import Standing, standing
from events_app.events.words import words_for_a_colleague
from events_app.extensions import db
from events_app.mail.sender import Sender
from events_app.web.access import now, public
from events_app.web.errors import not_found

_TO_COME = {Standing.NOT_OPEN_YET, Standing.OPEN, Standing.FULL}


@public
def tell(slug: str) -> ResponseReturnValue:
    event = find_event(db.session, None, slug) or not_found()
    if standing(event, now()) not in _TO_COME:
        not_found()
    names = list_audience_names(db.session, event.audience)
    link = Sender.from_settings(current_app.config).link(f"/events/{event.slug}")
    words = words_for_a_colleague(event, describe_audience(event.audience, names), link)
    mail = f"mailto:?subject={quote(event.title, safe='')}&body={_encoded(words)}"
    return render_template("events/tell.html", event=event, words=words, mail=mail)


def _encoded(words: str) -> str:
    """Text in the address of a mail, its line ends as mail wants them (RFC 6068)."""
    return quote(words.replace("\n", "\r\n"), safe="")
