"""What tests of asking speakers do: ask, look at what is kept, let the worker follow."""

import html
import re

from sqlalchemy import select

from events_app.mail.sender import Sender
from events_app.models.asks import Ask
from events_app.models.events import Appearance
from events_app.speakers.actions.following import follow_asks
from tests.walking import send

SENDER = Sender("Body", "events@events.example", "https://events.example")
GOOD = {"part": "speaker", "reply_day": "20 August 2022", "message": "You know this well."}


def ask(client, item, speaker="ada", **facts):
    return send(client, f"/manage/sessions/{item.id}/ask/{speaker}", **GOOD | facts)


def the_ask(session):
    session.expire_all()
    return session.scalars(select(Ask).order_by(Ask.id.desc())).first()


def states(session):
    session.expire_all()
    return list(session.scalars(select(Ask.state).order_by(Ask.id)))


def line_up(session, item):
    session.expire_all()
    rows = select(Appearance).where(Appearance.session_id == item.id)
    return [(each.name, each.part, each.speaker_id is not None) for each in session.scalars(rows)]


def follow(session, now):
    session.commit()
    done = follow_asks(session, sender=SENDER, now=now)
    session.commit()
    return {what: number for what, number in done.items() if number}


def hidden(page):
    """What the hidden fields of a page say."""
    found = re.findall(r'name="(\w+)" value="([^"]*)"', page.text)
    return {name: html.unescape(value) for name, value in found}
