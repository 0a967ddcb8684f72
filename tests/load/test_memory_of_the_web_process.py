"""What is in the memory of the real web process: read from outside, as a dump of it would be.

What we look for is an answer in somebody's own words, which stands in memory as it was written.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from events_app.diversity.actions.answers import answer_option
from events_app.diversity.questions import CURRENT
from events_app.extensions import db
from events_app.models.people import AccountRole
from tests.factories import LONG_AGO, make_person
from tests.factories.diversity import give_answer, make_release, the_keys

ROOT = Path(__file__).parents[2]
#: what one person wrote before the process began, and what another writes while it runs
KEPT, WRITTEN = "Quennel-Zaborski-41", "Hesperus-Ondaatje-73"
PATIENCE_SECONDS = 120
#: of looking at pages, until what a request left behind has to be gone
MOST_ROUNDS = 40
LOOKED_AT = (
    "/manage/diversity",
    "/manage/diversity/releases",
    "/manage/diversity/programme",
    "/manage/diversity/figures/2021-22/figures.csv",
    "/accountability/who-leads",
)
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
#: freed memory is overwritten: as docs/threat-model.md recommends for the web server
OVERWRITTEN = {
    "PYTHONMALLOC": "malloc",
    # the small pieces that glibc keeps for each thread would not be overwritten
    "GLIBC_TUNABLES": "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0",
}

pytestmark = [
    pytest.mark.load,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, which Linux has"),
]


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object) -> None:
        return None


class Visitor:
    """Somebody signed in, with the real server."""

    def __init__(self, client, port: int) -> None:
        cookie = client.get_cookie("session")
        assert cookie is not None
        self.headers = {"Cookie": f"session={cookie.value}"}
        self.base = f"http://127.0.0.1:{port}"
        self.opener = urllib.request.build_opener(NoRedirect)

    def get(self, path: str) -> str:
        asked = urllib.request.Request(self.base + path, headers=self.headers)
        with self.opener.open(asked, timeout=60) as answer:
            for kept in answer.headers.get_all("Set-Cookie", []):
                self.headers = {"Cookie": kept.partition(";")[0]}
            return answer.read().decode()

    def post(self, path: str, **fields: str) -> int:
        found = _TOKEN.search(self.get(path))
        assert found is not None
        data = urllib.parse.urlencode({"csrf_token": found[1], **fields}).encode()
        asked = urllib.request.Request(self.base + path, data=data, headers=self.headers)
        try:
            with self.opener.open(asked, timeout=60) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code


@contextmanager
def served(app, **environment: str) -> Iterator[tuple[int, int]]:
    """The application in one real process: its port, and the number of the process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "APP_ENV": "test",
        "DATABASE_URL": db.engine.url.render_as_string(hide_password=False),
        "SECRET_KEY": app.config["SECRET_KEY"],
        "SEALING_KEYS": app.config["SEALING_KEYS"],
        "APP_CLOCK": "2022-08-01T09:00",
    }
    command = [
        sys.executable, "-m", "gunicorn", "wsgi:app", "--no-control-socket", "--workers", "1",
        "--worker-class", "gthread", "--threads", "2", "--bind", f"127.0.0.1:{port}",
        "--log-level", "critical",
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings | environment)
    try:
        yield port, worker_of(process.pid, port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def worker_of(parent: int, port: int) -> int:
    """The process that answers, once it does."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends:
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            return int(Path(f"/proc/{parent}/task/{parent}/children").read_text().split()[0])
        time.sleep(0.1)
    raise AssertionError("the server did not answer")


def found_in(process: int, words: str) -> bool:
    """Whether the words stand anywhere in what the process can write to."""
    wanted = [words.encode(code) for code in ("utf-8", "utf-16-le", "utf-32-le")]
    wanted.append(urllib.parse.quote(words).encode())
    with (
        Path(f"/proc/{process}/maps").open() as maps,
        Path(f"/proc/{process}/mem").open("rb") as mem,
    ):
        for line in maps:
            where, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            first, last = (int(end, 16) for end in where.split("-"))
            with suppress(OSError, ValueError):  # a region that is gone, or that nobody may read
                mem.seek(first)
                content = mem.read(last - first)
                if any(each in content for each in wanted):
                    return True
    return False


@pytest.fixture
def somebody(app, session, sign_in, now):
    """Somebody of the event team, who has not answered; another has, and a year is released."""
    other = make_person(session)
    give_answer(session, other, "asian")
    option = CURRENT.find_group("asian").options[0].value
    answer_option(
        session, person=other, version=CURRENT.version, option=option, own_words=KEPT,
        keys=the_keys(), now=LONG_AGO,
    )  # fmt: skip
    make_release(session, people=120)
    member = make_person(session, roles=[AccountRole.EVENT_TEAM])
    client = app.test_client()
    sign_in(client, member)
    session.commit()
    return client


def look_around(visitor: Visitor) -> None:
    for page in LOOKED_AT:
        assert visitor.get(page)


def give_own_answer(visitor: Visitor) -> None:
    facts = {"question_set": CURRENT.version}
    assert visitor.post("/equality/ethnic-group", ethnic_group="black", **facts) == 303
    option = CURRENT.find_group("black").options[0].value
    own = {"background": option, "own_words": WRITTEN}
    assert visitor.post("/equality/background", **own, **facts) == 303


def test_the_pages_of_figures_bring_nobody_s_answer_into_the_web_process(app, somebody):
    with served(app) as (port, process):
        visitor = Visitor(somebody, port)
        look_around(visitor)
        give_own_answer(visitor)
        assert not found_in(process, KEPT)
        solver = Path(f"/proc/{process}/maps").read_text()
        assert "highs" not in solver, "what makes a release is not loaded"
        assert WRITTEN in visitor.get("/equality/background"), "an answer could be found"


def test_with_freed_memory_overwritten_an_answer_is_gone_once_it_is_kept(app, somebody):
    with served(app, **OVERWRITTEN) as (port, process):
        visitor = Visitor(somebody, port)
        give_own_answer(visitor)
        for _ in range(MOST_ROUNDS):  # Python clears its circles away when it has made enough
            look_around(visitor)
            if not found_in(process, WRITTEN):
                break
        assert (found_in(process, WRITTEN), found_in(process, KEPT)) == (False, False)


def test_the_search_finds_what_is_there(app, somebody):
    with served(app) as (_port, process):
        assert found_in(process, app.config["SECRET_KEY"])
