"""Which events of one day want the same people. Pure; shown to the team, never refused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from events_app.eligibility import for_board_role, role_in_words
from events_app.eligibility.rule import stated_items
from events_app.models.organisations import BoardRole

#: everybody, those without a board role too
ALL_ROLES = frozenset(role.value for role in BoardRole)


@dataclass(frozen=True)
class Dated:
    """Something that takes people's time: an event of ours, or a partner's date."""

    title: str
    first: date
    last: date
    #: the board roles that it wants; None: not known
    roles: frozenset[str] | None
    #: the pages that show it
    address: str = ""
    #: whose it is; "" for our own
    organisation: str = ""
    #: the kinds of trust, regions and trusts that it is for, one for each way in; None: all
    places: frozenset[tuple[str | None, ...]] | None = None


@dataclass(frozen=True)
class Clash:
    """Another entry that shares a day, and the roles that both want."""

    other: Dated
    days: tuple[date, date]
    roles: tuple[str, ...]

    @property
    def is_warning(self) -> bool:
        """Sharing a day is worth a note; wanting the same people is worth a warning."""
        return bool(self.roles)

    @property
    def roles_in_words(self) -> str:
        """ "chief executives, governors"."""
        return ", ".join(f"{role_in_words(role)}s" for role in self.roles)


def wanted_roles(items: Sequence[Any]) -> frozenset[str] | None:
    """The board roles of an audience; None while it is not decided."""
    if not stated_items(items):
        return None
    return frozenset(role for role in ALL_ROLES if for_board_role(items, role))


def wanted_places(items: Sequence[Any]) -> frozenset[tuple[str | None, ...]] | None:
    """Where the people of an audience are: a tuple for each way in; None as soon as one is open."""
    places = {(i.organisation_type, i.region, i.organisation_code) for i in stated_items(items)}
    return None if not places or (None, None, None) in places else frozenset(places)


def list_clashes(own: Dated, others: Iterable[Dated]) -> list[Clash]:
    """The others that share a day with `own`: warnings first, then by date."""
    found = [
        Clash(other, (max(own.first, other.first), min(own.last, other.last)), _both(own, other))
        for other in others
        if own.first <= other.last and other.first <= own.last
    ]
    return sorted(found, key=lambda clash: (not clash.is_warning, clash.days, clash.other.title))


def _both(own: Dated, other: Dated) -> tuple[str, ...]:
    """The roles that both want, in the order of `BoardRole`; none where no trust is in both."""
    if own.roles is None or other.roles is None or not _meet(own, other):
        return ()
    return tuple(role for role in BoardRole if role in own.roles & other.roles)


def _meet(own: Dated, other: Dated) -> bool:
    """Whether one trust can be in both: each condition that both set is the same."""
    if own.places is None or other.places is None:
        return True
    return any(
        all(None in pair or pair[0] == pair[1] for pair in zip(one, another, strict=True))
        for one in own.places
        for another in other.places
    )
