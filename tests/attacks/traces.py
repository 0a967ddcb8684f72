"""Traces: what outsiders do, one after the other, while the forum goes on in one of the worlds."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from events_app.clock import clock
from tests.attacks.crawl import Asked, Twins, every_request
from tests.attacks.forum_acts import ACTS, act
from tests.attacks.observing import Differs, Seen, see
from tests.attacks.worlds import World
from tests.conftest import NOW

#: a step: who goes on (the forum for True), and which of what they could do
Step = tuple[bool, int]

#: when every mail is due
AN_HOUR = timedelta(hours=1)


class Traces:
    """Runs traces in two worlds, and puts both back after each."""

    def __init__(self, twins: Twins) -> None:
        self.twins = twins
        app = twins.without.app
        found = every_request(app, twins.cast, twins.hidden, whole=True, only=lambda _rule: True)
        self.requests = [asked for asked in found if asked.method in (asked.rule.methods or ())]

    def run(self, steps: Sequence[Step]) -> None:
        """Raises Differs at the first step after which the worlds can be told apart."""
        cookies = {id(world): dict(self.twins.cast.cookies) for world in self.twins.both}
        try:
            for in_forum, number in steps:
                if in_forum:
                    self._in_forum(number)
                else:
                    self._outside(self.requests[number % len(self.requests)], cookies)
            self._at_the_end()
        finally:
            for world in self.twins.both:
                world.put_back()

    def _in_forum(self, number: int) -> None:
        twins = self.twins
        since = len(twins.with_forum.logged)
        with twins.with_forum.session(sealed=True) as session:
            act(session, twins.cast, twins.hidden.forum_id, ACTS[number % len(ACTS)])
        said = twins.with_forum.logged[since:]
        assert not said, f"what happens in the forum is logged: {said}"

    def _outside(self, asked: Asked, cookies: dict[int, dict[str, str]]) -> None:
        data = self.twins.form(asked) if asked.method == "POST" else None
        one, other = (
            self._seen(world, asked, cookies[id(world)], data) for world in self.twins.both
        )
        if one != other:
            raise Differs(f"{asked.method} {asked.address} by {asked.role}", one, other)

    def _seen(
        self, world: World, asked: Asked, cookies: dict[str, str], data: dict[str, object] | None
    ) -> Seen:
        since = len(world.logged)
        world.app.config["WTF_CSRF_ENABLED"] = asked.method != "POST"
        answer = world.ask(asked.method, asked.address, cookies[asked.role], data)
        given = answer.headers.get("Set-Cookie", "")
        if given.startswith("session="):
            cookies[asked.role] = given.partition(";")[0]
        seen = see(world, answer, since=since, mails=[])
        answer.close()
        return seen

    def _at_the_end(self) -> None:
        """An hour later: what outsiders got by mail, what the worker logged, what is counted."""
        with an_hour_later():
            one, other = (_afterwards(world) for world in self.twins.both)
        if one != other:
            raise Differs("the mails, the worker’s log and the figures afterwards", one, other)


@contextmanager
def an_hour_later() -> Iterator[None]:
    """For a while the product's clock shows an hour more than the tests' present."""
    now = clock.now
    clock.now = lambda _session: NOW + AN_HOUR
    try:
        yield
    finally:
        clock.now = now


def _afterwards(world: World) -> Seen:
    since = len(world.logged)
    mails = world.deliver()
    return see(world, world.ask("GET", "/metrics"), since=since, mails=mails)
