"""Every problem of a programme file is told in words, with its place."""

import pytest

from events_app.events.programme import ProgrammeProblems, read_programme

ONE_COMMITTEE = "Remove this: who chairs a committee sits on it; or write a second item"
EVENT = """
events:
  - key: talk
    kind: webinar
    title: A talk
    starts_on: 2022-09-06
    where: online
"""
ROLES = (
    "chair, chief executive, non-executive director, executive director, workforce director, "
    "communications director or governor"
)


def problems_of(text: str) -> list[str]:
    with pytest.raises(ProgrammeProblems) as refused:
        read_programme(text)
    return refused.value.problems


def test_the_place_of_a_problem_is_told_as_one_would_count() -> None:
    second = EVENT.removeprefix("\nevents:\n").replace("key: talk", "key: other")
    people = "    sessions: [{title: One, people: [{name: Ada, part: star}]}]\n"
    place, _, words = problems_of(EVENT + second + people)[0].partition(": ")
    assert place == "Event 2, sessions, 1, people, 1, part"
    assert words == "Choose keynote, speaker, panellist, session chair or facilitator"


def test_a_place_to_be_confirmed_has_no_venue_yet() -> None:
    text = EVENT.replace("online", "To be confirmed") + "    venue: The Hall\n"
    words = "Event 1, venue: Remove this while the place is to be confirmed"
    assert problems_of(text) == [words]


def test_all_problems_are_told_at_once() -> None:
    text = """
events:
  - {key: one, kind: seminar, title: One, starts_on: 2022-09-06, where: online, capacity: many}
  - {key: two, kind: webinar, starts_on: 2022-09-06}
"""
    assert problems_of(text) == [
        "Event 1, kind: Choose webinar, deep dive, conference, workshop or induction",
        "Event 1, capacity: Enter a whole number from 1 to 100000",
        "Event 2, title: Enter a title",
        "Event 2, where: Enter online, the town, or to be confirmed",
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("capcity: 5", "capcity: Check the spelling: there is no such key; did you mean capacity?"),
        ("capacity: 0", "capacity: Enter a whole number from 1 to 100000"),
        ("capacity: 1e3", "capacity: Enter a whole number from 1 to 100000"),
        ("capacity: ٣", "capacity: Enter a whole number from 1 to 100000"),
        ("interactive: perhaps", "interactive: Choose true or false"),
        ("recording: yes", "recording: Choose not recorded or recorded"),
        ("state: draft", "state: Choose published, postponed or cancelled"),
        (
            "state_reason: Ill",
            "state_reason: Remove this, or enter state: postponed or cancelled",
        ),
        ("about: [a, b]", "about: Enter one text, not a list"),
        ('about: "a\\0b"', "about: Enter at most 5000 characters, without control characters"),
        (f"cost: {'x' * 201}", "cost: Enter at most 200 characters, without control characters"),
        (
            "themes: race equality",
            "themes: Enter a list of texts of at most 100 characters, such as [a, b]",
        ),
        ("sessions: One", "sessions: Enter a list: lines that begin with a hyphen"),
        ("sessions: [One]", "sessions, 1: Enter keys and values, such as title: …"),
        ("sessions: [{about: x}]", "sessions, 1, title: Enter a title"),
        (
            "joining_url: http://a.example",
            "joining_url: Enter an address that begins with https://",
        ),
        ("joining_url: https://", "joining_url: Enter an address that begins with https://"),
        ("joining_url: 'https://[a'", "joining_url: Enter an address that begins with https://"),
        (
            "joining_url: https://u@a.example",
            "joining_url: Enter an address that begins with https://",
        ),
        (
            "joining_url: javascript:alert(1)",
            "joining_url: Enter an address that begins with https://",
        ),
        ("{venue: A, platform: B}", "platform: Remove this or venue: an event has one of them"),
        ("audience: [{role: NED}]", f"audience, 1, role: Choose {ROLES}"),
        (
            "audience: [{}]",
            "audience, 1, role: Enter at least one condition, or everyone: true",
        ),
        (
            "audience: [{role: chair, any_board_role: true}]",
            "audience, 1, any_board_role: Remove this or role: they cannot both be set",
        ),
        (
            "audience: [{chairs_committee: a, sits_on_committee: b}]",
            f"audience, 1, sits_on_committee: {ONE_COMMITTEE}",
        ),
        (
            "audience: [{organisation: Barts Health}]",
            "audience, 1, organisation: Enter the organisation's ODS code, like RJ1",
        ),
    ],
)
def test_a_wrong_value_is_told_in_words(line: str, problem: str) -> None:
    lines = line.strip("{}").replace(", platform", "\n    platform")
    assert problems_of(f"{EVENT}    {lines}\n") == [f"Event 1, {problem}"]


def test_a_key_that_resembles_none_is_told_with_the_ones_there_are() -> None:
    keys = (
        "role, any_board_role, chairs_committee, sits_on_committee, organisation_type, region, "
        "organisation, everyone"
    )
    words = f"Check the spelling: there is no such key; choose from {keys}"
    assert problems_of(f"{EVENT}    audience: [{{xyz: 1, everyone: true}}]\n") == [
        f"Event 1, audience, 1, xyz: {words}"
    ]


def test_any_board_role_that_is_false_is_no_condition() -> None:
    assert problems_of(f"{EVENT}    audience: [{{any_board_role: false}}]\n") == [
        "Event 1, audience, 1, role: Enter at least one condition, or everyone: true"
    ]


def test_two_events_cannot_have_one_key() -> None:
    assert problems_of(EVENT + EVENT.removeprefix("\nevents:\n")) == [
        "Event 2, key: Enter another key: Event 1 has talk already"
    ]


@pytest.mark.parametrize("key", ["A talk", "talk-", "tälk", "a" * 101])
def test_a_key_is_of_small_letters_digits_and_hyphens(key: str) -> None:
    (problem,) = problems_of(EVENT.replace("key: talk", f"key: {key}"))
    assert problem.startswith("Event 1, key: Enter ")


def test_a_theme_that_the_file_does_not_name_is_told_with_the_one_it_resembles() -> None:
    text = f"themes: [race equality]\n{EVENT}    themes: [Race equalty]\n"
    words = "Race equalty is not one of the file's themes; did you mean race equality?"
    assert problems_of(text) == [f"Event 1, themes: Check the spelling: {words}"]


def test_the_head_of_the_file_is_checked_too() -> None:
    assert problems_of("year: soon\ntime_zone: Europe/Paris\nevent: []") == [
        "event: Check the spelling: there is no such key; did you mean events?",
        "year: Enter a whole number from 2000 to 2099",
        "time_zone: Enter Europe/London: all times are those of England",
        "events: Enter at least one event",
    ]


def test_a_file_of_nothing_but_problems_is_not_told_whole() -> None:
    refused = ProgrammeProblems([f"Event {number}" for number in range(1, 251)])
    assert refused.words.splitlines()[-2:] == ["Event 100", "There are 150 more problems"]
