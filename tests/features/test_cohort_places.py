"""The places of a cohort at its dates: who gets one, who waits, and what comes with it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from events_app.models.events import EventState
from events_app.models.registrations import Registration
from events_app.models.series import CohortPlace, SeriesKind
from tests.factories import appointment, audience_item, make_event, make_person, make_registration
from tests.factories.series import make_series
from tests.walking import send

pytestmark = pytest.mark.usefixtures("team")

OCTOBER = datetime(2022, 10, 4, 9, 0, tzinfo=UTC)
CAPTIONS = ["live captions", "British Sign Language interpreter"]


@pytest.fixture
def cohort(session, now):
    return make_series(session, slug="cohort", name="Cohort 3", kind=SeriesKind.COHORT)


@pytest.fixture
def uma(session, chair):
    """Her account remembers what helps her."""
    chair.access_needs, chair.access_note = CAPTIONS, "Sits near the front"
    session.flush()
    return chair


@pytest.fixture
def member(session, cohort, trust, now):
    """Makes somebody who has a place in the cohort."""

    def make(name, role="chair"):
        held = appointment(organisation=trust, board_role=role)
        person = make_person(session, full_name=name, appointments=[held])
        return join(session, cohort, person, now)

    return make


def join(session, cohort, person, now):
    session.add(CohortPlace(person_id=person.id, series_id=cohort.id, taken_at=now))
    session.flush()
    return person


def dated(session, series, number, **facts):
    return make_event(
        session,
        title=f"Date {number}",
        series_id=series.id,
        starts_at=OCTOBER + timedelta(days=7 * number),
        audience=[audience_item(board_role="chair")],
        **facts,
    )


def needs(session, event):
    session.expire_all()
    statement = select(Registration.access_needs, Registration.access_note)
    rows = session.execute(
        statement.where(Registration.event_id == event.id).order_by(Registration.id)
    )
    return [tuple(row) for row in rows.all()]


def test_a_place_that_carries_over_carries_what_helps_the_person_take_part(
    session, client, cohort, uma, member, now
):
    join(session, cohort, uma, now)
    ben = member("Ben")
    member("Cem")
    before = make_event(session)
    make_registration(
        session, person=ben, event=before, state="registered", access_needs=["large print"]
    )
    draft = dated(session, cohort, 1, state=EventState.DRAFT)
    send(client, f"/manage/events/{draft.id}/publish")
    assert needs(session, draft) == [
        (CAPTIONS, "Sits near the front"),
        (["large print"], ""),
        ([], ""),
    ]


def test_somebody_who_is_added_to_a_cohort_keeps_what_helps_them_take_part(
    session, client, cohort, uma
):
    event = dated(session, cohort, 1)
    send(client, f"/manage/series/{cohort.id}/people/add/{uma.id}")
    assert needs(session, event) == [(CAPTIONS, "Sits near the front")]
