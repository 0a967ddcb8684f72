"""Series with an event, somebody who follows it and has a place in it; a date of a partner."""

from datetime import date

from sqlalchemy.orm import Session

from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.series import CohortPlace, SeriesFollow
from tests.factories import LONG_AGO
from tests.factories.series import make_partner_date, make_series


def fill(session: Session, person: Person, event: Event) -> None:
    series = make_series(session)
    event.series_id = series.id
    whose = {"person_id": person.id, "series_id": series.id}
    session.add(SeriesFollow(**whose, followed_at=LONG_AGO))
    session.add(CohortPlace(**whose, taken_at=LONG_AGO))
    make_partner_date(session, starts_date=date(2022, 9, 15))
    session.flush()
