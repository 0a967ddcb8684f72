"""Series and partners' dates for tests."""

from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from events_app.models.series import PartnerDate, Series, SeriesKind
from tests.factories import LONG_AGO

_numbers = count(1)


def make_series(session: Session, **facts: Any) -> Series:
    """A network without events."""
    number = next(_numbers)
    plain = {"slug": f"series-{number}", "name": f"Series {number}", "kind": SeriesKind.NETWORK}
    made = Series(**plain | {"updated_at": LONG_AGO} | facts)
    session.add(made)
    session.flush()
    return made


def make_partner_date(session: Session, **facts: Any) -> PartnerDate:
    """One day of a partner, of whose audience nothing is known."""
    plain = {"title": "Leaders' day", "organisation": "A partner", "updated_at": LONG_AGO}
    facts.setdefault("ends_date", facts["starts_date"])
    made = PartnerDate(**plain | facts)
    session.add(made)
    session.flush()
    return made
