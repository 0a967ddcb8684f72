"""Addresses are written out in templates: each of them leads somewhere, by the right method."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException

from tests.conftest import SignIn
from tests.guards.scene import Scene, addresses, make_scene, rules

pytestmark = pytest.mark.only_on("sqlite")


def test_every_link_and_form_of_a_signed_out_person_leads_somewhere(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    assert dead_ends(app, client, make_scene(session)) == set()


def test_every_link_and_form_of_a_signed_in_person_leads_somewhere(
    app: Flask, client: FlaskClient, session: Session, sign_in: SignIn
) -> None:
    scene = make_scene(session)
    sign_in(client, scene.person)
    assert dead_ends(app, client, scene) == set()


def dead_ends(app: Flask, client: FlaskClient, scene: Scene) -> set[tuple[str, str, str]]:
    """(page, method, address) of what no view answers."""
    found = set()
    for rule in rules(app, "GET"):
        for address in addresses(rule, scene):
            answer = client.get(address, buffered=True)
            if answer.mimetype == "text/html":
                for method, link in ways_on(answer.text):
                    if not answers(app, method, link):
                        found.add((address, method, link))
    return found


def ways_on(page: str) -> Iterator[tuple[str, str]]:
    """(method, path) of each link and form of this site on a page."""
    for element in html5lib.parse(page, namespaceHTMLElements=False).iter():
        if element.tag not in {"a", "form"}:
            continue
        link = (element.get("href") or element.get("action") or "").partition("#")[0]
        if link.startswith("/") and not link.startswith("/static/"):
            yield _method(element), link.partition("?")[0]


def _method(element: Element) -> str:
    return (element.get("method") or "get").upper() if element.tag == "form" else "GET"


def answers(app: Flask, method: str, path: str) -> bool:
    """Whether a view answers that method at that path."""
    if path.startswith("/feedback"):  # another application, mounted beside
        app, path = app.extensions["feedback"], path.removeprefix("/feedback")
    try:
        app.url_map.bind("localhost").match(path, method=method)
    except HTTPException:
        return False
    return True
