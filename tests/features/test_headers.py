"""What every response says to the browser: what may run, what may be kept, what it tells others."""

from collections.abc import Callable

import flask
import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_login import LoginManager
from sqlalchemy.orm import Session

from events_app.models.people import Person
from events_app.web import headers
from tests.factories import make_person
from tests.walking import heading

SignIn = Callable[[FlaskClient, Person], None]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
#: a page, an answer for machines, a redirect, an error, and what is not a page at all
EVERYWHERE = ["/contact", "/healthz", "/account", "/no-such-page", "/sign-in"]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_response_says_what_may_run_and_what_it_tells_others(
    client: FlaskClient, path: str
) -> None:
    said = client.get(path).headers
    assert said.getlist("Content-Security-Policy") == [POLICY]
    assert said.getlist("X-Content-Type-Options") == ["nosniff"]
    assert said.getlist("Referrer-Policy") == ["same-origin"]
    assert said.getlist("Cross-Origin-Opener-Policy") == ["same-origin"]
    assert "camera=()" in said["Permissions-Policy"]
    assert "Strict-Transport-Security" not in said


@pytest.mark.parametrize("path", EVERYWHERE)
def test_no_page_carries_a_style_or_a_script_of_its_own(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    assert " style=" not in page
    assert "<style" not in page
    assert page.count("<script") == page.count('<script type="module" src="/assets/')


def bare(**settings: str) -> Flask:
    """An application with nothing but the headers."""
    app = Flask("events_app")
    app.config |= {"SECRET_KEY": "for tests", "FEEDBACK_URL": "", **settings}
    headers.init_app(app)
    return app


def test_production_asks_for_encryption() -> None:
    response = bare(APP_ENV="production").test_client().get("/")
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_public_page_may_be_kept_if_it_is_asked_for_again(client: FlaskClient) -> None:
    assert client.get("/contact").headers["Cache-Control"] == "no-cache"
    assert client.get("/no-such-page").headers["Cache-Control"] == "no-cache"


def test_what_sets_a_cookie_is_not_kept() -> None:
    app = bare(APP_ENV="test")

    @app.get("/remember")
    def remember() -> str:
        flask.session["seen"] = True
        return "remembered"

    response = app.test_client().get("/remember")
    assert "Set-Cookie" in response.headers
    assert response.headers["Cache-Control"] == "no-store"


def test_a_page_with_a_form_is_not_kept_even_when_it_sets_no_cookie(client: FlaskClient) -> None:
    client.get("/sign-in")
    response = client.get("/sign-in")
    assert response.headers["Cache-Control"] == "no-store"


def test_an_answer_to_a_form_is_not_kept(client: FlaskClient) -> None:
    assert client.post("/sign-in", data={"email": "x"}).headers["Cache-Control"] == "no-store"
    assert client.post("/contact").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/contact", "/account", "/no-such-page", "/healthz"])
def test_nothing_is_kept_for_somebody_who_is_signed_in(
    client: FlaskClient, sign_in: SignIn, session: Session, path: str
) -> None:
    sign_in(client, make_person(session))
    assert client.get(path).headers["Cache-Control"] == "no-store"


def test_a_file_with_a_hashed_name_is_kept_for_good(app: Flask, client: FlaskClient) -> None:
    said = client.get(app.jinja_env.globals["asset"]("app.css"), buffered=True).headers
    assert said["Cache-Control"] == "max-age=315360000, public, immutable"
    assert said["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in said


def test_the_page_for_failures_needs_no_database(
    app: Flask,
    client: FlaskClient,
    sign_in: SignIn,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_uniquifier: str) -> None:
        raise ConnectionError("the database is gone")

    sign_in(client, make_person(session))
    manager: LoginManager = app.login_manager  # type: ignore[attr-defined] - the extension sets it
    monkeypatch.setattr(manager, "_user_callback", fail)
    client.raises = False  # type: ignore[attr-defined] - our own client has it
    response = client.get("/contact")
    assert response.status_code == 500
    assert heading(response) == "Sorry, there is a problem with the service"
    assert response.headers.getlist("Content-Security-Policy") == [POLICY]
