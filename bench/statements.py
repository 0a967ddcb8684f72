"""How many SQL statements a visit takes, counted inside the application."""

from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.test import Client, EnvironBuilder

from bench.client import Answer, Visit
from events_app.extensions import db
from tests.watching import counted


def count_statements(app: Flask, visit: Visit) -> int:
    """The statements of a whole visit, counted as the tests count them.

    What begins and ends transactions is left out. Raises what the visit raises when a page is not
    what it should be.
    """
    client = Client(app, use_cookies=False)
    with app.app_context():
        engine = db.engine  # and no context around the requests, which they would share
    with counted(engine) as seen:
        request = next(visit)
        while True:
            try:
                request = visit.send(_answer(client, request))
            except StopIteration:
                return seen.total


def _answer(client: Client, request: bytes) -> Answer:
    """Put a request of `bench.client` to the application without a network."""
    head, _, body = request.decode().partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    method, path, _ = first.split(" ")
    headers = Headers()
    for line in lines:
        headers.add(*line.split(": ", 1))
    response = client.open(EnvironBuilder(path, method=method, headers=headers, data=body))
    said = [f"{name}: {value}" for name, value in response.headers]
    return Answer(
        response.status_code, "\r\n".join([f"HTTP/1.1 {response.status}", *said]).encode(),
        response.data,
    )  # fmt: skip
