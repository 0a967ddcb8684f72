"""What the directory is narrowed to, read from its address. Bad values count for nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from events_app.models.organisations import BoardRole
from events_app.models.speakers import Tie
from events_app.speakers.queries.directory import Filters
from events_app.speakers.words import board_role

LONGEST_SEARCH = 100
#: no list is longer
LAST_PAGE = 100_000
#: the value of `asked`, and its words
ASKED = {"0": "Not asked", "1": "At most once", "2": "At most twice"}
ORDERS = {"name": "By name", "asked": "Least asked first"}


class Choice(NamedTuple):
    """One option of a filter."""

    value: str
    text: str
    selected: bool


@dataclass(frozen=True)
class Asked:
    """What the address asks for, and the options to show: (name, label, words for all, options)."""

    filters: Filters
    page: int
    words: str
    menus: list[tuple[str, str, str, list[Choice]]]
    new_to_us: bool
    facilitates: bool
    #: the session that is planned, or ""
    session_id: str
    #: the part of the address that keeps the filters when the page changes
    kept: dict[str, str]
    problem: str


def read_filters(
    args: Mapping[str, str],
    *,
    topics: list[str],
    trust_types: list[str],
    regions: list[str],
    session_id: str = "",
    without_themes: tuple[str, ...] = (),
) -> Asked:
    """Read `q`, the menus, `new`, `facilitates` and `page` from the address.

    `session_id`: a session that is planned, whose themes nobody is asked about against their wish.
    """
    words = " ".join(args.get("q", "").replace("\0", " ").split())
    offered = _offered(topics, trust_types, regions)
    chosen = {name: _one_of(args.get(name, ""), menu[-1]) for name, menu in offered.items()}
    flags = {name: "yes" if args.get(name) == "yes" else "" for name in ("new", "facilitates")}
    kept = {"session": session_id, "q": words[:LONGEST_SEARCH], **chosen, **flags}
    too_long = len(words) > LONGEST_SEARCH
    return Asked(
        filters=_filters(words[:LONGEST_SEARCH], chosen, flags, without_themes),
        page=_page(args.get("page", "1")),
        words=words[:LONGEST_SEARCH],
        menus=[
            (name, label, every, _choices(options, chosen[name]))
            for name, (label, every, options) in offered.items()
        ],
        new_to_us=bool(flags["new"]),
        facilitates=bool(flags["facilitates"]),
        session_id=session_id,
        kept={name: value for name, value in kept.items() if value},
        problem=f"Enter {LONGEST_SEARCH} characters or fewer to search for" if too_long else "",
    )


def _offered(
    topics: list[str], trust_types: list[str], regions: list[str]
) -> dict[str, tuple[str, str, dict[str, str]]]:
    """The menus: label, words for everything, options."""
    return {
        "topic": ("Topic", "All topics", _same(topics)),
        "role": ("Board role", "All roles", {role.value: board_role(role) for role in BoardRole}),
        "tie": ("How they stand to us", "All", _same([tie.value for tie in Tie])),
        "type": ("Trust type", "All types", _same(trust_types)),
        "region": ("Region", "All regions", {region: region for region in regions}),
        "asked": ("Asked in 12 months", "However often", ASKED),
        "order": ("Order", "", ORDERS),
    }


def _filters(
    words: str, chosen: dict[str, str], flags: dict[str, str], themes: tuple[str, ...]
) -> Filters:
    return Filters(
        words=words,
        topic=chosen["topic"],
        board_role=chosen["role"],
        tie=chosen["tie"],
        trust_type=chosen["type"],
        region=chosen["region"],
        new_to_us=bool(flags["new"]),
        facilitates=bool(flags["facilitates"]),
        asked_most=int(chosen["asked"]) if chosen["asked"] else None,
        least_asked_first=chosen["order"] == "asked",
        themes=themes,
    )


def _same(values: list[str]) -> dict[str, str]:
    return {value: value[:1].upper() + value[1:] for value in values}


def _choices(options: dict[str, str], chosen: str) -> list[Choice]:
    return [Choice(value, text, value == chosen) for value, text in options.items()]


def _one_of(value: str, offered: dict[str, str]) -> str:
    return value if value in offered else ""


def _page(value: str) -> int:
    if not value.isascii() or not value.isdigit():
        return 1
    return min(max(1, int(value[:20])), LAST_PAGE)
