"""The queue between workers on several machines. It carries ids; the outbox stays the truth.

What is due is claimed for a short while in the name of a parcel and its ids are sent over the
queue; whoever receives the parcel claims them again by its name. What gets lost on the way is due
again when the claim runs out, and a parcel that comes late or twice holds nothing to deliver.
"""

import os
import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Thread
from typing import Any

from celery import Celery
from celery.worker import WorkController, state
from sqlalchemy.orm import Session, scoped_session

from events_app.mail import leases
from events_app.models.transaction import will_write

#: messages in one parcel, and claimed before the next look
PARCEL = 25
AT_ONCE = 500
#: how long a parcel may be on its way
ON_THE_WAY_SECONDS = 60
#: how soon a receiver notices that it is to stop
STOP_SECONDS = 0.5
TASK = "mail.deliver"


def make_queue(broker_url: str, deliver: Callable[[leases.Parcel], object]) -> Celery:
    """The queue at `broker_url` (Redis or RabbitMQ); `deliver` is what receivers do."""
    queue = Celery("events_app", broker=broker_url, set_as_current=False)
    queue.conf.update(
        task_default_queue="mail",
        task_ignore_result=True,
        worker_prefetch_multiplier=1,
        worker_hijack_root_logger=False,
        broker_connection_retry_on_startup=True,
    )

    def receive(ids: list[int], lease: str) -> None:
        deliver(leases.Parcel(ids, lease))

    queue.task(name=TASK)(receive)
    return queue


def send_out(session: Session | scoped_session[Session], queue: Celery, *, now: datetime) -> int:
    """Put the ids of what is due on the queue, and say how many. Commits the claims first.

    Raises kombu's OperationalError when the queue is away; what was claimed is due again soon.
    """
    sent = 0
    while sent < AT_ONCE:
        lease = secrets.token_hex(16)
        will_write(session)
        claimed = leases.claim(
            session, now=now, worker=lease, limit=PARCEL, lease_seconds=ON_THE_WAY_SECONDS
        )
        ids = [message.id for message in claimed]
        session.commit()
        if not ids:
            break
        queue.send_task(TASK, (ids, lease), expires=ON_THE_WAY_SECONDS, retry=False)
        sent += len(ids)
    return sent


@contextmanager
def receiving(queue: Celery) -> Iterator[None]:
    """Receive parcels in a thread beside; at the end, finish the one in hand."""
    options: dict[str, Any] = {
        "without_heartbeat": True,
        "without_mingle": True,
        "without_gossip": True,
    }
    worker: Any = WorkController(
        app=queue,
        hostname=f"mail-{os.getpid()}@{socket.gethostname()}",
        pool="solo",
        concurrency=1,
        **options,
    )
    # its loop sleeps until the next timer, and looks only then whether it is to stop
    worker.timer.call_repeatedly(STOP_SECONDS, lambda: None)
    thread = Thread(target=worker.start, name="parcels", daemon=True)
    thread.start()
    try:
        yield
    finally:
        state.should_stop = 0
        thread.join()
        state.should_stop = None
