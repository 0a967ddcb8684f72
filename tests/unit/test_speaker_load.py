"""The load of being asked: what counts, and when one more ask wants a reason."""

from datetime import UTC, datetime, timedelta

import pytest

from events_app.models.asks import Ask, AskKind
from events_app.speakers.load import PERIOD, concerns, weigh
from events_app.speakers.roles import is_workforce_director

NOW = datetime(2022, 8, 1, 8, 0, tzinfo=UTC)
SPEAK, MENTOR = AskKind.SPEAK, AskKind.MENTOR


def asks(*kinds, about_race=False, before=timedelta(days=1)):
    return [Ask(kind=kind, about_race=about_race, asked_at=NOW - before) for kind in kinds]


def words(found, *, kind=SPEAK, about_race=False, **ceilings):
    return concerns(weigh(found, NOW), kind=kind, about_race=about_race, **ceilings)


def test_every_kind_of_ask_counts_for_twelve_months():
    inside = asks(*AskKind, before=PERIOD - timedelta(seconds=1))
    outside = asks(*AskKind, before=PERIOD) + asks(SPEAK, before=-timedelta(days=1))
    load = weigh(inside + outside, NOW)
    assert (load.total, set(load.by_kind.values())) == (4, {1})


@pytest.mark.parametrize(("earlier", "wants"), [(0, False), (1, False), (2, True), (5, True)])
def test_the_third_ask_wants_a_reason(earlier, wants):
    assert bool(words(asks(*[SPEAK] * earlier))) is wants


@pytest.mark.parametrize(
    ("earlier", "about_race", "wants"),
    [(0, True, False), (1, True, True), (1, False, False)],
)
def test_the_second_ask_about_race_equality_wants_a_reason(earlier, about_race, wants):
    found = asks(*[SPEAK] * earlier, about_race=True)
    assert bool(words(found, about_race=about_race)) is wants


@pytest.mark.parametrize(("ceiling", "wants"), [(None, False), (0, True), (1, True), (2, False)])
def test_the_ceiling_that_a_person_sets_comes_first(ceiling, wants):
    assert bool(words(asks(SPEAK), asks_most=ceiling)) is wants


@pytest.mark.parametrize(
    ("kind", "ceiling", "wants"), [(MENTOR, 1, True), (MENTOR, 2, False), (SPEAK, 1, False)]
)
def test_mentoring_has_a_ceiling_of_its_own(kind, ceiling, wants):
    assert bool(words(asks(MENTOR), kind=kind, mentoring_most=ceiling)) is wants


def test_the_sentences_say_how_often_and_what_to_do():
    found = asks(SPEAK, SPEAK, about_race=True)
    assert words(found, about_race=True, asks_most=1) == [
        "They agreed to 1 ask in 12 months. We have made 2.",
        (
            "We have asked this person twice about race equality in 12 months. "
            "Ask someone else first, or say why."
        ),
        "We have asked this person twice in 12 months. Ask someone else first, or say why.",
    ]


@pytest.mark.parametrize(
    ("board_role", "job_role", "is_one"),
    [
        ("workforce director", "", True),
        (None, "Director of People and Culture", True),
        (None, "HR director", True),
        (None, "Chief People Officer", True),
        (None, "operations director", False),
        ("chair", "trust chair", False),
        (None, "head of workforce insight", False),
    ],
)
def test_the_hr_director_is_known_by_board_role_or_title(board_role, job_role, is_one):
    assert is_workforce_director(board_role, job_role) is is_one
