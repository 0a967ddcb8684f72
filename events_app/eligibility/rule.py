"""The rule: which appointments meet which items, and on which days they are held.

The same sentences in SQL stand in `events/queries/audience.py`; `tests/guards` compares the two.
"""

from collections.abc import Iterable
from datetime import date

from events_app.eligibility.shapes import AnyItem, Conditions, Held, Item, Items
from events_app.models.organisations import ON_THE_BOARD, CommitteePart

#: what the six conditions of an item are where none is set
_NOTHING_ASKED = (None,) * 6


def stated_items(items: Iterable[AnyItem]) -> list[AnyItem]:
    """The items that somebody can meet. An item that asks for nothing lets nobody in."""
    return [item for item in items if _can_be_met(item)]


def meets(item: Item, appointment: Held) -> bool:
    """Does this appointment meet every condition of the item, whenever it is or was held?

    The SQL twin is `_meets_item` in `events/queries/audience.py`.
    """
    return (
        _can_be_met(item)
        and _allows_role(item, appointment.board_role)
        and _meets_committee(item, appointment)
        and _meets_place(item, appointment)
    )


def lacks_the_committee(item: Item, appointment: Held) -> bool:
    """Does it meet the item in everything but the committee that the item asks for?"""
    return (
        _can_be_met(item)
        and _allows_role(item, appointment.board_role)
        and _meets_place(item, appointment)
        and not _meets_committee(item, appointment)
    )


def held_on(appointment: Held, day: date) -> bool:
    """Is the appointment held on that day? Its first and its last day count."""
    until = appointment.until_date
    return appointment.from_date <= day and (until is None or day <= until)


def is_confirmed(appointment: Held) -> bool:
    """Has somebody confirmed what the person said? Nothing else ever counts."""
    return appointment.confirmed_at is not None


def for_board_role(items: Items, role: str) -> bool:
    """Could somebody who holds that board role be in the audience?

    The SQL twin is `audience_includes_role` in `events/queries/audience.py`.
    """
    return any(_allows_role(item, role) for item in stated_items(items))


def _can_be_met(item: Item | Conditions) -> bool:
    """Does the item ask for something, and for nothing that excludes itself?"""
    if item.any_board_role and item.board_role is not None:
        return item.board_role in ON_THE_BOARD
    conditions = (
        item.board_role,
        item.committee,
        item.committee_part,
        item.organisation_type,
        item.region,
        item.organisation_code,
    )
    return item.everyone or item.any_board_role or conditions != _NOTHING_ASKED


def _allows_role(item: Item, role: str | None) -> bool:
    if item.any_board_role and role not in ON_THE_BOARD:
        return False
    return item.board_role is None or item.board_role == role


def _meets_committee(item: Item, appointment: Held) -> bool:
    """Who chairs a committee also sits on it. No part asked for means either."""
    if item.committee is not None and item.committee != appointment.committee:
        return False
    if item.committee_part == CommitteePart.CHAIRS:
        return appointment.committee_part == CommitteePart.CHAIRS
    return item.committee_part is None or appointment.committee_part is not None


def _meets_place(item: Item, appointment: Held) -> bool:
    organisation = appointment.organisation
    return (
        item.organisation_type in (None, organisation.type)
        and item.region in (None, organisation.region)
        and item.organisation_code in (None, organisation.code)
    )
