"""Everything that lies about after a session: WAL, dumps before and after, file times, two logs.

Thirty people answer over the network, one after the other, each from an address of their own that
the log of the main server names. Whoever knows whose address it is knows the order in which they
answered; nothing else may lie in that order.
"""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from events_app.extensions import db
from events_app.feedback.job import rewrite_if_needed
from events_app.feedback.queries.reports import comment_place
from events_app.models.feedback import FeedbackComment
from tests.attacks.linking import count, found_in, orders
from tests.attacks.proxied import ask, both
from tests.factories.feedback import ask_for, close_it, feedback_keys, make_attended, ticket_of

pytestmark = [pytest.mark.attack, pytest.mark.prove]

PEOPLE = 30
#: chance links one of thirty; seven or more come by chance once in 12,000 orders
MOST = 6


def test_no_material_links_answers_to_people(app, session, database, now, tmp_path):
    event, people = make_attended(session, people=PEOPLE)
    opened = ask_for(session, event)
    round_id = opened.id
    tickets = [ticket_of(session, person) for person in people]
    session.commit()
    begins = wal_begins()
    touched, came = everybody_answers(app, database, tickets, tmp_path)
    before, wal = dump(database), wal_since(begins)
    close_it(session, opened)
    assert rewrite_if_needed(session)
    after = dump(database)
    said = said_by(session, round_id)
    wal += wal_since(begins)

    # one file for all who answer: its time is that of the last of them
    assert [name for name in touched if name.rpartition("/")[2] not in one_for_all()] == []
    assert came == list(range(PEOPLE))
    everything = [before, after, wal, *mails(tmp_path)]
    words = [
        f"telltale {n:02}".encode(code) for n in range(PEOPLE) for code in ("utf-8", "utf-16-le")
    ]
    assert found_in(everything, [*words, *(ticket.encode() for ticket in tickets)]) == []
    linked = {
        name: count(came, found, said) for name, found in laid(round_id, said, after, wal).items()
    }
    assert {name: found for name, found in linked.items() if found > MOST} == {}


def everybody_answers(app, database, tickets, folder):
    """The files that were written to meanwhile; who came, in the order of the main server's log."""
    with both(settings(app, folder), folder) as servers:
        times = file_times(database)
        for number, ticket in enumerate(tickets):
            answer_over_the_network(servers, number, ticket)
        touched = [name for name, at in file_times(database).items() if times.get(name) != at]
        assert "/feedback" not in servers.log.read_text()
        return touched, [int(address.rpartition(".")[2]) - 2 for address in servers.people()]


def answer_over_the_network(servers, number, ticket):
    """As somebody does: their messages first, then the form, then what they say."""
    address = f"127.0.0.{number + 2}"
    said = {"ticket": ticket, "useful": "5", "change": f"telltale {number:02}"}
    asked = [
        ask(servers.main, "GET", "/messages", address=address),
        ask(servers.feedback, "POST", "/", address=address, form={"ticket": ticket}),
        ask(servers.feedback, "POST", "/send", address=address, form=said),
    ]
    assert asked == [302, 200, 303]


def laid(round_id: int, said: dict[str, int], after: bytes, wal: bytes) -> dict[str, list[str]]:
    """The comments in every order that the material has them in."""
    with db.engine.connect() as connection:
        there = f"round_id = {round_id}"
        found = orders(connection, "feedback_comments", "id", there)
    for name, content in (("in the dump", after), ("in the WAL", wal)):
        places = {key: content.find(key.encode()) for key in said}
        if min(places.values()) >= 0:
            found[name] = sorted(places, key=lambda key: places[key])
    return found


def said_by(session, round_id):
    """Which comment is whose: what only this test knows."""
    rows = session.scalars(select(FeedbackComment).where(FeedbackComment.round_id == round_id))
    keys = feedback_keys().comments
    words = {row.id: keys.open(row.body, comment_place(row.id)).decode() for row in rows}
    session.rollback()
    return {key: int(each.split()[1]) for key, each in words.items()}


def settings(app, folder):
    return {
        "APP_ENV": "demo",
        "DATABASE_URL": db.engine.url.render_as_string(hide_password=False),
        "SECRET_KEY": app.config["SECRET_KEY"],
        "SEALING_KEYS": app.config["SEALING_KEYS"],
        "MAIL_URL": f"file://{folder / 'mail'}",
    }


def one_for_all() -> set[str]:
    """The files that every answer writes to."""
    if db.engine.dialect.name == "sqlite":
        name = Path(str(db.engine.url.database)).name
        return {name, f"{name}-wal", f"{name}-shm"}
    return {"feedback_tickets", "feedback_boxes"}


def file_times(database) -> dict[str, Any]:
    """When each file of the database was last written to."""
    if database == "sqlite":
        path = Path(str(db.engine.url.database))
        return {str(each): each.stat().st_mtime_ns for each in path.parent.glob(f"{path.name}*")}
    asked = "SELECT (pg_stat_file(pg_relation_filepath(:name))).modification"
    with db.engine.connect() as connection:
        return {
            name: connection.execute(text(asked), {"name": name}).scalar_one()
            for name in ("feedback_tickets", "feedback_boxes", "feedback_rounds")
        }


def dump(database) -> bytes:
    """A plain dump, with the database's own means."""
    if database == "sqlite":
        raw = db.engine.raw_connection()
        try:
            return "\n".join(raw.driver_connection.iterdump()).encode()
        finally:
            raw.close()
    url = db.engine.url
    named = [f"--dbname={url.database}", *(["-h", str(url.host)] if url.host else [])]
    named += ["-p", str(url.port)] if url.port else []
    host = url.query.get("host")
    named += ["-h", str(host)] if host else []
    try:
        done = subprocess.run(
            ["pg_dump", *named], capture_output=True, check=True, env=dict(os.environ)
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("pg_dump is missing. To run it: sudo apt-get install postgresql-client")
    return done.stdout


def wal_begins() -> str:
    """The first file of the WAL that is looked at."""
    if db.engine.dialect.name == "sqlite":
        return ""
    with db.engine.connect() as connection:
        return connection.execute(text("SELECT pg_walfile_name(pg_current_wal_lsn())")).scalar_one()


def wal_since(begins: str) -> bytes:
    """The WAL as it lies on the disk."""
    if db.engine.dialect.name == "sqlite":
        path = Path(f"{db.engine.url.database}-wal")
        return path.read_bytes() if path.exists() else b""
    asked = (
        "SELECT pg_read_binary_file('pg_wal/' || name) FROM pg_ls_waldir()"
        " WHERE name >= :begins AND name <= pg_walfile_name(pg_current_wal_lsn()) ORDER BY name"
    )
    with db.engine.connect() as connection:
        found = connection.execute(text(asked), {"begins": begins})
        return b"".join(bytes(row[0]) for row in found)


def mails(folder: Path) -> list[bytes]:
    return [each.read_bytes() for each in folder.rglob("*") if each.is_file()]
