"""What somebody sends who means harm: names of files, markup, a session that has ended.

Each raises AssertionError when it gets them anything.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import update

from events_app.forums.facts import Facts, Forum, Meeting, Rules
from events_app.models.people import Device
from events_app.web.assets import PREFIX, STATIC
from tests.attacks.canaries import count_hits
from tests.attacks.crawl import Twins
from tests.attacks.forum_acts import InForum
from tests.attacks.observing import see
from tests.attacks.worlds import World
from tests.conftest import NOW

#: how every file of SQLite begins
SQLITE = b"SQLite format 3"
MARKUP = "<script>canary(1)</script>\"'><img src=x onerror=canary(2)>"
#: of it, what a page must not hold as it is
LIVE = (b"<script>canary", b"<img src=x")
#: who opens their own pages, and where these begin
INSIDE = {"host": "host", "member": "p", "invited": "p", "facilitator": "p"}


def ask_for_files(twins: Twins) -> None:
    """No name of a file leads to the database, the mail or our own code."""
    world = twins.with_forum
    for address in _names_of_files(world.file):
        answer = world.ask("GET", address)
        body = answer.get_data()
        answer.close()
        assert answer.status_code in (400, 404), f"{address}: {answer.status}"
        assert SQLITE not in body, f"{address} is the database"
        assert count_hits(body, twins.hidden.words) == 0


def _names_of_files(database: Path) -> Iterator[str]:
    beside = [database.name, "mail", ".env", "config.py", "manifest.json/../../config.py"]
    for folder in (PREFIX, "/"):
        yield from (f"{folder}{name}" for name in beside)
    for target in (database, STATIC.parent / "sealing.py"):
        way = os.path.relpath(target, STATIC)
        for written in (way, f"/{target}", way.replace("..", "%2e%2e"), way.replace("/", "%2f")):
            yield f"{PREFIX}{written}"
            yield f"{PREFIX}app.css/../{written}"


def write_markup(twins: Twins) -> None:
    """Whatever a host writes is words to whoever reads it."""
    world = twins.with_forum
    with world.session(sealed=True) as session:
        at = InForum(session, twins.cast, twins.hidden.forum_id)
        for kind in (Forum, Rules, Meeting):
            for kept in at.store.list_kind(at.forum_id, kind):
                kept.facts = _all_markup(kept.facts)
                at.store.save(kept)
        forum = at.store.find_forum(at.forum_id)
        assert forum is not None
        forum.facts = _all_markup(forum.facts)
        at.store.save(forum)
    try:
        _look_for_markup(twins, world)
    finally:
        world.put_back()


def _all_markup(facts: Any) -> Any:
    words = {
        name: MARKUP
        for name, value in vars(facts).items()
        if isinstance(value, str) and name not in ("head", "before")
    }
    assert isinstance(facts, Facts)
    return replace(facts, **words)  # pyright: ignore[reportArgumentType] - each is a dataclass


def _look_for_markup(twins: Twins, world: World) -> None:
    shown = 0
    for part, area in INSIDE.items():
        cookie, base = twins.cast.cookies[f"insider {part}"], f"/{area}/{twins.hidden.places[part]}"
        meeting = f"/m/{twins.hidden.parts['meeting_id'][0]}"
        for page in ("", "/rules", "/people", meeting, f"{meeting}/change", "/set-up/purpose"):
            seen = see(world, world.ask("GET", base + page, cookie), since=0, mails=[])
            shown += b"&lt;script&gt;canary" in seen.body
            found = [mark for mark in LIVE if mark in seen.body]
            assert not found, f"{part} at {page or 'their first page'} gets markup: {found}"
    assert shown >= len(INSIDE), "nobody saw what was written"


def come_back_signed_out(twins: Twins) -> None:
    """A cookie of somebody who has signed out opens what no cookie opens."""
    world, cast = twins.with_forum, twins.cast
    page = f"/p/{twins.hidden.places['member']}"
    with world.session(sealed=True) as session:
        devices = update(Device).where(Device.person_id == cast.insiders["member"])
        session.execute(devices.values(signed_out_at=NOW))
    try:
        cookies = (cast.cookies["insider member"], "")
        answers = [world.ask("GET", page, cookie) for cookie in cookies]
        with_cookie, without = (see(world, answer, since=0, mails=[]) for answer in answers)
    finally:
        world.put_back()
    assert (with_cookie.status, with_cookie.body) == (without.status, without.body), (
        "a session that has ended opens a private page"
    )
