"""A programme file becomes events, and changes them when it is imported again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from events_app.demo.load import DATA
from events_app.events.actions.programme import Imported, import_programme
from events_app.events.programme import Programme, read_programme
from events_app.models.events import Appearance, Event, EventSession, EventState, Theme, ThemeMark
from tests.factories import make_organisation
from tests.programme_files import import_file, the_event


@pytest.fixture
def take(session, now):
    """Import the file of these tests, as it stands or with some of its words replaced."""
    return partial(import_file, session, now=now)


def test_the_programme_of_2022_goes_in_whole(session, now):
    programme = read_programme((DATA / "programme-2022.yaml").read_text(encoding="utf-8"))
    imported = import_programme(
        session, programme=programme, publish=True, uid_domain="a.example", made_up=False, now=now
    )
    assert imported == Imported(added=4, changed=0, unchanged=0)
    events = session.scalars(select(Event).order_by(Event.starts_date, Event.id)).all()
    assert [(e.slug, e.state, e.starts_at, e.capacity, e.made_up) for e in events] == [
        ("building-board-accountability-for-wres-september-2022", "published", None, None, False),
        ("nhs-communicate-conference-september-2022", "published", None, None, False),
        ("can-we-talk-about-race-september-2022", "published", None, None, False),
        ("annual-conference-november-2022", "published", None, None, False),
    ]
    assert [event.town for event in events] == [None, None, None, "Liverpool"]
    assert len({event.public_uid for event in events}) == 4
    assert {event.public_uid.partition("@")[2] for event in events} == {"a.example"}


def test_an_event_is_written_with_all_that_the_file_says(session, take, now):
    take(made_up=True)
    event = the_event(session)
    assert (event.starts_at, event.ends_at) == (
        datetime(2022, 9, 6, 9, 0, tzinfo=UTC),
        datetime(2022, 9, 6, 10, 30, tzinfo=UTC),
    )
    assert (event.key, event.capacity, event.made_up, event.updated_at) == ("talk", 20, True, now)
    assert [item.board_role for item in event.audience] == ["chair", "governor"]
    assert [(s.title, [(p.name, p.part) for p in s.line_up]) for s in event.sessions] == [
        ("First", [("Ada", "speaker"), ("Ben", "panellist")]),
        ("Second", []),
    ]
    first = event.sessions[0].id
    assert [(m.session_id, m.theme.name) for m in event.theme_marks] == [
        (None, "WRES"),
        (first, "allyship"),
    ]
    assert event.search_text == "a talk what it is about wres first allyship ada ben second"


def test_without_publishing_new_events_are_drafts_and_publishing_shows_them(session, take):
    take(publish=False)
    assert the_event(session).state == EventState.DRAFT
    assert take(publish=False) == Imported(added=0, changed=0, unchanged=1)
    assert take(publish=True) == Imported(added=0, changed=1, unchanged=0)
    assert the_event(session).state == EventState.PUBLISHED
    assert take(publish=False) == Imported(added=0, changed=0, unchanged=1)
    assert the_event(session).state == EventState.PUBLISHED


def test_a_cancelled_event_that_is_not_published_stays_a_draft(session, take):
    cancelled = ("where: online", "where: online\n    state: cancelled\n    state_reason: Ill")
    take(cancelled, publish=False)
    assert the_event(session).state == EventState.DRAFT
    take(cancelled, publish=True)
    event = the_event(session)
    assert (event.state, event.state_reason) == (EventState.CANCELLED, "Ill")


def test_what_was_cancelled_here_is_not_brought_back_by_a_file_that_says_nothing_of_it(
    session, take
):
    take()
    event = the_event(session)
    event.state, event.state_reason = EventState.CANCELLED, "Ill"
    assert take() == Imported(added=0, changed=0, unchanged=1)
    assert the_event(session).state == EventState.CANCELLED
    back = ("where: online", "where: online\n    state: published")
    assert take(back) == Imported(added=0, changed=1, unchanged=0)
    event = the_event(session)
    assert (event.state, event.state_reason) == (EventState.PUBLISHED, "")


def test_the_same_file_changes_nothing_the_second_time(session, take, now):
    take()
    event = the_event(session)
    before = (event.slug, event.public_uid, [s.id for s in event.sessions])
    assert take(now=now + timedelta(days=1)) == Imported(added=0, changed=0, unchanged=1)
    event = the_event(session)
    assert (event.slug, event.public_uid, [s.id for s in event.sessions]) == before
    assert event.updated_at == now
    counted = [session.scalar(select(func.count()).select_from(t)) for t in (Theme, Appearance)]
    assert counted == [2, 2]


def test_an_event_that_nobody_registered_for_is_changed_in_place(session, take):
    take()
    event = the_event(session)
    before = (event.id, event.slug, event.public_uid)
    imported = take(
        ("A talk", "Another talk"),
        ("2022-09-06", "2022-10-06"),
        ("{role: chair}", "{region: Wales}"),
    )
    assert (imported.added, imported.changed) == (0, 1)
    event = the_event(session)
    assert (event.id, event.slug, event.public_uid) == before
    assert (event.title, event.starts_date) == ("Another talk", date(2022, 10, 6))
    assert [(item.board_role, item.region) for item in event.audience] == [
        (None, "Wales"),
        ("governor", None),
    ]
    assert event.search_text.startswith("another talk")


def test_a_session_that_keeps_its_title_stays_the_same_and_the_others_come_and_go(session, take):
    take()
    first, second = the_event(session).sessions
    ids = first.id, second.id
    take(("- title: First", "- title: New"), ("{title: Second}", "{title: Second, about: More}"))
    sessions = the_event(session).sessions
    assert [s.title for s in sessions] == ["New", "Second"]
    assert (sessions[1].id, sessions[1].about) == (ids[1], "More")
    assert sessions[0].id != ids[0]
    assert session.scalar(select(func.count()).select_from(EventSession)) == 2
    assert session.scalar(select(func.count()).select_from(ThemeMark)) == 2


def test_events_of_one_title_in_one_month_have_their_own_addresses(session, take):
    for key in ("talk", "talk-b", "talk-c"):
        take(("key: talk", f"key: {key}"))
    assert list(session.scalars(select(Event.slug).order_by(Event.id))) == [
        "a-talk-september-2022",
        "a-talk-september-2022-2",
        "a-talk-september-2022-3",
    ]


def test_one_theme_in_two_files_is_one_theme(session, take):
    take()
    other = [("key: talk", "key: b"), ("themes: [WRES, allyship]", "themes: [wres, Allyship]")]
    take(*other)
    assert list(session.scalars(select(Theme.name).order_by(Theme.id))) == ["WRES", "allyship"]
    assert take(*other) == Imported(added=0, changed=0, unchanged=1)


def test_an_audience_that_no_member_can_be_in_is_pointed_out(session, take):
    make_organisation(session, code="RJ1", region="London", type="ambulance")
    words = "{role: chair, region: Lundon, organisation_type: ambulance, organisation: RJ1}"
    assert take(("{role: chair}", words)).notes == (
        "A talk: its audience names Lundon, which no member has",
    )


def test_a_programme_without_events_changes_nothing(session, now):
    imported = import_programme(
        session,
        programme=replace(Programme((), ())),
        publish=True,
        uid_domain="a.example",
        made_up=False,
        now=now,
    )
    assert imported == Imported(0, 0, 0)
