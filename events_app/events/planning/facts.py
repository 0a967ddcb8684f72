"""The facts of an event that the team edits: what each is called, and who hears when it changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from typing import Any

from events_app.dates import long_moment, short_date
from events_app.eligibility import describe_audience
from events_app.events.place import town_in_words

#: the longest text that the history keeps of a value, in characters
LONGEST_KEPT = 300
NOT_SET = "Not set"


class Hears(IntEnum):
    """What a change means to the people who are registered or wait."""

    NOBODY = 0
    #: a mail, if the team thinks that it is worth one
    IF_WANTED = 1
    #: date, time or place: always a mail, and a new entry for the calendar
    EVERYBODY = 2


@dataclass(frozen=True)
class Fact:
    """One fact, by the name of its column (or `themes`, `audience`)."""

    name: str
    label: str
    hears: Hears
    words: Callable[[Any], str]


@dataclass(frozen=True)
class Difference:
    """A fact that would change, with both its values."""

    fact: Fact
    before: Any
    after: Any

    @property
    def pair(self) -> tuple[str, str]:
        """Both values as the history and the pages show them."""
        return self.fact.words(self.before), self.fact.words(self.after)


def _text(value: str | None) -> str:
    if not value:
        return NOT_SET
    return value if len(value) <= LONGEST_KEPT else f"{value[:LONGEST_KEPT]}…"


def _sentence(value: str | None) -> str:
    return _text(value[:1].upper() + value[1:] if value else value)


def _day(value: date) -> str:
    return short_date(value)


def _time(value: datetime | None) -> str:
    return long_moment(value) if value else "To be confirmed"


def _moment(value: datetime | None) -> str:
    return long_moment(value) if value else NOT_SET


def _yes(value: bool) -> str:
    return "Yes" if value else "No"


def _town(value: str | None) -> str:
    return _sentence(town_in_words(value))


def _places(value: int | None) -> str:
    return "No limit" if value is None else str(value)


def _names(value: tuple[str, ...]) -> str:
    """In one order: the same themes in another order are no change."""
    return ", ".join(sorted(value, key=str.casefold)) or NOT_SET


def _audience(value: tuple[Any, ...]) -> str:
    """Organisations by their codes: the names are not at hand here."""
    return _sentence(describe_audience(value)) if value else NOT_SET


_ALL = (
    Fact("title", "Title", Hears.IF_WANTED, _text),
    Fact("kind", "Kind of event", Hears.IF_WANTED, _sentence),
    Fact("starts_date", "First day", Hears.EVERYBODY, _day),
    Fact("ends_date", "Last day", Hears.EVERYBODY, _day),
    Fact("starts_at", "Start", Hears.EVERYBODY, _time),
    Fact("ends_at", "End", Hears.EVERYBODY, _time),
    Fact("town", "Where", Hears.EVERYBODY, _town),
    Fact("venue", "Platform or address", Hears.EVERYBODY, _text),
    Fact("about", "What it is about", Hears.IF_WANTED, _text),
    Fact("interactive", "Interactive", Hears.NOBODY, _yes),
    Fact("themes", "Themes", Hears.NOBODY, _names),
    Fact("audience", "Who can register", Hears.NOBODY, _audience),
    Fact("audience_words", "Who it is for, as announced", Hears.NOBODY, _text),
    Fact("cost", "Cost", Hears.IF_WANTED, _text),
    Fact("joining_url", "Link to join", Hears.IF_WANTED, _text),
    Fact("joining_notes", "How to join", Hears.IF_WANTED, _text),
    Fact("capacity", "Places", Hears.NOBODY, _places),
    Fact("opens_at", "Registration opens", Hears.NOBODY, _moment),
    Fact("closes_at", "Registration closes", Hears.NOBODY, _moment),
    Fact("held_in_confidence", "Held in confidence", Hears.IF_WANTED, _yes),
    Fact("ground_rules", "Ground rules", Hears.IF_WANTED, _text),
    Fact("recording", "Recording", Hears.IF_WANTED, _sentence),
    Fact("has_attendee_list", "Attendee list", Hears.NOBODY, _yes),
    Fact("takes_questions", "Questions for speakers", Hears.NOBODY, _yes),
    Fact("accessibility", "Access arrangements", Hears.IF_WANTED, _text),
    Fact("pre_reading", "Pre-reading", Hears.IF_WANTED, _text),
)
#: every fact by its name, in the order of the pages
FACTS: Mapping[str, Fact] = {fact.name: fact for fact in _ALL}


def differences(before: Mapping[str, Any], wanted: Mapping[str, Any]) -> list[Difference]:
    """What would change, in the order of the pages. Only what `wanted` names is looked at."""
    return [
        Difference(fact, before[name], wanted[name])
        for name, fact in FACTS.items()
        if name in wanted and not _same(name, before[name], wanted[name])
    ]


def _same(name: str, one: Any, other: Any) -> bool:
    return set(one) == set(other) if name == "themes" else one == other


def who_hears(found: list[Difference]) -> Hears:
    """The most that one of the changes means."""
    return max((difference.fact.hears for difference in found), default=Hears.NOBODY)
