"""What machines ask: is it alive, is it ready, how is it doing."""

from flask import Blueprint, Response, current_app, request
from flask.typing import ResponseReturnValue
from kombu.connection import Connection
from kombu.exceptions import OperationalError
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from events_app.extensions import db
from events_app.models.messages import COUNTED, MessageState, OutboxMessage
from events_app.web.access import public
from events_app.web.errors import not_found
from events_app.web.proxies import STRANGER

blueprint = Blueprint("probes", __name__)

TEXT = "text/plain; charset=utf-8"
#: how long the queue may take to answer, in seconds
QUEUE_TIMEOUT = 2


@blueprint.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    return Response("alive\n", content_type=TEXT)


@blueprint.get("/readyz")
@public
def readyz() -> ResponseReturnValue:
    """Whether the database answers, and the queue where there is one."""
    if not _database_answers():
        return Response("the database does not answer\n", 503, content_type=TEXT)
    if current_app.config["BROKER_URL"] and not _queue_answers(current_app.config["BROKER_URL"]):
        return Response("the queue does not answer\n", 503, content_type=TEXT)
    return Response("ready\n", content_type=TEXT)


@blueprint.get("/metrics")
@public
def metrics() -> ResponseReturnValue:
    """Counts of mail, in the format of Prometheus, for the addresses in METRICS_ALLOW."""
    allowed = request.remote_addr in current_app.config["METRICS_ALLOW"]
    if not allowed or request.environ.get(STRANGER):
        not_found()
    registry = CollectorRegistry()
    gauge = Gauge("outbox_messages", "Mail in the outbox by state", ["state"], registry=registry)
    counted = select(OutboxMessage.state, func.count()).where(COUNTED).group_by(OutboxMessage.state)
    found = {row[0]: row[1] for row in db.session.execute(counted)}
    for state in MessageState:
        gauge.labels(state=state.value).set(found.get(state.value, 0))
    return Response(generate_latest(registry), content_type=TEXT)


def _database_answers() -> bool:
    try:
        db.session.execute(select(1))
    except SQLAlchemyError:
        db.session.rollback()
        return False
    return True


def _queue_answers(url: str) -> bool:
    try:
        with Connection(url, connect_timeout=QUEUE_TIMEOUT) as connection:
            connection.ensure_connection(max_retries=1, timeout=QUEUE_TIMEOUT)
    except (OperationalError, OSError):
        return False
    return True
