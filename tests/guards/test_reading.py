"""Reading changes nothing. What the test client watches anyway is tried here on every address."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.conftest import SignIn
from tests.guards.scene import Scene, addresses, changed_since, every_row, make_scene, rules


def test_looking_at_every_page_signed_out_changes_nothing(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    _look_at_everything(app, client, make_scene(session))


def test_looking_at_every_page_signed_in_changes_nothing(
    app: Flask, client: FlaskClient, session: Session, sign_in: SignIn
) -> None:
    scene = make_scene(session)
    sign_in(client, scene.person)
    _look_at_everything(app, client, scene)


def _look_at_everything(app: Flask, client: FlaskClient, scene: Scene) -> None:
    before = every_row()
    for rule in rules(app, "GET"):
        for address in addresses(rule, scene):
            for method in ("GET", "HEAD"):
                assert client.open(address, method=method, buffered=True).status_code < 500
    assert changed_since(before) == set()
