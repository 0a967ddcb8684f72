"""Real servers for an attack: the main one behind a log of who asks, feedback at its own origin."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from events_app.run import server_command

ROOT = Path(__file__).parents[2]
START_SECONDS = 120.0
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Servers:
    """Where both listen, and the log of the main one: a line for each request, with its address."""

    main: int
    feedback: int
    log: Path

    def people(self) -> list[str]:
        """The addresses in the log, in the order in which they first came."""
        lines = self.log.read_text().splitlines()
        return list(dict.fromkeys(line.split()[0] for line in lines if "GET /messages" in line))


def ask(
    port: int, method: str, path: str, *, address: str, form: Mapping[str, str] | None = None
) -> int:
    """One request from that address of this machine; gives the status."""
    line = http.client.HTTPConnection("127.0.0.1", port, 60, source_address=(address, 0))
    line.request(method, path, urlencode(form) if form else None, FORM if form else {})
    status = line.getresponse().status
    line.close()
    return status


@contextmanager
def both(settings: Mapping[str, str], folder: Path) -> Iterator[Servers]:
    """Start both, as docs/feedback.md says; stop them at the end."""
    log = folder / "access.log"
    main, feedback = _free_port(), _free_port()
    own = {"FEEDBACK_URL": f"http://127.0.0.1:{feedback}"}
    with ExitStack() as stack:
        options = ["--access-logfile", str(log)]
        stack.enter_context(_serving("wsgi:app", main, settings | own, options))
        stack.enter_context(_serving("wsgi:feedback", feedback, settings | own, []))
        yield Servers(main, feedback, log)


@contextmanager
def _serving(
    application: str, port: int, settings: Mapping[str, str], options: list[str]
) -> Iterator[None]:
    command = [*server_command(application, port=port, workers=1), *options]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | dict(settings))
    try:
        _wait_for(process, port)
        yield
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(process: "subprocess.Popen[bytes]", port: int) -> None:
    ends = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < ends:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("a server did not start")


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]
