"""What machines ask, and who may ask it."""

import pytest

from events_app import create_app
from tests.factories import make_person
from tests.walking import send


def test_alive_and_ready(client, now):
    assert (client.get("/healthz").text, client.get("/readyz").text) == ("alive\n", "ready\n")


def test_alive_asks_nothing_of_the_database(client, statements):
    with statements() as count:
        client.get("/healthz")
    assert count.total == 0


def test_not_ready_without_the_database():
    away = create_app({"SQLALCHEMY_DATABASE_URI": "postgresql+psycopg://127.0.0.1:1/away"})
    response = away.test_client().get("/readyz")
    assert (response.status_code, response.text) == (503, "the database does not answer\n")


def test_not_ready_without_the_queue_where_there_is_one(app, client):
    app.config["BROKER_URL"] = "redis://127.0.0.1:1/0"
    response = client.get("/readyz")
    assert (response.status_code, response.text) == (503, "the queue does not answer\n")


def test_the_metrics_count_mail_and_name_nobody(session, client, now):
    send(client, "/sign-in", email="uma@r0a.trust.example")
    text = client.get("/metrics").text
    assert 'outbox_messages{state="due"} 1.0' in text
    assert "uma" not in text


@pytest.mark.parametrize(
    ("source", "headers"),
    [
        ("192.0.2.7", {}),
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}),
        ("192.0.2.7", {"X-Forwarded-For": "127.0.0.1"}),
    ],
)
def test_the_metrics_are_for_this_machine_alone(client, now, source, headers):
    asked = client.get("/metrics", environ_base={"REMOTE_ADDR": source}, headers=headers)
    assert asked.status_code == 404


def test_the_limits_of_a_source_follow_a_trusted_proxy_and_nobody_else(session, client, now):
    """Without TRUSTED_PROXIES a forwarded address is somebody's word and changes nothing."""
    make_person(session)
    page = client.get("/sign-in").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    answers = [
        client.post(
            "/sign-in",
            data={"csrf_token": token, "email": f"p{n}@x.example"},
            headers={"X-Forwarded-For": f"192.0.2.{n}"},
        ).status_code
        for n in range(242)
    ]
    assert answers.count(429) == 2
