"""The dates of partner bodies."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.series import PartnerDate

AnySession = Session | scoped_session[Session]


def find_partner_date(session: AnySession, partner_date_id: int) -> PartnerDate | None:
    """One date of a partner."""
    return session.get(PartnerDate, partner_date_id)


def list_partner_dates_on(session: AnySession, first: date, last: date) -> list[PartnerDate]:
    """Those that share a day with these days, both inclusive."""
    statement = select(PartnerDate).where(
        PartnerDate.starts_date <= last, PartnerDate.ends_date >= first
    )
    return list(session.scalars(statement.order_by(PartnerDate.starts_date, PartnerDate.id)))


def list_partner_dates(session: AnySession, today: date) -> list[PartnerDate]:
    """Those that are not over, the nearest first."""
    statement = select(PartnerDate).where(PartnerDate.ends_date >= today)
    return list(session.scalars(statement.order_by(PartnerDate.starts_date, PartnerDate.id)))
