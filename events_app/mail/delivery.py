"""Delivery: what is due goes out, each message under a lease and in a transaction of its own."""

import secrets
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.errors import MessageDefect
from threading import Event
from typing import NamedTuple

import structlog
from jinja2 import Environment
from sqlalchemy.orm import Session, scoped_session

from events_app.mail import leases, outbox
from events_app.mail.compose import compose
from events_app.mail.settings import MailSettings
from events_app.mail.transports import MailServerUnreachable, RecipientRefused, Transport
from events_app.models.messages import NEUTRAL, MessageState
from events_app.models.transaction import will_write

#: messages claimed at once
BATCH = 50
#: how long a message stays away when its worker dies
LEASE_SECONDS = 120
#: a message is only begun with this much of the lease left: what a slow mail server may take
SPARE_SECONDS = 90

_OUTCOMES = {
    MessageState.SENT: "sent",
    MessageState.DUE: "failed",
    MessageState.DEAD: "dead",
    MessageState.EXPIRED: "too late",
    None: "taken over",
}

log = structlog.get_logger("mail")


class TooLate(Exception):  # noqa: N818 - named for what happened
    """The message would come too late to be of use."""


class Delivered(NamedTuple):
    """What became of the messages that were due: delivered, to be tried again, given up."""

    sent: int
    failed: int
    dead: int
    #: the kind of failure, when the mail server could not be reached and the rest was left
    stopped_by: str = ""


@dataclass
class _Round:
    session: Session | scoped_session[Session]
    transport: Transport
    environment: Environment
    settings: MailSettings
    moment: Callable[[], datetime]
    stop: Event
    worker: str = field(default_factory=lambda: secrets.token_hex(16))
    counts: Counter[str] = field(default_factory=Counter[str])
    stopped_by: str = ""

    def is_over(self) -> bool:
        return self.stop.is_set() or bool(self.stopped_by)


def deliver_due(
    session: Session | scoped_session[Session],
    *,
    transport: Transport,
    environment: Environment,
    settings: MailSettings,
    now: datetime,
    parcel: leases.Parcel | None = None,
    stop: Event | None = None,
) -> Delivered:
    """Deliver what is due, or what of `parcel` is, until nothing is or `stop` is set.

    Commits: each lease before anything is sent, each message after it. A message that fails is
    tried again later and holds up no other. When the mail server cannot be reached, the rest is
    left as it was.
    """
    this = _Round(session, transport, environment, settings, _running(now), stop or Event())
    try:
        while not this.is_over():
            messages = _claim(this, parcel)
            if not messages:
                break
            _deliver_batch(this, messages)
    finally:
        transport.close()
    counts = this.counts
    return Delivered(counts["sent"], counts["failed"], counts["dead"], this.stopped_by)


def _claim(this: _Round, parcel: leases.Parcel | None) -> Sequence[leases.Claimed]:
    will_write(this.session)
    messages = leases.claim(
        this.session,
        now=this.moment(),
        worker=this.worker,
        limit=BATCH,
        lease_seconds=LEASE_SECONDS,
        parcel=parcel,
    )
    this.session.commit()
    return messages


def _deliver_batch(this: _Round, messages: Sequence[leases.Claimed]) -> None:
    begin_until = this.moment() + timedelta(seconds=LEASE_SECONDS - SPARE_SECONDS)
    for position, message in enumerate(messages):
        if this.is_over() or this.moment() > begin_until:
            will_write(this.session)
            rest = [message.id for message in messages[position:]]
            leases.release(this.session, rest, worker=this.worker)
            this.session.commit()
            return
        _deliver(this, message)


def _deliver(this: _Round, message: leases.Claimed) -> None:
    failure, for_good = "", False
    try:
        draft = outbox.open_draft(message, this.settings.keys)
        if outbox.is_too_late(draft, this.moment()):
            raise TooLate
        mail = compose(draft, environment=this.environment, sender=this.settings.sender)
        this.transport.send(mail, name=f"{draft.created_at:%Y%m%dT%H%M%S.%fZ}-{draft.reference}")
    except MailServerUnreachable as error:
        failure = this.stopped_by = type(error.__cause__ or error).__name__
    except TooLate:
        failure = TooLate.__name__
    except RecipientRefused:
        failure, for_good = RecipientRefused.__name__, True
    except MessageDefect as error:  # an address that no message can be written to
        failure, for_good = type(error).__name__, True
    except Exception as error:  # whatever is wrong with one message holds up no other
        failure = type(error).__name__
    _mark(this, message, failure, for_good)


def _mark(this: _Round, message: leases.Claimed, failure: str, for_good: bool) -> None:
    will_write(this.session)
    if failure == TooLate.__name__:
        state = leases.mark_expired(this.session, message, worker=this.worker)
    elif failure:
        state = leases.mark_failed(
            this.session,
            message,
            now=this.moment(),
            worker=this.worker,
            failure=failure,
            for_good=for_good,
        )
    else:
        state = leases.mark_sent(this.session, message, now=this.moment(), worker=this.worker)
    this.session.commit()
    if message.template == NEUTRAL:
        return  # in no count and in no log: how many there are says something
    outcome = _OUTCOMES[state]
    this.counts[outcome] += 1
    said = f"{outcome}: {failure}" if failure and state != MessageState.EXPIRED else outcome
    log.info("mail", reference=message.reference, template=message.template, outcome=said)


def _running(now: datetime) -> Callable[[], datetime]:
    """A clock that shows `now` at this moment and goes on from there."""
    began = time.monotonic()
    return lambda: now + timedelta(seconds=time.monotonic() - began)
