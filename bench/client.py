"""A small HTTP/1.1 client that costs little beside the server it measures. Loopback only.

A visit is a generator: it gives requests as bytes and receives each answer. Many visits run over a
few connections in one thread. Only what gunicorn sends is understood.
"""

import selectors
import socket
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

Visit = Generator[bytes, "Answer", None]

#: an answer that takes longer is counted as an error
PATIENCE_SECONDS = 30.0


class Answer(NamedTuple):
    """What came back: its status, its head with every header, and its body."""

    status: int
    head: bytes
    body: bytes

    def header(self, name: bytes) -> str:
        """The first header of that name, or nothing."""
        for line in self.head.split(b"\r\n")[1:]:
            found, _, value = line.partition(b": ")
            if found.lower() == name.lower():
                return value.decode()
        return ""


@dataclass
class Tally:
    """What a crowd did: seconds each visit took, requests, and what went wrong by its name."""

    took: list[float] = field(default_factory=list)
    requests: int = 0
    seconds: float = 0.0
    errors: dict[str, int] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Visits a second that went well."""
        return len(self.took) / self.seconds

    @property
    def request_rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds

    def count_error(self, name: str) -> None:
        self.errors[name] = self.errors.get(name, 0) + 1


class UnexpectedAnswer(Exception):  # noqa: N818 - named for what happened
    """A visit met an answer that ends it. Says which."""


def get(path: str, cookie: str = "") -> bytes:
    """A request to read a page."""
    held = f"Cookie: {cookie}\r\n" if cookie else ""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{held}\r\n".encode()


def post(path: str, form: str, cookie: str) -> bytes:
    """A request that sends a form, already encoded."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(form)}\r\n\r\n{form}"
    ).encode()


def crowd(port: int, visits: Iterator[Visit], connections: int, seconds: float) -> Tally:
    """Run visits, `connections` at a time, until there are no more or the time is over.

    `seconds` of 0 means until there are no more. Visits under way at the end count no more.
    """
    tally = Tally()
    selector = selectors.DefaultSelector()
    began = time.perf_counter()
    ends = began + seconds if seconds else float("inf")
    open_lines = {_Line(port, visits, tally, selector) for _ in range(connections)}
    open_lines = {line for line in open_lines if line.next_visit()}
    while open_lines and time.perf_counter() < ends:
        ready = selector.select(PATIENCE_SECONDS)
        if not ready:
            tally.count_error("no answer")
            break
        for key, _ in ready:
            line: _Line = key.data
            if not line.read():
                open_lines.discard(line)
    tally.seconds = time.perf_counter() - began
    for line in open_lines:
        line.close()
    return tally


class _Line:
    """One connection, and the visit that it serves now."""

    def __init__(
        self, port: int, visits: Iterator[Visit], tally: Tally, selector: selectors.BaseSelector
    ) -> None:
        self._port, self._visits, self._tally, self._selector = port, visits, tally, selector
        self._socket: socket.socket | None = None
        self._received = b""
        self._visit: Visit | None = None
        self._began = 0.0

    def next_visit(self) -> bool:
        """Begin another visit; False when there is none."""
        self._visit = next(self._visits, None)
        if self._visit is None:
            self.close()
            return False
        self._began = time.perf_counter()
        self._send(next(self._visit))
        return True

    def read(self) -> bool:
        """Take what came; False when this line has nothing more to do."""
        assert self._socket is not None
        more = self._socket.recv(262_144)
        self._received += more
        answer = _answer(self._received, ended=not more)
        if answer is None:
            if more:
                return True
            self.close()
            return self._finish("connection lost")
        self._received = b""
        self._tally.requests += 1
        if not more or b"\r\nConnection: close" in answer.head:
            self.close()
        return self._go_on(answer)

    def close(self) -> None:
        if self._socket is not None:
            self._selector.unregister(self._socket)
            self._socket.close()
            self._socket = None

    def _go_on(self, answer: Answer) -> bool:
        assert self._visit is not None
        try:
            self._send(self._visit.send(answer))
        except StopIteration:
            return self._finish("")
        except UnexpectedAnswer as unexpected:
            return self._finish(str(unexpected))
        return True

    def _finish(self, error: str) -> bool:
        if error:
            self._tally.count_error(error)
        else:
            self._tally.took.append(time.perf_counter() - self._began)
        return self.next_visit()

    def _send(self, request: bytes) -> None:
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port), PATIENCE_SECONDS)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._selector.register(self._socket, selectors.EVENT_READ, self)
        self._socket.sendall(request)


def _answer(received: bytes, *, ended: bool) -> Answer | None:
    """The whole answer, once it is there."""
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return None
    head = received[:end]
    at = head.find(b"\r\nContent-Length: ")
    if at < 0:
        return Answer(int(head[9:12]), head, received[end + 4 :]) if ended else None
    length = int(head[at + 18 :].split(b"\r\n", 1)[0])
    if len(received) < end + 4 + length:
        return None
    return Answer(int(head[9:12]), head, received[end + 4 :])
