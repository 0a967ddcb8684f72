"""A programme file as a whole."""

from events_app.events.programme.event import read_event
from events_app.events.programme.plain_yaml import Plain, read_plain
from events_app.events.programme.plan import PlannedEvent, Programme
from events_app.events.programme.problems import ProgrammeProblems
from events_app.events.programme.section import Section
from events_app.events.programme.themes import named_themes

KEYS = ("year", "time_zone", "themes", "events")
TIME_ZONE = "Europe/London"


def read_programme(text: str) -> Programme:
    """The programme that the text of a file describes, as in docs/programme-file.md.

    Raises ProgrammeProblems with a line for everything that is wrong.
    """
    return programme_of(read_plain(text))


def programme_of(plain: Plain) -> Programme:
    """The programme in a document that was read already. Raises ProgrammeProblems."""
    if not isinstance(plain, dict):
        raise ProgrammeProblems(["Check the file: it holds no programme"])
    problems: list[str] = []
    programme = _programme(Section(plain, "", problems))
    if problems:
        raise ProgrammeProblems(problems)
    return programme


def _programme(section: Section) -> Programme:
    section.only(KEYS)
    section.number("year", lowest=2000, highest=2099)
    if section.text("time_zone") not in {"", TIME_ZONE}:
        section.note("time_zone", f"Enter {TIME_ZONE}: all times are those of England")
    named = named_themes(section)
    sections = section.sections("events", "Event")
    if not section.facts.get("events"):
        section.note("events", "Enter at least one event")
    events = tuple(read_event(event, named) for event in sections)
    _note_repeated_keys(sections, events)
    return Programme(themes=tuple(section.texts("themes")), events=events)


def _note_repeated_keys(sections: list[Section], events: tuple[PlannedEvent, ...]) -> None:
    first: dict[str, str] = {}
    for section, event in zip(sections, events, strict=True):
        if event.key and event.key in first:
            section.note("key", f"Enter another key: {first[event.key]} has {event.key} already")
        first.setdefault(event.key, section.place)
