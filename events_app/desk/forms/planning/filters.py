"""The filters of the list of planned events, as they stand in its address."""

from collections.abc import Mapping
from dataclasses import dataclass

from events_app.events.forms import LONGEST_SEARCH, Choice, read_page
from events_app.events.queries.planned import Order, PlannedFilters, Spell
from events_app.models.events import EventState


@dataclass(frozen=True)
class AskedOfPlanned:
    """What the address asks for, and the options to show. What is not on offer is ignored."""

    filters: PlannedFilters
    page: int
    words: str
    states: list[Choice]
    spells: list[Choice]
    orders: list[Choice]
    #: the part of the address that keeps the filters when the page changes
    kept: dict[str, str]
    problem: str


def read_planned_filters(args: Mapping[str, str], counts: Mapping[str, int]) -> AskedOfPlanned:
    """Read `q`, `state`, `when`, `sort` and `page`; `counts` says how many are in each state."""
    words = " ".join(args.get("q", "").replace("\0", " ").split())
    state = args.get("state", "")
    state = state if state in set(EventState) else ""
    spell = _spell(args.get("when", ""))
    order = _order(args.get("sort", ""))
    kept = {"q": words, "state": state}
    kept |= {"when": "" if spell is Spell.TO_COME else spell.value}
    kept |= {"sort": "" if order is Order.EARLIEST else order.value}
    short = words[:LONGEST_SEARCH]
    return AskedOfPlanned(
        filters=PlannedFilters(words=short, state=state, spell=spell, order=order),
        page=read_page(args),
        words=short,
        states=[
            Choice(s.value, f"{s.value.capitalize()} ({counts.get(s.value, 0)})")
            for s in EventState
        ],
        spells=[Choice(s.value, s.value.capitalize()) for s in Spell],
        orders=[Choice(o.value, o.value.capitalize()) for o in Order],
        kept={name: value for name, value in kept.items() if value},
        problem=(
            f"Enter {LONGEST_SEARCH} characters or fewer to search for" if words != short else ""
        ),
    )


def _spell(value: str) -> Spell:
    return Spell(value) if value in set(Spell) else Spell.TO_COME


def _order(value: str) -> Order:
    return Order(value) if value in set(Order) else Order.EARLIEST
