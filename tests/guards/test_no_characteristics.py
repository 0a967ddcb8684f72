"""The directory, its pages and its files know nothing of who people are, and cannot be asked."""

import re

from events_app.models.asks import Ask, PlanningTick
from events_app.models.speakers import Speaker, SpeakerConsent, SpeakerTopic
from events_app.speakers.forms.directory import read_filters
from tests.guards.files import committed, text_of

#: what a column, a field, a parameter or a heading would be called
CHARACTERISTIC = re.compile(
    r"ethnic|racial|gender|pronoun|\bsex(es|ual\w*)?\b|relig|disab|orientation|nationality"
    r"|birth|\bage\b|marital|pregnan|characteristic|\bskin\b|equality.?(answer|value)",
    re.I,
)
#: what the pages say to planners: that answers are not used, and a prompt about a line-up
SAID = ("equality answers", "it is not led only by ethnic minority colleagues")
MODELS = (Speaker, SpeakerTopic, SpeakerConsent, Ask, PlanningTick)


def test_no_column_or_attribute_of_the_directory_names_a_characteristic() -> None:
    named = [attribute for model in MODELS for attribute in dir(model)]
    named += [column.name for model in MODELS for column in model.__table__.columns]
    assert "biography" in named
    assert [name for name in named if CHARACTERISTIC.search(name.replace("_", " "))] == []


def test_no_code_or_page_of_speakers_names_a_characteristic() -> None:
    """Fields, parameters, columns, headings: all but the sentence that says so."""
    names = [
        name
        for name in committed()
        if {"speakers", "speaking"} & set(name.parts)
        and name.parts[0] in {"events_app", "templates"}
    ]
    assert len(names) > 10
    said = {str(name): without_what_is_said(text_of(name)) for name in names}
    found = {name: CHARACTERISTIC.findall(text) for name, text in said.items()}
    assert {name: hits for name, hits in found.items() if hits} == {}


def without_what_is_said(text: str) -> str:
    for words in SAID:
        text = text.replace(words, "")
    return text


def test_the_filters_of_the_directory_are_these_and_no_others() -> None:
    asked = read_filters({}, topics=[], trust_types=[], regions=[])
    menus = [name for name, *_ in asked.menus]
    assert menus == ["topic", "role", "tie", "type", "region", "asked", "order"]
    hostile = {"ethnicity": "x", "order": "ethnicity", "topic": "ethnicity"}
    assert read_filters(hostile, topics=[], trust_types=[], regions=[]).kept == {}


def test_the_guard_knows_a_characteristic() -> None:
    words = ["ethnic_group", "gender", "date of birth", "sex", "pronouns", "language", "about_race"]
    assert [bool(CHARACTERISTIC.search(word.replace("_", " "))) for word in words] == [
        *[True] * 5,
        False,
        False,
    ]
