"""Make the twin worlds: first what both have, then a copy, then the forum in one of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from events_app.mail.outbox import post
from events_app.models.messages import MessageState
from tests.attacks.busy_forum import make_busy_forum
from tests.attacks.cast import gather
from tests.attacks.crawl import Twins
from tests.attacks.traces import an_hour_later
from tests.attacks.worlds import World, close_world, open_world
from tests.conftest import NOW, migrate


@contextmanager
def make_twins(folder: Path) -> Iterator[Twins]:
    """Two worlds in a folder; everything that has to go out is out."""
    first = open_world(folder / "without", None, frozenset())
    migrate(first.app)
    with first.session() as session:
        cast = gather(first.app, session)
    insiders = frozenset(cast.addresses[f"insider {part}"] for part in cast.insiders)
    first.insiders = insiders
    second = open_world(folder / "with", first.file, insiders)
    second.drawn[False].update(first.drawn[False])
    with second.session(sealed=True) as session:
        hidden = make_busy_forum(session, cast)
    twins = Twins(first, second, cast, hidden)
    for world in twins.both:
        _a_mail_fails(world)
        _send_what_waits(world)
        world.keep()
    yield twins
    for world in twins.both:
        close_world(world)


def _a_mail_fails(world: World) -> None:
    """After the forum's own mails went out: the event team sees it, and no number that jumped."""
    with world.session() as session:
        message = post(
            session, recipient="a@trust.example", template="people/mail/code", facts={}, now=NOW
        )
        message.state = MessageState.DEAD


def _send_what_waits(world: World) -> None:
    """Messages wait up to half an hour: an hour later all of them are out."""
    with an_hour_later():
        world.deliver()
