"""The places of a cohort at its dates: who gets one, who waits, and what comes with it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from events_app.models.events import Event, EventState
from events_app.models.people import Person
from events_app.models.registrations import Registration
from events_app.models.series import CohortPlace, SeriesKind
from tests.factories import appointment, audience_item, make_event, make_person, make_registration
from tests.factories.series import make_series
from tests.walking import outbox, send, words

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


def dated(session, series, number, starts_at=None, **facts):
    return make_event(
        session,
        title=f"Date {number}",
        series_id=series.id,
        starts_at=starts_at or OCTOBER + timedelta(days=7 * number),
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


def states(session, event):
    """Who has or awaits a place at an event, in the order in which they came."""
    session.expire_all()
    statement = select(Person.full_name, Registration.state).join(Registration.person)
    rows = session.execute(
        statement.where(Registration.event_id == event.id).order_by(Registration.id)
    )
    return [tuple(row) for row in rows.all()]


def sent(session):
    return [(mail.recipient, mail.template.rpartition("/")[2]) for mail in outbox(session)]


def test_who_finds_no_room_at_a_date_of_their_cohort_waits_for_it_and_is_told(
    session, client, cohort, member
):
    member("Ada", "governor")
    ben, cem = member("Ben"), member("Cem")
    draft = dated(session, cohort, 1, state=EventState.DRAFT, capacity=1)
    page = f"/manage/events/{draft.id}"
    before = words(client.get(f"{page}/publish"))
    assert (
        "2 people of the cohort meet 1 place. "
        "1 person is given a place, in the order in which they joined it. "
        "1 person joins the waiting list. Each is told by email. "
        "It is not for 1 person of the cohort: no place, no email."
    ) in before
    after = words(client.get(send(client, f"{page}/publish").location))
    assert "Everybody can see it now. 2 people were told by email." in after
    assert states(session, draft) == [("Ben", "registered"), ("Cem", "waiting list")]
    assert sent(session) == [(ben.email, "registered"), (cem.email, "waiting_list")]
    kept = session.get(Event, draft.id)
    assert (kept.taken, kept.waiting, kept.capacity) == (1, 1, 1)
    assert "Of 3 in the cohort 1 was given a place" in after
    assert "On the waiting list: Cem" in after
    assert "Without a place: Ada (it is not for them)" in after


def test_a_place_that_becomes_free_goes_to_who_waits_of_the_cohort(session, client, cohort, member):
    member("Ben")
    member("Cem")
    draft = dated(session, cohort, 1, state=EventState.DRAFT, capacity=1)
    page = f"/manage/events/{draft.id}"
    send(client, f"{page}/publish")
    statement = select(Registration.id).order_by(Registration.id)
    ben, cem = session.scalars(statement).all()
    send(client, f"{page}/people/{ben}/cancel")
    send(client, f"{page}/people/{cem}/move")
    assert states(session, draft) == [("Ben", "cancelled by you"), ("Cem", "registered")]


def test_less_than_a_day_before_the_start_the_page_says_that_nobody_can_wait(
    session, client, cohort, member, now
):
    member("Ben")
    member("Cem")
    soon = now + timedelta(hours=3)
    draft = dated(session, cohort, 1, soon, state=EventState.DRAFT, capacity=1)
    page = f"/manage/events/{draft.id}"
    before = words(client.get(f"{page}/publish"))
    assert "1 person gets no place: the waiting list is closed already." in before
    after = words(client.get(send(client, f"{page}/publish").location))
    assert states(session, draft) == [("Ben", "registered")]
    assert "Without a place: Cem (All places are taken)" in after


def test_before_registration_opens_the_page_says_that_nobody_of_the_cohort_is_given_a_place(
    session, client, cohort, member, now
):
    member("Ben")
    draft = dated(session, cohort, 1, state=EventState.DRAFT, opens_at=now + timedelta(days=2))
    page = f"/manage/events/{draft.id}"
    before = words(client.get(f"{page}/publish"))
    assert (
        "Registration is not open at once, so nobody of the cohort is given a place. "
        "Publishing sends no email."
    ) in before
    send(client, f"{page}/publish")
    assert (states(session, draft), sent(session)) == ([], [])
