"""What visitors do: read one page, register as somebody known or new, or rush for places."""

import re
from collections.abc import Iterator
from itertools import repeat
from urllib.parse import urlsplit

from bench.client import Answer, UnexpectedAnswer, Visit, get, post

_TOKEN = re.compile(rb'name="csrf_token" value="([^"]+)"')
_BUTTON = re.compile(rb'href="(/events/[^"]+/register[^"]*)"')
_FORM = re.compile(rb'<form action="(/events/[^"]+)" method="post"')


def reading(path: str, cookie: str = "") -> Iterator[Visit]:
    """One page over and over, by somebody signed in with the cookie or not: without end."""
    return (_read(get(path, cookie)) for _ in repeat(None))


def read_once(path: str, cookie: str = "") -> Visit:
    """One page, by somebody signed in with the cookie or not."""
    _expect(200, (yield get(path, cookie)))


def giving(path: str, tickets: list[str]) -> Iterator[Visit]:
    """Each ticket once: the form of feedback that it opens."""
    return (_open_form(path, ticket) for ticket in tickets)


def returning(path: str, cookies: list[str]) -> Iterator[Visit]:
    """Each person once: the event, the check page that its button leads to, the confirmation."""
    return (_return(path, cookie) for cookie in cookies)


def first_time(path: str, cookies: list[str]) -> Iterator[Visit]:
    """Each person once, with the form of what would help them take part in between."""
    return (_come_first(path, cookie) for cookie in cookies)


def rushing(path: str, cookies: list[str]) -> Iterator[Visit]:
    """Each person once, straight to the check page, and onto the waiting list if need be."""
    return (_rush(path, cookie) for cookie in cookies)


class _Browser:
    """Somebody signed in, whose cookie changes."""

    def __init__(self, cookie: str) -> None:
        self._cookie = cookie

    def open(self, path: str) -> bytes:
        return get(path, self._cookie)

    def send(self, page: Answer, fields: str = "") -> bytes:
        """Press the button of the page's form."""
        form, token = _FORM.search(page.body), _TOKEN.search(page.body)
        if form is None or token is None:
            raise UnexpectedAnswer("a page without its form")
        return post(form[1].decode(), f"csrf_token={token[1].decode()}{fields}", self._cookie)

    def met(self, status: int, answer: Answer) -> Answer:
        """The answer that was hoped for; keeps its cookie."""
        _expect(status, answer)
        return self.keep(answer)

    def keep(self, answer: Answer) -> Answer:
        given = answer.header(b"Set-Cookie")
        if given:
            self._cookie = given.partition(";")[0]
        return answer


def _read(request: bytes) -> Visit:
    while True:
        _expect(200, (yield request))


def _open_form(path: str, ticket: str) -> Visit:
    _expect(200, (yield post(path, f"ticket={ticket}", "")))


def _return(path: str, cookie: str) -> Visit:
    browser = _Browser(cookie)
    page = browser.met(200, (yield browser.open(path)))
    yield from _check_and_confirm(browser, browser.open(_button(page)))


def _come_first(path: str, cookie: str) -> Visit:
    browser = _Browser(cookie)
    page = browser.met(200, (yield browser.open(path)))
    form = browser.met(200, (yield browser.open(_button(page))))
    fields = "&needs=live+captions&note=A+seat+near+the+door"
    sent_on = browser.met(303, (yield browser.send(form, fields)))
    yield from _check_and_confirm(browser, browser.open(_location(sent_on)))


def _check_and_confirm(browser: _Browser, asked: bytes) -> Visit:
    check = browser.met(200, (yield asked))
    done = browser.met(303, (yield browser.send(check)))
    browser.met(200, (yield browser.open(_location(done))))


def _rush(path: str, cookie: str) -> Visit:
    browser = _Browser(cookie)
    page = browser.keep((yield browser.open(f"{path}/register/check")))
    for _ in range(5):
        if page.status == 302:
            page = browser.keep((yield browser.open(_location(page))))
        elif page.status == 409:
            page = browser.keep((yield browser.open(f"{path}/waiting-list")))
        elif page.status == 200:
            page = browser.keep((yield browser.send(page)))
        else:
            break
    _expect(303, page)


def _expect(status: int, answer: Answer) -> None:
    if answer.status != status:
        raise UnexpectedAnswer(f"status {answer.status} instead of {status}")


def _button(page: Answer) -> str:
    found = _BUTTON.search(page.body)
    if found is None:
        raise UnexpectedAnswer("a page without its button")
    return found[1].decode()


def _location(answer: Answer) -> str:
    target = urlsplit(answer.header(b"Location"))
    return target.path + (f"?{target.query}" if target.query else "")
