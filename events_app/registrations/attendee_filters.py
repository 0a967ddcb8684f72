"""The filters of lists of an event's people, as they stand in an address. Pure.

What is not on offer is ignored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from events_app.eligibility import role_in_words
from events_app.models.organisations import BoardRole
from events_app.registrations.queries.attendees import Order, Part, Wanted

#: no list is longer
LAST_PAGE = 100_000
#: a search of more words than this finds nothing better
LONGEST_SEARCH = 100

ROLES = [(role.value, role_in_words(role).capitalize()) for role in BoardRole]
ORDERS = [
    (Order.NAME.value, "Name"),
    (Order.TRUST.value, "Trust"),
    (Order.LATEST.value, "Latest registration"),
    (Order.FIRST.value, "First registration"),
]

Option = TypeVar("Option", bound=StrEnum)


@dataclass(frozen=True)
class AskedList:
    """What the address asks for, and the part of it that keeps the filters."""

    wanted: Wanted
    page: int
    kept: dict[str, str]
    problem: str

    @property
    def narrowed(self) -> bool:
        """Whether a filter is set, whatever the part and the order."""
        return bool(self.kept.keys() - {"show", "sort"})

    @property
    def query(self) -> str:
        """The filters alone, as the end of an address: "?q=owen", or "" without any."""
        return self.address().rstrip("&").rstrip("?")

    def address(self, **changes: str) -> str:
        """The query with these parts changed, ready for more: "?show=waiting&q=owen&"."""
        kept = {name: value for name, value in (self.kept | changes).items() if value}
        return f"?{urlencode(kept)}{'&' if kept else ''}"


def read_people(args: Mapping[str, str], *, part: Part | None) -> AskedList:
    """Read `show`, `q`, `trust`, `role`, `access`, `sort` and `page`; `part` where none is asked.

    What is not on offer counts as not asked.
    """
    words, trust = _typed(args, "q"), _typed(args, "trust")
    role = args.get("role", "") if args.get("role") in {value for value, _ in ROLES} else ""
    access = args.get("access") == "yes"
    shown = _one(Part, args.get("show", ""), part)
    order = _one(Order, args.get("sort", ""), Order.NAME) or Order.NAME
    too_long = len(words) > LONGEST_SEARCH or len(trust) > LONGEST_SEARCH
    kept = {
        "show": shown or "",
        "q": words[:LONGEST_SEARCH],
        "trust": trust[:LONGEST_SEARCH],
        "role": role,
        "access": "yes" if access else "",
        "sort": "" if order is Order.NAME else order.value,
    }
    return AskedList(
        wanted=Wanted(shown, kept["q"], kept["trust"], role, access, order),
        page=page_in(args),
        kept={name: value for name, value in kept.items() if value},
        problem=f"Enter {LONGEST_SEARCH} characters or fewer to search for" if too_long else "",
    )


def page_in(args: Mapping[str, str]) -> int:
    """The page asked for; a number beyond every list is a page that is not there."""
    value = args.get("page", "1")
    if not value.isascii() or not value.isdigit():
        return 1
    return min(max(1, int(value[:20])), LAST_PAGE)


def _typed(args: Mapping[str, str], name: str) -> str:
    return " ".join(args.get(name, "").replace("\0", " ").split())


def _one(kind: type[Option], value: str, otherwise: Option | None) -> Option | None:
    return kind(value) if value in set(kind) else otherwise
