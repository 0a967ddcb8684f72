"""The filters of the list of contacts, as they stand in its address. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from events_app.eligibility import role_in_words
from events_app.models.organisations import BoardRole
from events_app.people.queries.contacts import ContactFilters, Status

#: no list is longer
LAST_PAGE = 100_000
#: a search for more than this finds nothing better, in characters
LONGEST_SEARCH = 100

_STATUSES = {
    Status.UNCONFIRMED: "Role not confirmed",
    Status.ENDED: "Every role has ended",
    Status.NO_ROLE: "No role at a trust",
    Status.CLOSED: "Account closed",
}


class Choice(NamedTuple):
    """One option of a filter."""

    value: str
    text: str
    selected: bool


@dataclass(frozen=True)
class AskedContacts:
    """What the address asks for, and the options to show."""

    filters: ContactFilters
    page: int
    trusts: list[Choice]
    board_roles: list[Choice]
    statuses: list[Choice]
    #: the part of the address that keeps the filters when the page changes
    kept: dict[str, str]


def read_filters(args: Mapping[str, str], trusts: Sequence[tuple[str, str]]) -> AskedContacts:
    """Read `q`, `trust`, `role`, `status` and `page`. What is not on offer is ignored."""
    words = search_words(args.get("q", ""))
    trust = _one_of(args.get("trust", ""), [code for code, _name in trusts])
    role = _one_of(args.get("role", ""), [role.value for role in BoardRole])
    status = _one_of(args.get("status", ""), [status.value for status in Status])
    kept = {"q": words, "trust": trust, "role": role, "status": status}
    return AskedContacts(
        filters=ContactFilters(words, trust, role, status),
        page=page_number(args.get("page", "1")),
        trusts=[Choice(code, name, code == trust) for code, name in trusts],
        board_roles=[Choice(r.value, _capital(role_in_words(r)), r == role) for r in BoardRole],
        statuses=[Choice(s.value, words, s == status) for s, words in _STATUSES.items()],
        kept={name: value for name, value in kept.items() if value},
    )


def search_words(typed: str) -> str:
    """What was typed into a search, on one line and not too long."""
    return " ".join(typed.replace("\0", " ").split())[:LONGEST_SEARCH]


def page_number(value: str) -> int:
    """The page asked for; a number beyond every list is a page that is not there."""
    if not value.isascii() or not value.isdigit():
        return 1
    return min(max(1, int(value[:20])), LAST_PAGE)


def _one_of(value: str, offered: Sequence[str]) -> str:
    return value if value in offered else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
