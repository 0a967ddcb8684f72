"""Pages that say how things are here, and the frame that they and all others stand in."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import RequestRedirect
from werkzeug.test import Client

from tests.walking import heading, words
from tests.watching import Statements

PAGES = {
    "/contact": "Contact",
    "/accessibility": "Accessibility statement",
    "/privacy": "Privacy",
    "/cookies": "Cookies",
}
Counting = Callable[[], AbstractContextManager[Statements]]


def links(page: str) -> list[str]:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return [link.get("href", "") for link in tree.iter("a")]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_there_for_everybody_without_a_question_to_the_database(
    client: FlaskClient, statements: Counting, path: str
) -> None:
    with statements() as count:
        response = client.get(path)
    assert (response.status_code, heading(response), count.total) == (200, PAGES[path], 0)
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere(app: Flask, client: FlaskClient, path: str) -> None:
    found = links(client.get(path).text)
    assert {"/", "/events", "/sign-in", *PAGES} <= set(found)
    routes = app.url_map.bind("localhost")
    for link in found:
        if link.startswith("/"):
            try:
                routes.match(link)
            except RequestRedirect:
                pytest.fail(f"{link} leads there by a detour")


@pytest.mark.parametrize("path", ["/contact", "/accessibility", "/privacy"])
def test_a_page_says_where_to_write_to(app: Flask, client: FlaskClient, path: str) -> None:
    assert f"mailto:{app.config['MAIL_FROM']}" in links(client.get(path).text)


@pytest.mark.parametrize("path", ["/accessibility", "/privacy"])
def test_a_statement_has_its_version_and_its_date(client: FlaskClient, path: str) -> None:
    assert words(client.get(path)).endswith("Version 1, 22 November 2026.")


def test_the_cookies_page_names_the_one_cookie_that_is_set(app: Flask, client: FlaskClient) -> None:
    name = app.config["SESSION_COOKIE_NAME"]
    set_cookies = client.get("/sign-in").headers.getlist("Set-Cookie")
    assert [cookie.split("=")[0] for cookie in set_cookies] == [name]
    assert name in words(client.get("/cookies"))


def test_an_address_that_leads_nowhere_says_so_and_offers_help(
    app: Flask, client: FlaskClient
) -> None:
    response = client.get("/no-such-page")
    assert (response.status_code, heading(response)) == (404, "Page not found")
    assert "no-such-page" not in response.text
    assert f"mailto:{app.config['MAIL_FROM']}" in links(response.text)


def test_a_page_weighs_little_and_fetches_little(app: Flask) -> None:
    """Cold, compressed: at most 60 KB and 6 requests, all of them ours (ux.md, P1 and P2)."""
    browser = Client(app)
    both = {"Accept-Encoding": "gzip, br"}
    page = browser.get("/privacy", headers=both)
    assert page.headers["Content-Encoding"] in {"gzip", "br"}
    tree = html5lib.parse(browser.get("/privacy").text, namespaceHTMLElements=False)
    fetched = [link.get("href", "") for link in tree.iter("link")]
    fetched += [script.get("src", "") for script in tree.iter("script")]
    assert all(address.startswith("/assets/") for address in fetched)
    assert len(fetched) + 1 <= 6
    files = [browser.get(address, headers=both, buffered=True) for address in fetched]
    assert [file.headers["Content-Encoding"] for file in files] == ["br"] * len(fetched)
    assert len(page.data) + sum(len(file.data) for file in files) <= 60_000
