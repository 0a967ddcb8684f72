"""The worker: looks for what is due, again and again, until it is stopped."""

import time
from collections.abc import Callable
from threading import Event

import structlog
from flask import Flask

from events_app.clock import clock
from events_app.extensions import db
from events_app.mail import leases
from events_app.tasks import (
    deliver_once,
    feedback_once,
    follow_asks_once,
    keep_up_once,
    offer_once,
    release_once,
    remind_once,
    settle_holds_once,
    tidy_once,
)

#: how often an idle worker looks, and how rarely one that meets only failures
POLL_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
#: how long a receiver rests when the mail server cannot be reached
UNREACHABLE_SECONDS = 10.0
TIDY_SECONDS = 600.0
#: a place that is freed waits this long until somebody is offered it
OFFERS_SECONDS = 30.0

log = structlog.get_logger("worker")


def run_worker(app: Flask, stop: Event) -> None:
    """Deliver mail and tidy up until `stop` is set; the message in hand is finished first.

    With BROKER_URL the messages travel over the queue: this worker sends out what is due and
    delivers what comes in.
    """
    log.info("worker started")
    if app.config["BROKER_URL"]:
        _work_with_queue(app, stop)
    else:
        _repeat(app, stop, lambda: deliver_once(app, stop).stopped_by)
    log.info("worker stopped")


def _work_with_queue(app: Flask, stop: Event) -> None:
    from events_app.mail import queue  # noqa: PLC0415 - Celery is loaded where a broker is set

    def receive(parcel: leases.Parcel) -> None:
        if deliver_once(app, stop, parcel).stopped_by:
            stop.wait(UNREACHABLE_SECONDS)

    parcels = queue.make_queue(app.config["BROKER_URL"], receive)

    def send_out() -> str:
        with app.app_context():
            session = db.session()
            now = clock.now(session)
            if leases.has_work(session, now=now):
                session.rollback()
                queue.send_out(session, parcels, now=now)
        return ""

    with queue.receiving(parcels):
        _repeat(app, stop, send_out)


def _repeat(app: Flask, stop: Event, deliver: Callable[[], str]) -> None:
    """Look for mail every second, less often while nothing works; the rest now and then."""
    pause, tidied_at, offered_at = POLL_SECONDS, float("-inf"), float("-inf")
    while not stop.is_set():
        try:
            if time.monotonic() - tidied_at > TIDY_SECONDS:
                tidied_at = time.monotonic()
                tidy_once(app)
                keep_up_once(app)
                settle_holds_once(app)
                follow_asks_once(app)
            if time.monotonic() - offered_at > OFFERS_SECONDS:
                offered_at = time.monotonic()
                offer_once(app)
                remind_once(app)
                feedback_once(app)
            stopped_by = deliver()
            release_once(app)
        except Exception as error:  # a database or a queue that is away comes back
            stopped_by = type(error).__name__
        if stopped_by:
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
            log.warning("worker waits", reason=stopped_by, seconds=pause)
        else:
            pause = POLL_SECONDS
        stop.wait(pause)
