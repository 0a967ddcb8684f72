"""Who leads our sessions: counts, shares, concentration."""

import pytest

from events_app.speakers.leads import (
    Line,
    Role,
    concentration,
    facilitated_by_workforce_directors,
    percentage,
    spread,
    tables,
)


def role(who, part="speaker", session_id=1, **facts):
    """A part of somebody of the directory (a number), or of a name that is not matched."""
    known = who if isinstance(who, int) else None
    plain = {"name": str(who), "organisation": "", "job_role": "", "speaker_id": known}
    return Role(session_id=session_id, part=part, **plain | facts)


def table(title, roles, earlier=()):
    return next(each.lines for each in tables(roles, earlier) if each.title == title)


def test_a_person_counts_once_in_each_column_however_often_they_appear():
    roles = [
        role(1, tie="own staff"),
        role(1, "keynote", tie="own staff"),
        role(1, "facilitator", tie="own staff"),
        role(2, "session chair", tie="outside"),
        role("Chen"),
    ]
    assert table("Own staff, member trusts or outside", roles) == [
        Line("Outside", lead=1, speak=0, of_lead=2, of_speak=2),
        Line("Own staff", lead=1, speak=1, of_lead=2, of_speak=2),
        Line("Not known", lead=0, speak=1, of_lead=2, of_speak=2),
    ]


def test_who_appeared_in_an_earlier_year_is_not_new():
    lines = table("New to our events", [role(1), role(2), role("Chen")], earlier={1, ("chen", "")})
    assert [(line.label, line.speak) for line in lines] == [("Before", 2), ("New", 1)]


def test_one_name_at_one_organisation_is_one_person_until_it_is_matched():
    roles = [role("Zoë"), role("zoe "), role("Zoë", organisation="Barts")]
    assert concentration(roles)[1] == 2


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([], (0, 0)),
        ([1], (1, 1)),
        ([1, 1, 1, 1], (1, 4)),
        ([1, 1, 1, 1, 1], (2, 5)),
        ([4, 1, 1, 1], (1, 4)),
        ([3, 3, 3, 3], (1, 4)),
    ],
)
def test_how_few_people_held_a_quarter_of_the_roles(held, expected):
    roles = [role(who) for who, number in enumerate(held, start=1) for _ in range(number)]
    assert concentration(roles) == expected


def test_the_share_of_sessions_that_an_hr_director_facilitated():
    roles = [
        role(1, "facilitator", 1, board_role="workforce director"),
        role(2, "facilitator", 1),
        role(3, "facilitator", 2, job_role="Midwife"),
        role(1, "speaker", 3, board_role="workforce director"),
    ]
    assert facilitated_by_workforce_directors(roles) == (1, 2)


def test_how_often_people_were_asked():
    assert spread([1, 1, 2, 3, 7]) == [("Once", 2), ("Twice", 1), ("Three times or more", 2)]


@pytest.mark.parametrize(
    ("part", "whole", "words"), [(0, 0, "0%"), (1, 3, "33%"), (2, 3, "67%"), (3, 3, "100%")]
)
def test_a_share_is_in_whole_per_cent(part, whole, words):
    assert percentage(part, whole) == words
