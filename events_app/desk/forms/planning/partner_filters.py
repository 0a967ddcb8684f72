"""The filters of the list of partners' dates, as they stand in its address."""

from collections.abc import Mapping
from dataclasses import dataclass

from events_app.events.forms import Choice, read_page
from events_app.events.queries.partner_dates import PartnerOrder
from events_app.events.queries.planned import Spell


@dataclass(frozen=True)
class AskedOfPartners:
    """What the address asks for, and the options to show. What is not on offer is ignored."""

    spell: Spell
    order: PartnerOrder
    page: int
    #: the part of the address that keeps the filters when the page changes
    kept: dict[str, str]

    @property
    def spells(self) -> list[Choice]:
        return [Choice(one.value, one.value.capitalize()) for one in Spell]

    @property
    def orders(self) -> list[Choice]:
        return [Choice(one.value, one.value.capitalize()) for one in PartnerOrder]


def read_partner_filters(args: Mapping[str, str]) -> AskedOfPartners:
    """Read `when`, `sort` and `page`."""
    when, sort = args.get("when", ""), args.get("sort", "")
    spell = Spell(when) if when in set(Spell) else Spell.TO_COME
    order = PartnerOrder(sort) if sort in set(PartnerOrder) else PartnerOrder.EARLIEST
    kept = {"when": "" if spell is Spell.TO_COME else spell.value}
    kept |= {"sort": "" if order is PartnerOrder.EARLIEST else order.value}
    return AskedOfPartners(
        spell, order, read_page(args), {name: value for name, value in kept.items() if value}
    )
