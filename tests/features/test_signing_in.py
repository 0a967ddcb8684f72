"""Signing in by a code that is sent by mail."""

from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from events_app.models.organisations import Appointment
from events_app.models.people import AccountRole, Device, Person, SignInCode
from tests.factories import make_organisation, make_person
from tests.walking import code_in_mail, errors, heading, outbox, send, words

KNOWN = "leila.rossi@r0a.trust.example"
UNKNOWN = "somebody@elsewhere.example"


def ask(client: FlaskClient, email: str) -> None:
    response = send(client, "/sign-in", email=email)
    assert (response.status_code, response.location) == (303, "/sign-in/code")


def enter(client: FlaskClient, code: str):
    return send(client, "/sign-in/code", code=code)


@pytest.fixture
def leila(session: Session, now: datetime) -> Person:
    person = make_person(session, email=KNOWN, full_name="Leila Rossi")
    session.commit()
    return person


def test_the_event_team_begins_at_its_desk(app, session, client, now):
    make_person(session, email=KNOWN, roles=[AccountRole.EVENT_TEAM])
    session.commit()
    ask(client, KNOWN)
    assert enter(client, code_in_mail(app, session)).location == "/manage"


def test_a_code_from_the_mail_signs_in(app, session, client, leila):
    ask(client, KNOWN.upper())
    response = enter(client, code_in_mail(app, session))
    assert (response.status_code, response.location) == (303, "/your-events")
    assert "Leila Rossi" in words(client.get("/account"))


def test_who_was_on_the_way_to_a_page_comes_back_to_it(app, session, client, leila):
    away = client.get("/account")
    assert away.location == "/sign-in?next=/account"
    client.get(away.location)
    ask(client, KNOWN)
    assert enter(client, code_in_mail(app, session)).location == "/account"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "evil",
        "javascript:alert(1)",
        "//[",
        "/" + "x" * 4000,
    ],
)
def test_a_link_leads_nobody_to_another_site_after_signing_in(
    app, session, client, leila, elsewhere
):
    client.get("/sign-in", query_string={"next": elsewhere})
    response = client.get("/sign-in", query_string={"next": elsewhere})
    assert response.status_code == 200
    ask(client, KNOWN)
    assert enter(client, code_in_mail(app, session)).location == "/your-events"


def test_a_known_and_an_unknown_address_get_the_same_pages_mail_and_statements(
    app, session, client, leila, statements
):
    seen = []
    for email in (KNOWN, UNKNOWN):
        browser = app.test_client()
        page = browser.get("/sign-in").text
        with statements() as count:
            asked = send(browser, "/sign-in", email=email)
        after = browser.get("/sign-in/code")
        seen.append(
            (
                page.split("csrf_token")[0],
                asked.status_code,
                asked.location,
                [text.split("VALUES")[0] for text in count.texts],
                words(after)
                .replace("l•••@r0a.trust.example", "X")
                .replace("s•••@elsewhere.example", "X"),
                outbox(session)[-1].template,
                len(outbox(session)[-1].sealed_facts or b""),
            )
        )
        session.commit()
    assert seen[0] == seen[1]


def test_neither_the_address_nor_the_code_can_be_read_in_the_database(app, session, client, leila):
    ask(client, KNOWN)
    code = code_in_mail(app, session)
    kept = session.execute(select(SignInCode.address_digest, SignInCode.code_digest)).one()
    message = outbox(session)[-1]
    assert (message.recipient, message.facts) == (None, None)
    everything = "".join(kept) + (message.sealed_facts or b"").decode("latin-1") + message.template
    for secret in (KNOWN, code, code.replace(" ", "")):
        assert secret not in everything


def test_only_the_latest_code_works(app, session, client, leila):
    ask(client, KNOWN)
    first = code_in_mail(app, session)
    ask(client, KNOWN)
    second = code_in_mail(app, session)
    assert errors(enter(client, first)) == ["The code is not correct. Use the latest email we sent"]
    assert enter(client, second).status_code == 303


def test_a_code_works_once(app, session, client, leila):
    ask(client, KNOWN)
    code = code_in_mail(app, session)
    other = app.test_client()
    with client.session_transaction() as mine, other.session_transaction() as theirs:
        theirs.update(mine)
    assert enter(client, code).status_code == 303
    assert errors(enter(other, code)) == ["The code no longer works. Send another code"]


def test_a_code_ends_after_fifteen_minutes(app, session, client, leila, now, set_clock):
    ask(client, KNOWN)
    code = code_in_mail(app, session)
    set_clock(now + timedelta(minutes=15))
    assert errors(enter(client, code)) == ["The code no longer works. Send another code"]
    set_clock(now + timedelta(minutes=14, seconds=59))
    assert enter(client, code).status_code == 303


def test_after_five_wrong_codes_even_the_right_one_is_refused(app, session, client, leila):
    ask(client, KNOWN)
    code = code_in_mail(app, session)
    wrong = "000000" if code.replace(" ", "") != "000000" else "111111"
    said = [errors(enter(client, wrong)) for _ in range(5)]
    assert said == [["The code is not correct. Use the latest email we sent"]] * 5
    assert errors(enter(client, code)) == [
        "You have entered a wrong code 5 times. Wait 15 minutes, then ask for another code"
    ]


def test_who_entered_five_wrong_codes_waits_for_another(
    app, session, client, leila, now, set_clock
):
    ask(client, KNOWN)
    for _ in range(5):
        enter(client, "000000")
    refused = send(client, "/sign-in", email=KNOWN)
    assert (refused.status_code, errors(refused)) == (
        429,
        ["You have entered a wrong code 5 times. Wait 15 minutes, then ask for another code"],
    )
    set_clock(now + timedelta(minutes=15))
    ask(client, KNOWN)
    assert enter(client, code_in_mail(app, session)).status_code == 303


def test_a_pasted_code_may_have_spaces_and_dashes(app, session, client, leila):
    ask(client, KNOWN)
    digits = code_in_mail(app, session).replace(" ", "")
    assert enter(client, f"  {digits[:2]} {digits[2:4]}-{digits[4:]}\n").status_code == 303


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "9" * 10_000])
def test_what_is_no_code_is_refused_and_counts_as_no_try(app, session, client, leila, typed):
    ask(client, KNOWN)
    response = enter(client, typed)
    assert (response.status_code, errors(response)) == (422, ["Enter the 6-digit code"])
    session.expire_all()
    assert session.scalars(select(SignInCode.tries)).one() == 0


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "name",
        "name@",
        "@example.com",
        "a b@example.com",
        "a@b@example.com",
        "\0a@example.com",
        "x" * 10_000 + "@example.com",
        "<script>@example.com",
        "a@example.com\nBcc: b@example.com",
    ],
)
def test_what_is_no_address_is_refused_and_kept(session, client, leila, typed):
    response = send(client, "/sign-in", email=typed)
    assert response.status_code == 422
    assert errors(response)[0].startswith(("Enter an email address", "Check your answer"))
    assert outbox(session) == []


def test_somebody_new_says_who_they_are_and_it_counts_for_nothing_yet(app, session, client, now):
    make_organisation(session, code="R0A", name="Test Trust")
    session.commit()
    ask(client, UNKNOWN)
    assert enter(client, code_in_mail(app, session)).location == "/sign-in/about-you"
    response = send(
        client,
        "/sign-in/about-you",
        full_name="Zoë Ní Bhriain",
        board_role="chair",
        organisation="R0A",
    )
    assert (response.status_code, response.location) == (303, "/your-events")
    person = session.scalars(select(Person)).one()
    held = session.scalars(select(Appointment)).one()
    assert (person.email, person.full_name) == (UNKNOWN, "Zoë Ní Bhriain")
    assert (held.board_role, held.confirmed_at, held.confirmed_by) == ("chair", None, None)


def test_somebody_new_is_told_what_is_missing_and_keeps_what_they_typed(app, session, client, now):
    make_organisation(session, code="R0A", name="Test Trust")
    session.commit()
    ask(client, UNKNOWN)
    enter(client, code_in_mail(app, session))
    response = send(
        client, "/sign-in/about-you", full_name="  ", board_role="vizier", organisation="R0A"
    )
    assert response.status_code == 422
    assert errors(response) == ["Enter your full name", "Select your role"]
    assert '<option value="R0A" selected>' in response.text
    assert session.scalars(select(Person)).all() == []


def test_nobody_opens_an_account_without_a_code(client, session, now):
    make_organisation(session, code="R0A")
    assert client.get("/sign-in/about-you").location == "/sign-in"
    response = client.post(
        "/sign-in/about-you", data={"full_name": "X", "board_role": "chair", "organisation": "R0A"}
    )
    assert response.location == "/sign-in"
    assert session.scalars(select(Person)).all() == []


def test_a_closed_account_cannot_sign_in(app, session, client, now):
    make_person(session, email=KNOWN, active=False)
    session.commit()
    ask(client, KNOWN)
    response = enter(client, code_in_mail(app, session))
    assert errors(response) == ["This account is closed. Contact the event team"]
    assert session.scalars(select(Device)).all() == []


def test_opening_the_pages_of_signing_in_changes_nothing(app, session, client, leila, statements):
    ask(client, KNOWN)
    code = code_in_mail(app, session)
    for page in ("/sign-in", "/sign-in/code", "/sign-in/not-received"):
        for _ in range(2):
            assert client.get(page).status_code == 200
            assert client.head(page).status_code == 200
    assert heading(client.get("/sign-in/code")) == "Check your email"
    assert enter(client, code).status_code == 303
