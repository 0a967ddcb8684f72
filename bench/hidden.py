"""A private page that is somebody else's, beside one that nobody has: do their times tell?"""

import time
from math import sqrt
from secrets import randbits
from statistics import fmean, median, variance

from werkzeug.test import Client

from bench.people import add_people
from bench.rows import Row
from bench.setting import Setting
from events_app.chance import random_id
from events_app.extensions import db
from events_app.models.people import Person
from events_app.models.transaction import will_write
from tests.factories.forums import make_forum

REQUESTS = 2000
#: beyond the numbers of other people: a host, and somebody who asks
FIRST = 800_000


def hidden_or_unknown(setting: Setting) -> Row:
    """Asks for both in turn. Printed, not judged: what is promised are equal statements."""
    with setting.app.app_context():
        _host, cookie = add_people(setting.app, FIRST, 2)
        will_write(db.session)
        host = db.session.get_one(Person, FIRST)
        hidden = make_forum(db.session(), host=host, ready=False).facts.address
        db.session.commit()
    client = Client(setting.app, use_cookies=False)
    addresses = (f"/host/{hidden}", f"/host/{random_id('an id that nobody has')}")
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(-50, REQUESTS // 2):
        turn = list(zip(addresses, taken, strict=True))
        # what is asked for first in a turn finds other things warm
        for address, times in turn if randbits(1) else reversed(turn):
            seconds = _timed(client, address, cookie)
            if number >= 0:  # the first warm up
                times.append(seconds * 1e6)
    one, other = taken
    return Row(
        f"hidden and unknown page, {REQUESTS:,} requests in turn",
        setting.database,
        f"median {median(one):.0f} and {median(other):.0f} µs; t = {_welch(one, other):.1f}",
        "",
        None,
    )


def _timed(client: Client, address: str, cookie: str) -> float:
    started = time.perf_counter()
    response = client.get(address, headers={"Cookie": cookie})
    taken = time.perf_counter() - started
    response.close()
    if response.status_code != 404:
        raise SystemExit(f"{address} was answered: {response.status}")
    return taken


def _welch(one: list[float], other: list[float]) -> float:
    """Welch's t: what differs by chance stays below 4.5."""
    spread = variance(one) / len(one) + variance(other) / len(other)
    return (fmean(one) - fmean(other)) / sqrt(spread)
