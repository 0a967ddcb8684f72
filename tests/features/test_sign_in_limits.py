"""How often codes can be asked for and tried: per address and per source."""

import threading

from sqlalchemy import select

from events_app.models.people import LimitCounter
from events_app.web.limits import within
from tests.factories import make_person
from tests.walking import code_in_mail, errors, outbox, send

TOO_MANY = ["You have asked for too many codes. Wait 15 minutes, then try again"]


def test_an_address_gets_six_codes_in_a_quarter_of_an_hour(client, session, now):
    for _ in range(6):
        assert send(client, "/sign-in", email="a@r0a.trust.example").status_code == 303
    response = send(client, "/sign-in", email="A@r0a.trust.example")
    assert (response.status_code, errors(response)) == (429, TOO_MANY)
    assert len(outbox(session)) == 6
    assert send(client, "/sign-in", email="b@r0a.trust.example").status_code == 303


def test_sixty_people_of_one_trust_sign_in_from_one_address(app, session, now):
    people = [make_person(session) for _ in range(60)]
    for person in people:
        browser = app.test_client()
        email = person.email
        session.commit()
        send(browser, "/sign-in", email=email)
        send(browser, "/sign-in", email=email)
        send(browser, "/sign-in/code", code="000000")
        response = send(browser, "/sign-in/code", code=code_in_mail(app, session))
        assert response.status_code == 303


def test_one_source_cannot_ask_for_thousands_of_codes(app, session, now):
    browser = app.test_client()
    page = browser.get("/sign-in").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    answers = [
        browser.post("/sign-in", data={"csrf_token": token, "email": f"p{n}@x.example"}).status_code
        for n in range(245)
    ]
    assert answers == [303] * 240 + [429] * 5


def test_parallel_counting_loses_nothing(app, database):
    """Counted from many threads at once, each with a connection of its own."""
    allowed: list[bool] = []

    def count() -> None:
        with app.app_context():
            for _ in range(5):
                allowed.append(within("20 per hour", "parallel"))

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (allowed.count(True), allowed.count(False)) == (20, 20)


def test_no_address_stands_in_the_counters(app, client, session, now):
    send(client, "/sign-in", email="a@r0a.trust.example")
    keys = " ".join(session.scalars(select(LimitCounter.key)))
    assert keys
    assert not any(secret in keys for secret in ("r0a", "127.0.0.1", "@"))
