"""What somebody sees who comes back: whether anything that is published has changed."""

import re

from flask.testing import FlaskClient

from events_app.diversity.figures.lattice import SAME_ROSTER
from tests.attacks.figures.programmes import Made
from tests.attacks.figures.reading import DESK, PUBLIC

PERIOD = "2020-21"
#: every address that shows figures to somebody, of one period
ADDRESSES = (
    PUBLIC,
    f"{PUBLIC}/{PERIOD}",
    f"{PUBLIC}/{PERIOD}/figures.csv",
    "/manage/diversity",
    f"{DESK}/{PERIOD}",
    f"{DESK}/{PERIOD}/figures.csv",
)
_TOKEN = re.compile(rb'name="csrf_token" value="[^"]*"')
#: two rosters of one table differ by so many people
DIFFER = 20


def read_all(client: FlaskClient) -> list[bytes]:
    """The bytes of every page and file."""
    return [_read(client, address) for address in ADDRESSES]


def _read(client: FlaskClient, address: str) -> bytes:
    """What is answered, without the token of the button that signs somebody out."""
    return _TOKEN.sub(b"", client.get(address).data)


def changed_by(client: FlaskClient, query: str) -> list[str]:
    """The addresses that answer something else when asked for something."""
    return [
        address
        for address, plain in zip(ADDRESSES, read_all(client), strict=True)
        if _read(client, address + query) != plain
    ]


def rosters_too_alike(made: Made) -> list[str]:
    """The tables that were published twice of nearly the same people."""
    seen: list[tuple[str, frozenset[str]]] = []
    found: list[str] = []
    for drawn_up, roster in made.releases:
        people = frozenset(roster)
        for table in drawn_up.tables:
            key = SAME_ROSTER.get(table.spec.key, table.spec.key)
            found += [key for other, then in seen if other == key and len(people ^ then) < DIFFER]
            seen.append((key, people))
    return found
