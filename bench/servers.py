"""Servers to measure: gunicorn as `make run` starts it, watched from outside."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.client import Tally
from events_app.run import server_command

ROOT = Path(__file__).parent.parent
WORKERS = 2
#: a server that has not answered by then does not start
START_SECONDS = 60.0


@dataclass(frozen=True)
class Server:
    """A running server, and how long it took from its start to its first answer."""

    port: int
    pid: int
    first_answer_seconds: float

    def read(self, path: str, *, seconds: float, connections: int = 8, cookie: str = "") -> Tally:
        """Read one page over and over, with a cookie or without. Every answer has to be a page."""
        tally = self._load("reading", path, [cookie], connections, seconds)
        if tally.errors:
            raise SystemExit(f"{path} was not answered: {tally.errors}")
        return tally

    def visit(self, kind: str, path: str, cookies: list[str], *, connections: int) -> Tally:
        """Let each person make one visit of that kind (see `bench.load`)."""
        return self._load(kind, path, cookies, connections, 0)

    def workers(self) -> list[int]:
        """The process ids of its workers."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        return [int(child) for child in children.read_text().split()] if children.exists() else []

    def cpu_seconds(self) -> float:
        """The processor time that its workers have used; 0 where the system does not say."""
        stats = [Path(f"/proc/{worker}/stat") for worker in self.workers()]
        ticks = [stat.read_text().rpartition(")")[2].split()[11:13] for stat in stats]
        return sum(int(tick) for used in ticks for tick in used) / os.sysconf("SC_CLK_TCK")

    def _load(
        self, kind: str, path: str, cookies: list[str], connections: int, seconds: float
    ) -> Tally:
        errand: dict[str, Any] = {"port": self.port, "kind": kind, "path": path, "seconds": seconds}
        errand |= {"cookies": cookies, "connections": connections}
        done = subprocess.run(
            [sys.executable, "-m", "bench.load"],
            cwd=ROOT, input=json.dumps(errand), capture_output=True, text=True, check=True,
        )  # fmt: skip
        return Tally(**json.loads(done.stdout))


@contextmanager
def serving(
    application: str,
    environment: dict[str, str],
    *,
    first_page: str,
    workers: int = WORKERS,
    log: Path,
    options: Sequence[str] = (),
) -> Iterator[Server]:
    """Start gunicorn on a free port, wait for its first answer, stop it at the end."""
    port = free_port()
    command = [*server_command(application, port=port, workers=workers), *options]
    began = time.perf_counter()
    with log.open("w") as written:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=written, stderr=written
        )
    try:
        _wait_for(process, port, first_page, log)
        yield Server(port, process.pid, time.perf_counter() - began)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _wait_for(process: "subprocess.Popen[bytes]", port: int, page: str, log: Path) -> None:
    ends = time.perf_counter() + START_SECONDS
    while time.perf_counter() < ends and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), START_SECONDS) as connection:
                request = f"GET {page} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                connection.sendall(request.encode())
                if connection.recv(12)[9:] == b"200":
                    return
        except ConnectionError:
            time.sleep(0.01)
    raise SystemExit(f"A server for the bench did not start:\n{log.read_text()[-2000:]}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]
