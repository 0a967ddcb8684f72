"""Every address says who reaches it, and no form is taken from somebody else's page."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from events_app.models.people import AccountRole
from tests.conftest import SignIn
from tests.guards.scene import (
    ANSWERS,
    addresses,
    answers,
    changed_since,
    every_row,
    keep_rows,
    make_scene,
    rules,
)

#: forms that keep what they are told in the cookie until a later one, so that no row changes; and
#: those of somebody who is signing in, which do nothing for somebody who is signed in; and what is
#: shown before it is sent
WITHOUT_ROWS = {
    "registrations.keep_access",
    "registrations.keep_visibility",
    "registrations.keep_question",
    "people.enter_code",
    "people.open_account",
    "people.upload",
    "registrations.save_attendance",  # its fields are named for the rows that they change
    "registrations.upload_attendance",  # it takes a file
    "speakers.preview",
    "forums.invitations_check",
    "forums.outside_close_unseen",  # takes the id of a forum
    "forums.unsent_stay",  # notes the moment as each private page does, and no time has passed
    "forums.around_vote",  # while there are hosts, nobody is chosen
}

RULES = {"public", "signed in", *AccountRole}


@pytest.mark.only_on("sqlite")
def test_every_view_has_an_access_rule(app: Flask) -> None:
    open_or_not = {
        rule.endpoint: getattr(app.view_functions[rule.endpoint], "access", "none: decorate it")
        for rule in app.url_map.iter_rules()
    }
    assert {name: rule for name, rule in open_or_not.items() if rule not in RULES} == {}


@pytest.mark.only_on("sqlite")
def test_every_address_answers_one_kind_of_method(app: Flask) -> None:
    """A view reads or writes: one that does both hides its rule."""
    kinds = [frozenset(rule.methods or ()) for rule in app.url_map.iter_rules()]
    assert set(kinds) == {frozenset({"GET", "HEAD"}), frozenset({"POST"})}


@pytest.mark.only_on("sqlite")
def test_a_signed_out_person_is_sent_to_sign_in_or_sees_a_public_page(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    scene = make_scene(session)
    for rule in rules(app, "GET"):
        if app.view_functions[rule.endpoint].access != "public":
            for address in addresses(rule, scene):
                answer = client.get(address)
                assert (address, answer.status_code) == (address, 302)
                assert answer.location.startswith("/sign-in")


@pytest.mark.only_on("sqlite")
def test_a_form_without_its_token_changes_nothing(
    app: Flask, client: FlaskClient, session: Session, sign_in: SignIn
) -> None:
    scene = make_scene(session)
    sign_in(client, scene.person)
    before = every_row()
    for rule in rules(app, "POST"):
        for address in addresses(rule, scene):
            assert client.post(address, data=answers(rule)).status_code < 500
        assert (rule.rule, changed_since(before)) == (rule.rule, set())
    assert client.get("/account").status_code == 200, "a form without its token signs people out"


@pytest.mark.only_on("sqlite")
def test_a_signed_out_person_changes_nothing_without_a_token(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    scene = make_scene(session)
    before = every_row()
    for rule in rules(app, "POST"):
        for address in addresses(rule, scene):
            client.post(address, data=answers(rule))
        assert (rule.rule, changed_since(before)) == (rule.rule, set())


@pytest.mark.only_on("sqlite")
def test_the_same_forms_would_change_rows_if_no_token_were_asked_for(
    app: Flask, client: FlaskClient, session: Session, sign_in: SignIn
) -> None:
    """Keeps the two guards above honest: what they send is refused for the token alone."""
    app.config["WTF_CSRF_ENABLED"] = False
    changing = set()
    scene = make_scene(session)
    put_back = keep_rows(session)
    for rule in rules(app, "POST"):
        put_back()
        for address in addresses(rule, scene):
            sign_in(client, scene.person)
            if address.startswith("/events/"):  # the button takes answers that were given before
                client.post("/".join([*address.split("/")[:3], "register"]), data=ANSWERS)
            before = every_row()
            client.post(address, data=answers(rule))
            if changed_since(before):
                changing.add(rule.endpoint)
                break
    assert changing == {rule.endpoint for rule in rules(app, "POST")} - WITHOUT_ROWS
