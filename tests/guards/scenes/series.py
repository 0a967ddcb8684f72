"""Series with an event, somebody who follows it and has a place in it; a date of a partner."""

from datetime import date

from sqlalchemy.orm import Session

from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.series import CohortPlace, SeriesFollow, SeriesKind
from tests.factories import LONG_AGO, audience_item, make_event
from tests.factories.series import make_partner_date, make_series


def fill(session: Session, person: Person, event: Event) -> None:
    series = make_series(session)
    event.series_id = series.id
    whose = {"person_id": person.id, "series_id": series.id}
    session.add(SeriesFollow(**whose, followed_at=LONG_AGO))
    session.add(CohortPlace(**whose, taken_at=LONG_AGO))
    make_partner_date(session, starts_date=date(2022, 9, 15))
    session.flush()


def add(session: Session, person: Person) -> dict[str, list[str]]:
    """A cohort in which the person has a place, with a date; an event that belongs to none.

    Both events have numbers that forms can name: ANSWERS says them.
    """
    series = make_series(session, kind=SeriesKind.COHORT)
    date_of_it = session.get(Event, 777) or make_event(
        session, id=777, audience=[audience_item(everyone=True)]
    )
    date_of_it.series_id = series.id
    loose = session.get(Event, 778) or make_event(session, id=778)
    loose.series_id = None
    whose = {"person_id": person.id, "series_id": series.id}
    session.add(CohortPlace(**whose, taken_at=LONG_AGO))
    followed = make_series(session, slug=f"followed-{series.id}")
    session.add(SeriesFollow(person_id=person.id, series_id=followed.id, followed_at=LONG_AGO))
    session.flush()
    return {
        "series_slug": [series.slug, followed.slug],
        "series_id": [str(series.id)],
        "dated_event_id": [str(date_of_it.id)],
        "cohort_person_id": [str(person.id)],
    }
