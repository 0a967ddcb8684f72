"""Staying signed in on a device, and ending it on the server."""

from datetime import timedelta

from sqlalchemy import select

from events_app.models.people import Device
from tests.factories import make_person
from tests.walking import send, words


def test_a_device_stays_signed_in_for_thirty_days(session, client, sign_in, now, set_clock):
    sign_in(client, make_person(session))
    set_clock(now + timedelta(days=29, hours=23))
    assert client.get("/account").status_code == 200
    set_clock(now + timedelta(days=30))
    assert client.get("/account").location == "/sign-in?next=/account"


def test_signing_out_ends_the_device_on_the_server_even_for_a_kept_cookie(
    session, client, sign_in, app, now
):
    sign_in(client, make_person(session))
    thief = app.test_client()
    with client.session_transaction() as mine, thief.session_transaction() as theirs:
        theirs.update(mine)
    assert thief.get("/account").status_code == 200
    assert send(client, "/account", "/sign-out").location == "/signed-out"
    assert thief.get("/account").location == "/sign-in?next=/account"


def test_signing_out_leaves_the_persons_other_devices_alone(session, app, sign_in, now):
    person = make_person(session)
    phone, desk = app.test_client(), app.test_client()
    sign_in(phone, person)
    sign_in(desk, person)
    send(phone, "/account", "/sign-out")
    assert desk.get("/account").status_code == 200


def test_signing_out_everywhere_ends_every_device(session, app, sign_in, now):
    person = make_person(session)
    phone, desk = app.test_client(), app.test_client()
    sign_in(phone, person)
    sign_in(desk, person)
    assert send(phone, "/account", "/account/sign-out-everywhere").location == "/signed-out"
    assert [browser.get("/account").status_code for browser in (phone, desk)] == [302, 302]


def test_the_account_lists_the_devices_that_are_signed_in(session, app, sign_in, now):
    person = make_person(session)
    phone, desk = app.test_client(), app.test_client()
    sign_in(phone, person)
    sign_in(desk, person)
    assert words(desk.get("/account")).count("Signed in at 9am on Monday 1 August 2022") == 2


def test_a_closed_account_is_signed_out_at_the_next_request(session, client, sign_in, now):
    person = make_person(session)
    sign_in(client, person)
    person.active = False
    session.commit()
    assert client.get("/account").status_code == 302


def test_the_token_of_a_device_is_not_in_the_database(session, client, sign_in, now):
    sign_in(client, make_person(session))
    with client.session_transaction() as cookie:
        token = cookie["device"]
    assert session.scalars(select(Device.token_digest)).one() != token


def test_a_forged_device_or_person_is_nobody(session, client, sign_in, now):
    person, other = make_person(session), make_person(session)
    sign_in(client, person)
    for forged in (
        {"device": "x"},
        {"device": None},
        {"device": 5},
        {"_user_id": other.fs_uniquifier},
    ):
        browser = client.application.test_client()
        with client.session_transaction() as mine, browser.session_transaction() as theirs:
            theirs.update({**mine, **forged})
        session.commit()
        assert browser.get("/account").status_code == 302


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_from_other_sites(client, now):
    cookie = client.get("/sign-in").headers["Set-Cookie"]
    attributes = {part.strip().split("=")[0] for part in cookie.split(";")[1:]}
    assert attributes == {"HttpOnly", "Path", "SameSite", "Secure"}
    assert "SameSite=Lax" in cookie
