"""The programme report: what it counts, against counts made by hand."""

from datetime import UTC, datetime, timedelta

import pytest

from events_app.models.events import EventKind, EventState, Theme, ThemeMark
from events_app.models.organisations import BoardRole
from events_app.models.people import AccountRole
from events_app.models.registrations import Attendance, RegistrationState
from events_app.models.series import PartnerDate, SeriesKind
from tests.factories import (
    appointment,
    make_event,
    make_organisation,
    make_person,
    make_registration,
    make_session,
)
from tests.factories.series import make_partner_date, make_series
from tests.walking import heading, words

REGISTERED = RegistrationState.REGISTERED
MAY = datetime(2022, 5, 10, 9, 0, tzinfo=UTC)
RACE = "race equality"


@pytest.fixture
def team(client, session, sign_in, now):
    sign_in(client, make_person(session, roles=[AccountRole.EVENT_TEAM]))
    return client


@pytest.fixture
def race(session):
    theme = Theme(name=RACE)
    session.add(theme)
    session.flush()
    return theme


def lines(client, table, year=2022):
    """The rows of a table's file, its headings first."""
    answer = client.get(f"/manage/reports/{table}.csv?year={year}")
    text = answer.text
    answer.close()
    return [line.split(",") for line in text.splitlines()]


def mark(session, event, theme, part=None):
    session.add(
        ThemeMark(event_id=event.id, theme_id=theme.id, session_id=part.id if part else None)
    )


def come(session, event, role=BoardRole.CHAIR, trust=None, **facts):
    held = [appointment(organisation=trust, board_role=role)] if trust else []
    state = facts.pop("state", REGISTERED)
    person = make_person(session, appointments=held)
    return make_registration(session, person=person, event=event, state=state, **facts)


def test_events_are_counted_by_kind_and_state(session, team):
    webinar = make_event(session, starts_at=MAY, capacity=40)
    make_event(session, starts_at=MAY, state=EventState.CANCELLED)
    make_event(session, starts_at=MAY, kind=EventKind.INDUCTION, capacity=10)
    come(session, webinar, attendance=Attendance.ATTENDED)
    come(session, webinar, attendance=Attendance.DID_NOT_ATTEND)
    come(session, webinar)
    come(session, webinar, state=RegistrationState.CANCELLED)
    assert lines(team, "events")[1:] == [
        ["Induction", "published", "1", "10", "0", "0", "0", ""],
        ["Webinar", "cancelled", "1", "0", "1", "0", "0", ""],
        ["Webinar", "published", "1", "40", "0", "3", "1", "50.0"],
        ["All", "", "3", "50", "1", "3", "1", "50.0"],
    ]


def test_where_nothing_is_recorded_there_is_no_share_of_those_who_attended(session, team):
    make_event(session, starts_at=MAY)
    page = team.get("/manage/reports?year=2022")
    assert "nothing recorded" in words(page)
    assert "0.0%" not in words(page).partition("Download events")[0]


def test_themes_stand_in_the_order_of_their_words_whatever_is_a_capital(session, team):
    event = make_event(session, starts_at=MAY)
    for name in ("WRES", "allyship", "Board"):
        theme = Theme(name=name)
        session.add(theme)
        session.flush()
        mark(session, event, theme)
    for table in ("themes", "kinds", "plan"):
        named = [row[0] for row in lines(team, table)[1:4]]
        assert named == ["Allyship", "Board", "WRES"]


def test_a_year_goes_from_april_to_march(session, team):
    for day in ((2022, 3, 31), (2022, 4, 1), (2023, 3, 31), (2023, 4, 1)):
        make_event(session, starts_at=datetime(*day, 9, 0, tzinfo=UTC))
    assert lines(team, "events")[-1][2] == "2"
    assert lines(team, "events", 2021)[-1][2] == "1"
    assert heading(team.get("/manage/reports?year=2023")) == (
        "Programme report, April 2023 to March 2024"
    )


@pytest.mark.parametrize("asked", ["", "?year=1066", "?year=x", "?year=99999999999"])
def test_a_year_that_is_not_there_is_the_present_one(team, asked):
    assert heading(team.get(f"/manage/reports{asked}")) == (
        "Programme report, April 2022 to March 2023"
    )


def test_themes_count_events_sessions_hours_and_places(session, team, race):
    whole = make_event(session, starts_at=MAY, lasts=timedelta(hours=2))
    make_session(session, event=whole)
    half = make_event(session, starts_at=MAY, lasts=timedelta(hours=3), kind=EventKind.INDUCTION)
    marked = make_session(session, event=half, ends_at=MAY + timedelta(hours=1))
    make_session(session, event=half, starts_at=MAY + timedelta(hours=1))
    none = make_event(session, starts_at=MAY, lasts=timedelta(hours=5))
    make_session(session, event=none)
    off = make_event(session, starts_at=MAY, state=EventState.CANCELLED)
    mark(session, whole, race)
    mark(session, half, race, marked)
    mark(session, off, race)
    for event in (whole, half, half, none):
        come(session, event)
    assert lines(team, "themes")[1:] == [
        ["Race equality", "2", "66.7", "2", "50.0", "3.0", "30.0", "3", "75.0"],
        ["The whole programme", "3", "100.0", "4", "100.0", "10.0", "100.0", "4", "100.0"],
    ]
    assert lines(team, "kinds") == [
        ["Theme", "Induction", "Webinar"],
        ["Race equality", "1", "1"],
        ["All events", "1", "2"],
    ]


def test_a_session_without_a_time_that_is_alone_takes_the_time_of_its_event(session, team, race):
    event = make_event(session, starts_at=MAY, lasts=timedelta(minutes=90))
    make_session(session, event=event, starts_at=None, ends_at=None)
    mark(session, event, race)
    assert lines(team, "themes")[1][5] == "1.5"


def test_the_plan_counts_the_events_of_each_month_drafts_too(session, team, race):
    for day, state in (
        (MAY, EventState.PUBLISHED),
        (datetime(2023, 3, 1, 9, 0, tzinfo=UTC), EventState.DRAFT),
        (MAY, EventState.POSTPONED),
    ):
        mark(session, make_event(session, starts_at=day, state=state), race)
    header, row, _all, _partners = lines(team, "plan")
    assert header == [
        "Theme", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb",
        "Mar", "Year",
    ]  # fmt: skip
    assert row == ["Race equality", "0", "1", *["0"] * 9, "1", "2"]


def test_trusts_are_reached_when_somebody_of_theirs_had_a_place(session, team):
    here = make_organisation(session, name="Here", type="acute", region="London")
    there = make_organisation(session, name="There", type="community", region="London")
    make_organisation(session, name="Nowhere", type="acute", region="Midlands")
    event = make_event(session, starts_at=MAY)
    come(session, event, trust=here, attendance=Attendance.ATTENDED)
    come(session, event, trust=here)
    come(session, event, trust=there, role=BoardRole.GOVERNOR)
    come(session, event, trust=there, state=RegistrationState.WAITING)
    assert lines(team, "trust-types")[1:] == [
        ["Acute", "2", "1", "50.0", "1", "1"],
        ["Community", "1", "1", "100.0", "0", "0"],
        ["All", "3", "2", "66.7", "1", "1"],
    ]
    assert lines(team, "regions")[1:3] == [
        ["London", "2", "2", "100.0", "0", "1"],
        ["Midlands", "1", "0", "0.0", "1", "0"],
    ]
    roles = {row[0]: row[1:] for row in lines(team, "roles")[1:]}
    assert roles["Trust chair"] == ["2", "1", "1", "33.3", "2"]
    assert roles["Governor"] == ["1", "0", "1", "33.3", "2"]
    assert [row[3] for row in lines(team, "trusts")[1:]] == ["Reached", "Not reached", "Reached"]


def test_one_place_more_fills_exactly_one_cell_of_trusts_by_roles(session, team):
    here = make_organisation(session, name="Here")
    make_organisation(session, name="There")
    event = make_event(session, starts_at=MAY)
    before = lines(team, "trusts")
    come(session, event, trust=here, role=BoardRole.GOVERNOR)
    after = lines(team, "trusts")
    changed = [
        (old[0], heading, was, becomes)
        for old, new in zip(before, after, strict=True)
        for heading, was, becomes in zip(before[0], old, new, strict=True)
        if was != becomes
    ]
    assert changed == [("Here", "Reach", "Not reached", "Reached"), ("Here", "Governor", "0", "1")]


def test_networks_and_cohorts_carry_themes_too(session, team, race):
    network = make_series(session)
    cohort = make_series(session, kind=SeriesKind.COHORT)
    mark(session, make_event(session, starts_at=MAY, series_id=network.id), race)
    make_event(session, starts_at=MAY, series_id=network.id)
    make_event(session, starts_at=MAY, series_id=cohort.id)
    make_event(session, starts_at=MAY)
    assert lines(team, "kinds") == [
        ["Theme", "Webinar", "In cohorts", "In networks"],
        ["Race equality", "1", "0", "1"],
        ["All events", "4", "1", "2"],
    ]


def test_the_plan_has_partner_bodies_events_beside_ours(session, team):
    make_event(session, starts_at=MAY)
    for day in (MAY, MAY + timedelta(days=40)):
        make_partner_date(session, starts_date=day.date())
    assert lines(team, "plan")[1:] == [
        ["All events", "0", "1", *["0"] * 10, "1"],
        ["Events of partner bodies", "0", "1", "1", *["0"] * 9, "2"],
    ]


def test_partner_bodies_events_stand_beside_ours(session, team):
    before = MAY - timedelta(days=1)
    make_event(session, starts_at=before, starts_date=before.date(), ends_date=MAY.date())
    make_event(session, starts_at=MAY, state=EventState.CANCELLED)
    session.add(
        PartnerDate(
            title="Their conference",
            organisation="A partner",
            starts_date=MAY.date(),
            ends_date=MAY.date() + timedelta(days=1),
            roles=[BoardRole.CHAIR],
            updated_at=MAY,
        )
    )
    assert lines(team, "partners")[1:] == [
        ["Their conference", "A partner", "10 May 2022", "11 May 2022", "trust chair", "1"]
    ]


def test_a_role_counts_if_it_was_held_on_the_day_of_the_event(session, team):
    trust = make_organisation(session)
    event = make_event(session, starts_at=MAY)
    ended = appointment(organisation=trust, board_role=BoardRole.CHAIR, until_date=MAY.date())
    before = appointment(
        organisation=trust,
        board_role=BoardRole.GOVERNOR,
        until_date=MAY.date() - timedelta(days=1),
    )
    person = make_person(session, appointments=[ended, before])
    make_registration(session, person=person, event=event, state=REGISTERED)
    roles = {row[0]: row[1] for row in lines(team, "roles")[1:]}
    assert (roles["Trust chair"], roles["Governor"]) == ("1", "0")


def test_the_page_shows_every_table_with_bars_and_leads_to_its_file(session, team, race):
    mark(session, make_event(session, starts_at=MAY), race)
    page = team.get("/manage/reports")
    shown = words(page)
    titles = ("Events", "Themes", "The year by theme", "Reach by trust type", "Reach by region")
    assert [title for title in titles if title not in shown] == []
    assert '<rect class="app-bar__f" width="100.0%"' in page.text
    assert 'href="/manage/reports/themes.csv?year=2022"' in page.text


def test_a_table_that_is_not_there_is_not_found(team):
    assert team.get("/manage/reports/people.csv").status_code == 404


def test_it_costs_nine_statements_however_much_there_is(session, team, race, statements):
    totals = []
    for _ in range(2):
        for _ in range(4):
            event = make_event(session, starts_at=MAY)
            make_session(session, event=event)
            mark(session, event, race)
            come(session, event, trust=make_organisation(session))
        with statements() as count:
            team.get("/manage/reports")
        totals.append(count.total)
    assert totals == [9, 9]


def test_it_is_of_one_series_if_the_address_says_so(session, team):
    series = make_series(session, name="Network of chairs")
    make_event(session, starts_at=MAY, capacity=30, series_id=series.id)
    make_event(session, starts_at=MAY, capacity=500)
    whole, one = (
        team.get(f"/manage/reports/events.csv{query}").text.splitlines()[-1]
        for query in ("", f"?series={series.id}")
    )
    assert (whole, one) == ("All,,2,530,0,0,0,", "All,,1,30,0,0,0,")
    page = team.get(f"/manage/reports?series={series.id}").text
    assert f'<option value="{series.id}" selected>Network of chairs</option>' in page
    assert f"&amp;series={series.id}" in page
