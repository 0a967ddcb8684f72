"""Series: followed, registered for in one go, cohorts whose places carry over, dates by a rule."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from events_app.models.events import Event, EventState
from events_app.models.history import Change, Subject
from events_app.models.people import AccountRole
from events_app.models.registrations import Registration
from events_app.models.series import CohortPlace, Series, SeriesFollow, SeriesKind
from events_app.people.queries.history import find_version
from tests.factories import audience_item, make_event, make_person, make_registration
from tests.factories.series import make_series
from tests.walking import errors, outbox, send, words

OCTOBER = datetime(2022, 10, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def network(session, now):
    return make_series(session, slug="chairs", name="Network of trust chairs")


@pytest.fixture
def cohort(session, now):
    return make_series(session, slug="cohort", name="Cohort 3", kind=SeriesKind.COHORT)


@pytest.fixture
def me(session, chair, client, sign_in):
    sign_in(client, chair)
    return chair


@pytest.fixture
def planner(session, now, app, sign_in):
    other = app.test_client()
    sign_in(other, make_person(session, full_name="Robin", roles=[AccountRole.EVENT_TEAM]))
    return other


def dated(session, series, number, role="chair", **facts):
    return make_event(
        session,
        title=f"Date {number}",
        series_id=series.id,
        starts_at=OCTOBER + timedelta(days=7 * number),
        audience=[audience_item(board_role=role)],
        **facts,
    )


def states(session):
    session.expire_all()
    rows = session.execute(
        select(Event.title, Registration.state).join(Registration.event).order_by(Event.id)
    )
    return [tuple(row) for row in rows]


def test_everybody_sees_its_dates_and_no_drafts(session, client, network):
    dated(session, network, 1)
    dated(session, network, 2, state=EventState.DRAFT)
    text = words(client.get("/series/chairs"))
    assert "Date 1, Tuesday 11 October 2022, 10am to 11:30am" in text
    assert "Date 2" not in text


def test_a_series_that_is_not_there_is_not_found(client, now):
    assert client.get("/series/other").status_code == 404


@pytest.mark.usefixtures("me")
def test_it_is_followed_shown_on_your_events_and_followed_no_more(session, client, network):
    send(client, "/series/chairs", "/series/chairs/follow")
    assert "Network of trust chairs" in words(client.get("/your-events"))
    send(client, "/series/chairs", "/series/chairs/follow")
    assert len(session.scalars(select(SeriesFollow)).all()) == 1
    send(client, "/series/chairs", "/series/chairs/unfollow")
    assert session.scalars(select(SeriesFollow)).all() == []
    assert "Network of trust chairs" not in words(client.get("/your-events"))


@pytest.mark.usefixtures("me")
def test_several_dates_are_registered_for_at_once_and_each_says_what_became_of_it(
    session, client, network
):
    free = dated(session, network, 1)
    full = dated(session, network, 2, capacity=1, taken=1)
    other = dated(session, network, 3, role="governor")
    left = dated(session, network, 4)
    ids = [str(event.id) for event in (free, full, other)]
    page = send(client, "/series/chairs", "/series/chairs/register", event=ids)
    text = words(page)
    assert "Date 1 Tuesday 11 October 2022, 10am to 11:30am You are registered." in text
    assert "It is full. You are on the waiting list." in text
    assert "This event is for governors." in text
    assert states(session) == [("Date 1", "registered"), ("Date 2", "waiting list")]
    assert left.title not in text
    assert len(outbox(session)) == 2
    again = send(client, "/series/chairs", "/series/chairs/register", event=ids[:1])
    assert "You were registered already." in words(again)


@pytest.mark.usefixtures("me")
def test_dates_of_other_series_and_none_at_all_are_not_registered_for(session, client, network):
    dated(session, network, 1)
    foreign = make_event(session, audience=[audience_item(board_role="chair")])
    for ticked in ([], [str(foreign.id)], ["x"]):
        page = send(client, "/series/chairs", "/series/chairs/register", event=ticked)
        assert (page.status_code, errors(page)) == (422, ["Select one or more dates"])
    assert states(session) == []


def test_a_place_in_a_cohort_carries_over_to_a_new_date_when_it_is_published(
    session, client, cohort, me, planner
):
    first = dated(session, cohort, 1)
    send(client, "/series/cohort", "/series/cohort/register", event=[str(first.id)])
    assert [place.person_id for place in session.scalars(select(CohortPlace))] == [me.id]
    assert "You have a place in this cohort." in words(client.get("/series/cohort"))
    second = dated(session, cohort, 2, state=EventState.DRAFT)
    page = planner.get(f"/manage/events/{second.id}/publish")
    assert "1 person of the cohort is given a place and told by email" in words(page)
    send(planner, f"/manage/events/{second.id}/publish")
    assert states(session) == [("Date 1", "registered"), ("Date 2", "registered")]
    whats = session.scalars(select(Change.what).where(Change.subject_id == second.id))
    assert "Of 1 in the cohort 1 was given a place" in whats.all()


@pytest.mark.usefixtures("me")
def test_leaving_a_cohort_keeps_the_places_that_one_has(session, client, cohort, me):
    first = dated(session, cohort, 1)
    make_registration(session, person=me, event=first, state="registered")
    send(client, "/series/cohort", "/series/cohort/register", event=[str(first.id)])
    send(client, "/series/cohort", "/series/cohort/leave")
    assert (session.scalars(select(CohortPlace)).all(), states(session)) == (
        [],
        [("Date 1", "registered")],
    )


def test_the_team_makes_a_series_puts_an_event_into_it_and_the_history_says_who(
    session, planner, now
):
    event = make_event(session, title="Old one")
    send(
        planner, "/manage/series/new", name="Inductions for NEDs", series_kind="induction programme"
    )
    series = session.scalars(select(Series)).one()
    address = f"/manage/series/{series.id}"
    assert series.slug == "inductions-for-neds"
    send(planner, address, f"{address}/events", loose_event=str(event.id))
    version = find_version(session, Subject.SERIES, series.id)
    send(planner, address, name="Inductions", series_kind="induction programme", version=version)
    session.expire_all()
    assert session.get(Event, event.id).series_id == series.id
    text = words(planner.get(address))
    assert "Event added: Old one" in text
    assert "Name: Inductions (it was: Inductions for NEDs)" in text
    assert "by Robin" in text


def test_dates_by_a_rule_are_shown_first_and_then_made_as_drafts(session, planner, network):
    latest = dated(session, network, 0, about="On allyship", capacity=30)
    address = f"/manage/series/{network.id}/dates"
    rule = {
        "starts_on": "25 October 2022",
        "every": "every week",
        "number": "3",
        "starts": "2pm",
        "ends": "3pm",
        "exceptions": "1 November 2022",
    }
    page = words(send(planner, address, **rule))
    assert "2 dates. Each becomes a draft" in page
    assert "Tuesday 25 October 2022, 2pm to 3pm Tuesday 8 November 2022, 2pm to 3pm" in page
    assert [event.id for event in session.scalars(select(Event))] == [latest.id]
    send(planner, address, **rule, go="confirm")
    session.expire_all()
    made = session.scalars(select(Event).where(Event.id != latest.id).order_by(Event.id)).all()
    assert [(e.starts_date, e.starts_at, e.state, e.about, e.capacity) for e in made] == [
        (date(2022, 10, 25), datetime(2022, 10, 25, 13, 0, tzinfo=UTC), "draft", "On allyship", 30),
        (date(2022, 11, 8), datetime(2022, 11, 8, 14, 0, tzinfo=UTC), "draft", "On allyship", 30),
    ]


def test_a_rule_that_cannot_be_is_told_what_to_enter(planner, network):
    address = f"/manage/series/{network.id}/dates"
    wrong = {"starts_on": "soon", "every": "every week", "number": "0"}
    assert errors(send(planner, address, **wrong)) == ["Enter a date like 6 September 2022"]
    wrong |= {"starts_on": "1 October 2022", "starts": "2pm", "exceptions": "never"}
    assert errors(send(planner, address, **wrong)) == [
        "Enter a whole number from 1 to 60",
        "Enter both times, or neither",
        "Enter a date like 6 September 2022",
    ]


def test_who_registers_for_several_dates_has_what_their_account_remembers(
    session, client, network, me
):
    me.access_needs, me.access_note = ["live captions"], "Sits near the front"
    event = dated(session, network, 1)
    send(client, "/series/chairs", "/series/chairs/register", event=[str(event.id)])
    session.expire_all()
    made = session.scalars(select(Registration)).one()
    assert (made.access_needs, made.access_note) == (["live captions"], "Sits near the front")


@pytest.mark.usefixtures("me")
def test_a_refusal_that_is_the_same_for_all_dates_is_said_once_and_leads_on(
    session, client, network
):
    dates = [dated(session, network, number, role="governor") for number in (1, 2, 3)]
    ids = [str(event.id) for event in dates]
    page = send(client, "/series/chairs", "/series/chairs/register", event=ids)
    assert words(page).count("This event is for governors.") == 1
    assert "This is so for each of these 3 dates: Date 1" in words(page)
    assert page.text.count("role-changed") == 1
    assert f'<a href="/events/{dates[0].slug}/role-changed">My role has changed</a>' in page.text
    assert "emailed" not in words(page)
    assert outbox(session) == []


@pytest.mark.usefixtures("me")
def test_a_mail_is_mentioned_where_one_was_sent_and_a_refused_date_leads_on_by_itself(
    session, client, network
):
    mine, other = dated(session, network, 1), dated(session, network, 2, role="governor")
    ids = [str(mine.id), str(other.id)]
    first = send(client, "/series/chairs", "/series/chairs/register", event=ids)
    assert "We have emailed you about each date that you registered for here." in words(first)
    assert first.text.count(f"/events/{other.slug}/role-changed") == 1
    again = send(client, "/series/chairs", "/series/chairs/register", event=ids[:1])
    assert "You were registered already." in words(again)
    assert "emailed" not in words(again)
