"""What a mutant needs: all that is sealed, read without asking who looks."""

from collections.abc import Callable
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any

import pytest
from flask import current_app
from werkzeug.routing import Rule

from events_app.extensions import db
from events_app.forums.facts import Forum, Meeting, Place
from events_app.forums.keys import ForumKeys
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.forums.whole import list_forum_ids
from tests.attacks.crawl import Twins
from tests.attacks.detectors import crawl

Leak = Callable[[pytest.MonkeyPatch, Twins], None]


@dataclass(frozen=True)
class Mutant:
    """Our own code with one leak: its class, an advisory that it resembles, who finds it."""

    name: str
    of: str
    leak: Leak
    found_by: Callable[[Twins], None]


def store() -> SealedStore:
    """The sealed store, for whoever asks."""
    return SealedStore(db.session, ForumKeys.from_setting(current_app.config["SEALING_KEYS"]))


def forums() -> list[Kept[Forum]]:
    """Every forum."""
    sealed = store()
    found = (sealed.find_forum(number) for number in list_forum_ids(sealed))
    return [forum for forum in found if forum is not None]


def places() -> list[Kept[Place]]:
    """Everybody's place, whatever became of it."""
    sealed = store()
    return [p for number in list_forum_ids(sealed) for p in sealed.list_kind(number, Place)]


def meetings() -> list[Kept[Meeting]]:
    """Every meeting of every forum."""
    sealed = store()
    return [m for number in list_forum_ids(sealed) for m in sealed.list_kind(number, Meeting)]


def titles() -> list[str]:
    return [forum.facts.title for forum in forums()]


def taking_part(person_id: int) -> bool:
    """Whether somebody has a place anywhere."""
    return any(place.facts.person == person_id for place in places())


def of(*endpoints: str) -> Callable[[Rule], bool]:
    """Only these addresses, so that a mutant is found soon."""
    return lambda rule: rule.endpoint in endpoints


def by(*endpoints: str) -> Callable[[Twins], None]:
    """Found by the crawl, at one of these addresses."""
    return lambda twins: crawl(twins, of(*endpoints))


def instead(patch: pytest.MonkeyPatch, where: str, change: Callable[[Any], Any]) -> None:
    """Put `change(what was there)` at a place in our code."""
    patch.setattr(where, change(resolve_name(where)))


def view(
    patch: pytest.MonkeyPatch, twins: Twins, endpoint: str, change: Callable[[Any], Any]
) -> None:
    """Put another view at an address, with the rule of the one before."""
    for world in twins.both:
        was = world.app.view_functions[endpoint]
        other = change(was)
        other.access = was.access
        patch.setitem(world.app.view_functions, endpoint, other)


def after_each(patch: pytest.MonkeyPatch, twins: Twins, change: Callable[[Any], Any]) -> None:
    """Have every answer pass through here."""
    for world in twins.both:
        known = world.app.after_request_funcs[None]
        patch.setitem(world.app.after_request_funcs, None, [change, *known])
