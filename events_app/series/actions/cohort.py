"""What the event team does with the people of a cohort: add one, take one out."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session, scoped_session

from events_app.mail.sender import Sender
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.models.series import CohortPlace, Series
from events_app.models.upsert import upsert
from events_app.people.actions.history import keep_change
from events_app.series.actions.joining import Outcome, give_places
from events_app.series.queries.series import list_dates_to_come

AnySession = Session | scoped_session[Session]


def add_to_cohort(
    session: AnySession,
    *,
    series: Series,
    person: Person,
    sender: Sender,
    by: Person,
    now: datetime,
) -> list[Outcome]:
    """Give somebody a place in a cohort and at each of its dates to come. Says what became of each.

    Never above an event's places, and only at what is for them. Doing it twice is doing it once.
    """
    row = {"person_id": person.id, "series_id": series.id, "taken_at": now}
    session.execute(upsert(session, CohortPlace).values(row).on_conflict_do_nothing())
    _keep(session, series, f"Added to the cohort: {person.full_name}", by, now)
    dates = list_dates_to_come(session, series, now)
    return give_places(session, person=person, events=dates, sender=sender, now=now)


def take_out_of_cohort(
    session: AnySession, *, series: Series, person: Person, by: Person, now: datetime
) -> None:
    """Take somebody out of a cohort. Places that they have at its dates stay."""
    session.execute(
        delete(CohortPlace).where(
            CohortPlace.person_id == person.id, CohortPlace.series_id == series.id
        )
    )
    _keep(session, series, f"Taken out of the cohort: {person.full_name}", by, now)


def _keep(session: AnySession, series: Series, what: str, by: Person, now: datetime) -> None:
    keep_change(
        session, subject=Subject.SERIES, subject_id=series.id, what=what[:200], by=by, now=now
    )
