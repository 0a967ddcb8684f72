"""What machines ask: is it alive, is it ready, how is it doing."""

from flask import Blueprint, Response, current_app, request
from flask.typing import ResponseReturnValue
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from sqlalchemy import func, select

from events_app.extensions import db
from events_app.models.messages import MessageState, OutboxMessage
from events_app.web.access import public
from events_app.web.errors import not_found

blueprint = Blueprint("probes", __name__)

TEXT = "text/plain; charset=utf-8"


@blueprint.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    return Response("alive\n", content_type=TEXT)


@blueprint.get("/readyz")
@public
def readyz() -> ResponseReturnValue:
    db.session.execute(select(1))
    return Response("ready\n", content_type=TEXT)


@blueprint.get("/metrics")
@public
def metrics() -> ResponseReturnValue:
    if request.remote_addr not in current_app.config["METRICS_ALLOW"]:
        not_found()
    registry = CollectorRegistry()
    gauge = Gauge("outbox_messages", "Mail in the outbox by state", ["state"], registry=registry)
    counted = select(OutboxMessage.state, func.count()).group_by(OutboxMessage.state)
    found = {state: count for state, count in db.session.execute(counted)}
    for state in MessageState:
        gauge.labels(state=state.value).set(found.get(state.value, 0))
    return Response(generate_latest(registry), content_type=TEXT)
