"""What somebody who said yes gets ready: what would help them, and their slides."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session, scoped_session

from events_app.models.asks import Ask, AskState
from events_app.models.events import EventState
from events_app.models.slides import Slides
from events_app.sealing import SealingKeys
from events_app.speakers.queries.sessions import SessionToPlan
from events_app.speakers.refusals import AskIsOver, SlidesRefused
from events_app.speakers.session_needs import NeedsInSession, seal_needs
from events_app.speakers.slides import Media, Sent, kind_of

AnySession = Session | scoped_session[Session]


def can_say_needs(ask: Ask, planned: SessionToPlan | None, now: datetime) -> bool:
    """Whether there is still time to arrange something: until the session begins."""
    return can_send_slides(ask, planned) and planned is not None and planned.begins > now


def can_send_slides(ask: Ask, planned: SessionToPlan | None) -> bool:
    """Whether the person takes part. Slides may follow after the session, too."""
    on = planned is not None and planned.event.state != EventState.CANCELLED
    return on and ask.state == AskState.ACCEPTED


def keep_needs(
    session: AnySession,
    *,
    ask: Ask,
    planned: SessionToPlan | None,
    answer: NeedsInSession,
    keys: SealingKeys,
    now: datetime,
) -> None:
    """Keep what would help somebody in this session. Refuses with AskIsOver."""
    if not can_say_needs(ask, planned, now):
        raise AskIsOver
    seal_needs(ask, answer, keys)
    session.flush()


def keep_slides(
    session: AnySession, *, ask: Ask, planned: SessionToPlan | None, sent: Sent, now: datetime
) -> None:
    """Keep the file or the link instead of what was there. Refuses: AskIsOver, SlidesRefused.

    Without either, a file or link that is there stays, and the other answers are kept.
    """
    if not can_send_slides(ask, planned):
        raise AskIsOver
    if sent.media is Media.NOT_CAPTIONED:
        raise SlidesRefused("Add captions to video and sound, or take it out. We help if you ask")
    kind = kind_of(sent.content) if sent.content else None
    kept = session.get(Slides, ask.id)
    if kept is None and not (sent.content or sent.link):
        raise SlidesRefused("Select a file, or enter a link")
    if kept is None:
        kept = Slides(ask_id=ask.id, link=sent.link)
        session.add(kept)
    if kind is not None or sent.link:
        kept.kind, kept.link, kept.size = kind or "", sent.link, len(sent.content)
        kept.content = sent.content or None
    kept.media, kept.checked, kept.sent_at = sent.media, list(sent.checked), now
    session.flush()


def remove_slides(session: AnySession, ask: Ask) -> None:
    """Take the slides away, if there are any."""
    session.execute(delete(Slides).where(Slides.ask_id == ask.id))
