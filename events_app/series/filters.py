"""The filters of the list of series, as they stand in its address."""

from collections.abc import Mapping
from dataclasses import dataclass

from events_app.events.forms import Choice, read_page
from events_app.models.series import SeriesKind
from events_app.series.queries.lists import SeriesOrder


@dataclass(frozen=True)
class AskedOfSeries:
    """What the address asks for, and the options to show. What is not on offer is ignored."""

    kind: str
    order: SeriesOrder
    page: int
    #: the part of the address that keeps the filters when the page changes
    kept: dict[str, str]

    @property
    def kinds(self) -> list[Choice]:
        return [Choice(kind.value, kind.value.capitalize()) for kind in SeriesKind]

    @property
    def orders(self) -> list[Choice]:
        return [Choice(one.value, one.value.capitalize()) for one in SeriesOrder]


def read_series_filters(args: Mapping[str, str]) -> AskedOfSeries:
    """Read `kind`, `sort` and `page`."""
    kind, sort = args.get("kind", ""), args.get("sort", "")
    kind = kind if kind in set(SeriesKind) else ""
    order = SeriesOrder(sort) if sort in set(SeriesOrder) else SeriesOrder.NAME
    kept = {"kind": kind, "sort": "" if order is SeriesOrder.NAME else order.value}
    return AskedOfSeries(
        kind, order, read_page(args), {name: value for name, value in kept.items() if value}
    )
