"""The event team's side of series: lists, two at once, the people of a cohort, who follows."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from events_app.models.events import Event, EventState
from events_app.models.history import Subject
from events_app.models.registrations import Registration
from events_app.models.series import CohortPlace, Series, SeriesFollow, SeriesKind
from events_app.people.queries.history import find_version
from tests.factories import appointment, audience_item, make_event, make_person
from tests.factories.series import make_series
from tests.walking import outbox, send, words

pytestmark = pytest.mark.usefixtures("team")

OCTOBER = datetime(2022, 10, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def network(session, now):
    return make_series(session, slug="chairs", name="Network of trust chairs")


@pytest.fixture
def cohort(session, now):
    return make_series(session, slug="cohort", name="Cohort 3", kind=SeriesKind.COHORT)


@pytest.fixture
def uma(session, trust):
    held = appointment(organisation=trust, board_role="chair")
    return make_person(session, full_name="Uma Chair", appointments=[held])


def dated(session, series, number, role="chair", **facts):
    return make_event(
        session,
        title=f"Date {number}",
        series_id=series.id,
        starts_at=OCTOBER + timedelta(days=7 * number),
        audience=[audience_item(board_role=role)],
        **facts,
    )


def follow(session, person, series, now):
    session.add(SeriesFollow(person_id=person.id, series_id=series.id, followed_at=now))
    session.flush()


def placed(session):
    session.expire_all()
    rows = select(Event.title).join(Registration, Registration.event_id == Event.id)
    return session.scalars(rows.order_by(Event.id)).all()


def test_the_list_has_pages_a_filter_an_order_and_a_file(session, client, uma, now, statements):
    for number in range(26):
        make_series(session, name=f"Network {number:02}")
    cohort = make_series(session, name="Zeal", kind=SeriesKind.COHORT)
    dated(session, cohort, 1)
    follow(session, uma, cohort, now)
    page = words(client.get("/manage/series"))
    assert ("27 series" in page, "Network 24" in page, "Network 25" in page) == (True, True, False)
    assert "Network 25" in words(client.get("/manage/series?page=2"))
    assert client.get("/manage/series?page=3").status_code == 404
    assert "1 series" in words(client.get("/manage/series?kind=cohort"))
    with statements() as count:
        file = client.get("/manage/series.csv?sort=most+followers+first")
    assert file.text.splitlines()[:3] == [
        "Name,Kind,Events,Followers",
        "Zeal,cohort,1,1",
        "Network 00,network,0,0",
    ]
    assert count.total <= 4


def test_the_second_of_two_who_change_one_sees_what_the_first_changed(session, client):
    send(client, "/manage/series/new", name="Chairs", series_kind="network")
    series_id = session.scalars(select(Series.id)).one()
    address, opened = (
        f"/manage/series/{series_id}",
        find_version(session, Subject.SERIES, series_id),
    )
    first = {"name": "Trust chairs", "series_kind": "network", "version": opened}
    second = {"name": "Chairs", "series_kind": "cohort", "version": opened}
    send(client, address, **first)
    answer = send(client, address, **second)
    assert answer.status_code == 409
    assert "Name: Trust chairs (it was: Chairs)." in words(answer)
    session.expire_all()
    assert [(s.name, s.kind) for s in session.scalars(select(Series))] == [
        ("Trust chairs", "network")
    ]
    send(client, address, **second | {"version": find_version(session, Subject.SERIES, series_id)})
    session.expire_all()
    assert [(s.name, s.kind) for s in session.scalars(select(Series))] == [("Chairs", "cohort")]


def test_an_event_is_taken_out_and_both_histories_say_so(session, client, network):
    event = dated(session, network, 1)
    address = f"/manage/series/{network.id}"
    send(client, address, f"{address}/events/{event.id}/take-out")
    session.expire_all()
    assert session.get(Event, event.id).series_id is None
    assert "Event taken out: Date 1" in words(client.get(address))
    assert "Taken out of Network of trust chairs" in words(client.get(f"/manage/events/{event.id}"))


def test_an_event_of_another_series_is_not_taken_out(session, client, network, cohort):
    event = dated(session, cohort, 1)
    dated(session, network, 2)
    address = f"/manage/series/{network.id}"
    answer = send(client, address, f"{address}/events/{event.id}/take-out")
    assert answer.status_code == 404
    session.expire_all()
    assert session.get(Event, event.id).series_id == cohort.id


def test_somebody_is_added_to_a_cohort_and_given_places_at_what_is_for_them_and_has_room(
    session, client, cohort, uma
):
    dated(session, cohort, 1)
    dated(session, cohort, 2, capacity=1, taken=1)
    dated(session, cohort, 3, role="governor")
    dated(session, cohort, 4, state=EventState.DRAFT)
    people = f"/manage/series/{cohort.id}/people"
    assert "Uma Chair" in words(client.get(f"{people}/add?q=uma"))
    assert "each of these 3 dates" in words(client.get(f"{people}/add/{uma.id}"))
    page = words(send(client, f"{people}/add/{uma.id}"))
    assert "Date 1, Tuesday 11 October 2022, 10am to 11:30am: they have a place." in page
    assert (placed(session), len(outbox(session))) == (["Date 1"], 1)
    assert "1 person" in words(client.get(people))
    assert "Added to the cohort: Uma Chair" in words(client.get(f"/manage/series/{cohort.id}"))
    send(client, f"{people}/add/{uma.id}")
    assert len(session.scalars(select(CohortPlace)).all()) == 1
    assert len(outbox(session)) == 1


def test_somebody_is_taken_out_of_a_cohort_and_keeps_their_places(session, client, cohort, uma):
    dated(session, cohort, 1)
    people = f"/manage/series/{cohort.id}/people"
    send(client, f"{people}/add/{uma.id}")
    send(client, f"{people}/{uma.id}/take-out")
    assert (session.scalars(select(CohortPlace)).all(), placed(session)) == ([], ["Date 1"])
    assert client.get(f"{people}/{uma.id}/take-out").status_code == 404


def test_only_a_cohort_has_people(client, network):
    assert client.get(f"/manage/series/{network.id}/people").status_code == 404


def test_who_follows_hears_by_mail_when_a_date_is_published_and_the_number_is_said_before(
    session, client, network, uma, now
):
    closed = make_person(session, full_name="Gone", active=False)
    for person in (uma, closed):
        follow(session, person, network, now)
    draft = dated(session, network, 1, state=EventState.DRAFT, made_up=True)
    address = f"/manage/events/{draft.id}"
    assert "1 person follows the series and is told by email." in words(
        client.get(f"{address}/publish")
    )
    answer = send(client, f"{address}/publish")
    assert answer.location == f"{address}?saved=1&now=published"
    said = words(client.get(answer.location))
    assert "Published. Everybody can see it now. 1 person was told by email." in said
    sent = outbox(session)
    assert [(m.recipient, m.template) for m in sent] == [(uma.email, "series/mail/new_date")]
    assert (sent[0].facts["series"], sent[0].facts["made_up"]) == ("Network of trust chairs", True)
    assert "1 who follows the series told by email" in words(client.get(address))


def test_before_a_date_is_cancelled_or_postponed_the_page_says_that_following_brings_no_email(
    session, client, network, uma, now
):
    follow(session, uma, network, now)
    event = dated(session, network, 1)
    said = "1 person follows the series: following alone brings no email about this."
    for act in ("cancel", "postpone"):
        page = words(client.get(f"/manage/events/{event.id}/{act}"))
        assert f"Nobody is registered or waiting: no email is sent. {said}" in page


def test_people_of_a_cohort_who_follow_it_hear_of_their_place_alone(
    session, client, cohort, uma, now
):
    follow(session, uma, cohort, now)
    session.add(CohortPlace(person_id=uma.id, series_id=cohort.id, taken_at=now))
    draft = dated(session, cohort, 1, state=EventState.DRAFT)
    send(client, f"/manage/events/{draft.id}/publish")
    assert [m.template for m in outbox(session)] == ["registrations/mail/registered"]


def test_telling_three_followers_costs_the_statements_of_telling_one(
    session, client, network, now, statements
):
    counts = []
    for number, followers in ((1, 1), (2, 2)):
        for _ in range(followers):
            follow(session, make_person(session), network, now)
        draft = dated(session, network, number, state=EventState.DRAFT)
        client.get(f"/manage/events/{draft.id}/publish")
        with statements() as count:
            send(client, f"/manage/events/{draft.id}/publish")
        counts.append(count.total)
    assert counts[0] == counts[1]
    assert len(outbox(session)) == 4
