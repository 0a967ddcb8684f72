"""The dates of partner bodies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session, scoped_session

from events_app.events.queries.planned import Spell
from events_app.models.lists import PAGE_SIZE, stream
from events_app.models.series import PartnerDate

AnySession = Session | scoped_session[Session]


class PartnerOrder(StrEnum):
    """How the list is sorted."""

    EARLIEST = "earliest first"
    LATEST = "latest first"
    PARTNER = "partner"


@dataclass(frozen=True)
class PartnerDatePage:
    """One page of the list, and how many dates there are in all."""

    entries: list[PartnerDate]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


_ORDERS: dict[PartnerOrder, tuple[Any, ...]] = {
    PartnerOrder.EARLIEST: (PartnerDate.starts_date, PartnerDate.id),
    PartnerOrder.LATEST: (PartnerDate.starts_date.desc(), PartnerDate.id.desc()),
    PartnerOrder.PARTNER: (func.lower(PartnerDate.organisation), PartnerDate.starts_date),
}


def find_partner_date(session: AnySession, partner_date_id: int) -> PartnerDate | None:
    """One date of a partner."""
    return session.get(PartnerDate, partner_date_id)


def list_partner_dates_on(session: AnySession, first: date, last: date) -> list[PartnerDate]:
    """Those that share a day with these days, both inclusive."""
    statement = select(PartnerDate).where(
        PartnerDate.starts_date <= last, PartnerDate.ends_date >= first
    )
    return list(session.scalars(statement.order_by(PartnerDate.starts_date, PartnerDate.id)))


def list_partner_dates(
    session: AnySession, *, spell: Spell, order: PartnerOrder, today: date, page: int
) -> PartnerDatePage:
    """One page of those that are to come, over, or all."""
    wanted = _of(spell, today)
    total = session.scalar(select(func.count(PartnerDate.id)).where(wanted)) or 0
    statement = select(PartnerDate).where(wanted).order_by(*_ORDERS[order])
    statement = statement.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    return PartnerDatePage(list(session.scalars(statement)), total, page)


def list_partner_date_rows(
    session: AnySession, *, spell: Spell, order: PartnerOrder, today: date
) -> Iterator[PartnerDate]:
    """All of them, one after the other, for a file."""
    statement = select(PartnerDate).where(_of(spell, today)).order_by(*_ORDERS[order])
    yield from stream(session, statement).scalars()


def _of(spell: Spell, today: date) -> ColumnElement[bool]:
    to_come = PartnerDate.ends_date >= today
    return {Spell.TO_COME: to_come, Spell.OVER: ~to_come, Spell.ALL: true()}[spell]
