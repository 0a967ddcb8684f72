"""What a programme file may say, and what is read from it."""

from datetime import UTC, date, datetime
from pathlib import Path

from events_app.demo.load import DATA
from events_app.events.programme import Programme, read_programme
from events_app.events.programme.plan import (
    PlannedAudienceItem,
    PlannedEvent,
    PlannedPerson,
    PlannedSession,
)
from events_app.events.programme.search_text import search_text
from events_app.models.events import EventKind, EventState, Part, Recording
from events_app.models.organisations import BoardRole, CommitteePart

EVENT = """
events:
  - key: talk
    kind: webinar
    title: A talk
    starts_on: 2022-09-06
    where: online
"""


def read_event(more: str = "") -> PlannedEvent:
    """The one event of a small file, with more lines of its own."""
    return read_programme(EVENT + more).events[0]


def announced() -> Programme:
    return read_programme((DATA / "programme-2022.yaml").read_text(encoding="utf-8"))


ANNOUNCED = """
webinar, Building board accountability for WRES, 2022-09-06, 2022-09-06, None
conference, NHS Communicate conference, 2022-09-14, 2022-09-15, None
deep dive, Can we talk about race?, 2022-09-15, 2022-09-15, None
conference, Annual conference, 2022-11-15, 2022-11-16, Liverpool
"""


def test_the_programme_of_2022_is_read_whole_with_what_it_leaves_open() -> None:
    events = announced().events
    read = [f"{e.kind}, {e.title}, {e.starts_date}, {e.ends_date}, {e.town}" for e in events]
    assert read == ANNOUNCED.strip().splitlines()
    assert {(e.starts_at, e.ends_at, e.capacity) for e in events} == {(None, None, None)}
    assert [len(e.audience) for e in events] == [2, 1, 1, 0]


def test_the_audience_of_2022_is_who_chairs_the_committee() -> None:
    committee = {"committee": "workforce and people", "committee_part": CommitteePart.CHAIRS}
    assert announced().events[0].audience == (
        PlannedAudienceItem(board_role=BoardRole.NON_EXECUTIVE_DIRECTOR, **committee),
        PlannedAudienceItem(board_role=BoardRole.CHAIR, **committee),
    )


def test_the_people_of_2022_keep_their_parts() -> None:
    sessions = [session for event in announced().events for session in event.sessions]
    assert [person for session in sessions for person in session.people] == [
        PlannedPerson("Professor Anton Emmanuel", Part.SPEAKER, "head of WRES", "NHS England"),
        PlannedPerson("Dr Navina Evans", Part.KEYNOTE, "chief workforce officer", "NHS England"),
    ]


def test_an_event_may_name_no_session_yet() -> None:
    assert read_event().sessions == ()


def test_a_word_in_quotation_marks_is_a_word_even_if_it_is_null() -> None:
    assert (read_event("    cost: 'null'\n").cost, read_event("    cost: null\n").cost) == (
        "null",
        "",
    )


#: the event of docs/programme-file.md
EXAMPLE = PlannedEvent(
    key="board-assurance-2027",
    kind=EventKind.WORKSHOP,
    title="Assurance that means something",
    starts_date=date(2027, 4, 6),
    ends_date=date(2027, 4, 7),
    starts_at=datetime(2027, 4, 6, 9, 0, tzinfo=UTC),
    ends_at=datetime(2027, 4, 7, 11, 30, tzinfo=UTC),
    town="Leeds",
    venue="The Old Library, Park Row",
    about="What boards ask, and what they should not accept.\nBring one paper of your own.",
    cost="Free for member trusts",
    interactive=True,
    recording=Recording.NOT_RECORDED,
    accessibility="Step-free. Hearing loop.",
    joining_url="https://meet.example/assurance",
    joining_notes="The link is for people who cannot travel.",
    capacity=40,
    opens_at=datetime(2027, 2, 1, 9, 0, tzinfo=UTC),
    closes_at=datetime(2027, 4, 2, 16, 0, tzinfo=UTC),
    state=EventState.POSTPONED,
    state_reason="The room is flooded. We will announce a new date.",
    themes=("board accountability", "WRES"),
    audience=(
        PlannedAudienceItem(board_role=BoardRole.CHAIR, region="London"),
        PlannedAudienceItem(any_board_role=True, organisation_type="ambulance"),
        PlannedAudienceItem(committee="audit", committee_part=CommitteePart.SITS_ON),
        PlannedAudienceItem(everyone=True, organisation_code="RJ1"),
    ),
    sessions=(
        PlannedSession(
            title="What a good answer looks like",
            about="Three real papers, without their names.",
            starts_at=datetime(2027, 4, 6, 9, 0, tzinfo=UTC),
            ends_at=datetime(2027, 4, 6, 10, 30, tzinfo=UTC),
            themes=("WRES",),
            people=(
                PlannedPerson("Ada Example", Part.KEYNOTE, "trust chair", "Example Trust"),
                PlannedPerson("Ben Example", Part.SESSION_CHAIR),
            ),
        ),
        PlannedSession(title="Your own papers"),
    ),
)


def test_the_example_of_the_documentation_is_a_programme() -> None:
    text = (Path(__file__).parents[2] / "docs/programme-file.md").read_text(encoding="utf-8")
    example = text.split("```yaml\n")[1].split("```")[0]
    (event,) = read_programme(example).events
    assert event == EXAMPLE


def test_where_is_a_town_or_online_or_to_be_confirmed_whatever_its_case() -> None:
    towns = [
        read_programme(EVENT.replace("online", where)).events[0].town
        for where in ("Online", "York", "To be confirmed")
    ]
    assert towns == [None, "York", ""]


def test_a_platform_is_another_word_for_a_venue() -> None:
    assert read_event("    platform: Zoom\n").venue == "Zoom"


def test_words_that_yaml_would_read_as_something_else_stay_words() -> None:
    people = "    sessions: [{title: 1e3, people: [{name: No, title: Null, part: Speaker}]}]\n"
    (session,) = read_event(people).sessions
    assert session == PlannedSession("1e3", people=(PlannedPerson("No", Part.SPEAKER, "Null"),))


def test_one_theme_in_two_spellings_is_one_theme_as_the_file_spells_it() -> None:
    text = f"themes: [Équité, WRES]\n{EVENT}    themes: [wres, equite, WRES]\n"
    assert read_programme(text).events[0].themes == ("WRES", "Équité")


def test_an_empty_value_is_no_value() -> None:
    more = "    capacity:\n    audience: ~\n    sessions: []\n    recording: null\n    cost: ''\n"
    assert read_event(more) == read_event()


def test_the_search_finds_an_event_by_all_that_is_public_of_it() -> None:
    text = f"""{EVENT.replace("online", "Ynys Môn")}    about: On Race
    themes: [Safe spaces]
    sessions: [{{title: Opening, about: A début, themes: [WRES],
                 people: [{{name: Zoë Ångström, title: Midwife, organisation: Łódź Trust,
                             part: speaker}}]}}]
"""
    assert search_text(read_programme(text).events[0]) == (
        "a talk on race ynys mon safe spaces opening a debut wres zoe angstrom midwife lodz trust"
    )
