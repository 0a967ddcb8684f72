"""A programme file becomes events, and changes them when it is imported again."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from events_app.demo.load import DATA
from events_app.events.actions.programme import Imported, import_programme
from events_app.events.actions.programme_changes import PeopleAreRegistered
from events_app.events.programme import Programme, read_programme
from events_app.models.events import Appearance, Event, EventSession, EventState, Theme, ThemeMark
from events_app.models.registrations import RegistrationState
from tests.factories import make_organisation, make_person, make_registration

FILE = """
themes: [WRES, allyship]
events:
  - key: talk
    kind: webinar
    title: A talk
    about: What it is about
    starts_on: 2022-09-06
    starts: "10:00"
    ends: "11:30"
    where: online
    capacity: 20
    themes: [WRES]
    audience:
      - {role: chair}
      - {role: governor}
    sessions:
      - title: First
        themes: [allyship]
        people:
          - {name: Ada, part: speaker}
          - {name: Ben, part: panellist}
      - {title: Second}
"""


@pytest.fixture
def take(session, now):
    """Import a file, as it stands or with some of its words replaced."""

    def take(*words: tuple[str, str], publish: bool = True, made_up: bool = False) -> Imported:
        text = FILE
        for before, after in words:
            assert before in text
            text = text.replace(before, after)
        return import_programme(
            session,
            programme=read_programme(text),
            publish=publish,
            uid_domain="events.example",
            made_up=made_up,
            now=now,
        )

    return take


def the_event(session) -> Event:
    session.expire_all()
    statement = select(Event).options(
        selectinload(Event.audience),
        selectinload(Event.sessions).selectinload(EventSession.line_up),
        selectinload(Event.theme_marks).joinedload(ThemeMark.theme),
    )
    return session.scalars(statement).one()


def people_register(session, *states: RegistrationState) -> None:
    event = the_event(session)
    for state in states:
        make_registration(session, person=make_person(session), event=event, state=state)


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


def test_the_same_file_changes_nothing_the_second_time(session, take, set_clock, now):
    take()
    event = the_event(session)
    before = (event.slug, event.public_uid, [s.id for s in event.sessions], event.updated_at)
    assert take() == Imported(added=0, changed=0, unchanged=1)
    event = the_event(session)
    assert (
        event.slug,
        event.public_uid,
        [s.id for s in event.sessions],
        event.updated_at,
    ) == before
    counted = [session.scalar(select(func.count()).select_from(t)) for t in (Theme, Appearance)]
    assert counted == [2, 2]


def test_an_event_that_nobody_registered_for_is_changed_in_place(session, take):
    take()
    event = the_event(session)
    before = (event.id, event.slug, event.public_uid)
    words = (
        ("A talk", "Another talk"),
        ("2022-09-06", "2022-10-06"),
        ("role: chair", "role: governor"),
    )
    imported = take(*words[:2], ("{role: chair}", "{region: Wales}"))
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


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ([("2022-09-06", "2022-09-07")], "date and time"),
        ([('"10:00"', '"10:30"')], "time"),
        ([("where: online", "where: Leeds")], "place"),
        ([("where: online", "where: online\n    platform: Zoom")], "place"),
        ([("capacity: 20", "capacity: 30")], "capacity"),
        ([("{role: governor}", "{everyone: true}")], "audience"),
        (
            [
                ("where: online", "where: Leeds"),
                ("capacity: 20", ""),
                ("role: chair", "region: Wales"),
            ],
            "place, capacity and audience",
        ),
    ],
)
def test_what_people_registered_for_is_not_changed_under_them(session, take, words, what):
    take()
    people_register(session, *3 * [RegistrationState.REGISTERED])
    with pytest.raises(PeopleAreRegistered) as refused:
        take(*words, ("A talk", "Another talk"))
    assert refused.value.words == (
        f"3 people are registered for A talk; its {what} cannot be changed in a file"
    )
    assert the_event(session).title == "A talk"


@pytest.mark.parametrize(
    ("states", "who"),
    [
        (["registered"], "1 person is registered for A talk"),
        (["waiting list"], "1 person is on the waiting list for A talk"),
        (
            ["registered", "registered", "waiting list"],
            "2 people are registered for A talk and 1 person is on its waiting list",
        ),
    ],
)
def test_a_refusal_says_how_many_people_count_on_it(session, take, states, who):
    take()
    people_register(session, *map(RegistrationState, states))
    with pytest.raises(PeopleAreRegistered) as refused:
        take(("capacity: 20", "capacity: 30"))
    assert refused.value.words == f"{who}; its capacity cannot be changed in a file"


def test_an_event_of_the_same_file_is_not_added_when_another_is_refused(session, take):
    take()
    people_register(session, RegistrationState.REGISTERED)
    second = (
        "events:\n  - {key: new, kind: webinar, title: New, starts_on: 2022-09-06, where: online}\n"
    )
    with pytest.raises(PeopleAreRegistered):
        take(("capacity: 20", "capacity: 30"), ("events:\n", second))
    assert the_event(session).key == "talk"


def test_words_and_people_may_change_while_people_are_registered(session, take):
    take()
    people_register(session, RegistrationState.REGISTERED)
    order = ("{role: chair}\n      - {role: governor}", "{role: governor}\n      - {role: chair}")
    assert take(("A talk", "Another talk"), ("Ben", "Bea"), order).changed == 1
    event = the_event(session)
    assert (event.title, event.taken, event.arrivals) == ("Another talk", 1, 1)
    assert [person.name for person in event.sessions[0].line_up] == ["Ada", "Bea"]


def test_calling_an_event_off_says_who_is_to_be_told(session, take):
    take()
    people_register(session, RegistrationState.REGISTERED, RegistrationState.REGISTERED)
    off = ("where: online", "where: online\n    state: postponed")
    assert take(off).notes == (
        "2 people are registered for A talk, which is now postponed. Nobody was told",
    )
    assert take(off).notes == ()


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
