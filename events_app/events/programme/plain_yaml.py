"""A careful reading of YAML: mappings, lists and text, nothing else.

The parser is PyYAML's with its safe loader, which is asked for events only: no object is ever made
from a tag. Every value stays text until a field says what it should be, because YAML would read
10:00 as six hundred and the surname Null as nothing. What can make a small file large or say one
thing twice is refused: names and references (& and *), tags, and repeated keys.
"""

from collections.abc import Iterator
from typing import TypeAlias

import yaml

from events_app.events.programme.problems import ProgrammeProblems

#: a mapping, a list, a text, or nothing
Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | None"

#: in bytes
LARGEST_FILE = 1024 * 1024
TOO_LARGE = "Choose a file of at most 1 MB"
#: a person in a session in an event of the programme is seven deep
DEEPEST = 12
#: what plain (unquoted) text means "nothing is here yet"
NOTHING = frozenset({"", "~", "null"})


def read_plain(text: str) -> Plain:
    """The one document in `text`. Raises ProgrammeProblems when it is not plain YAML."""
    if len(text.encode(errors="replace")) > LARGEST_FILE:
        raise ProgrammeProblems([TOO_LARGE])
    reading = _Reading(text.removeprefix("\ufeff"))
    try:
        document = reading.document()
    except yaml.YAMLError as error:
        raise ProgrammeProblems([_not_yaml(error)]) from error
    except ValueError as error:  # an escape or a version number beyond what Python counts
        raise ProgrammeProblems(["Check the file: it is not YAML that can be read"]) from error
    if reading.problems:
        raise ProgrammeProblems(reading.problems)
    return document


class _Reading:
    """One pass over the parser's events, which notes what is not plain and carries on."""

    def __init__(self, text: str) -> None:
        self.problems: list[str] = []
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.SafeLoader)

    def document(self) -> Plain:
        next(self._events)  # the start of the stream
        if not isinstance(next(self._events), yaml.DocumentStartEvent):
            return None
        value = self._value(next(self._events), depth=1)
        next(self._events)  # the end of the document
        if isinstance(next(self._events), yaml.DocumentStartEvent):
            self.problems.append("Check the file: it holds more than one document (a line ---)")
        return value

    def _value(self, event: yaml.Event, *, depth: int) -> Plain:
        if depth > DEEPEST:
            raise ProgrammeProblems([f"Line {_line(event)}: Check the indents: this is too deep"])
        self._refuse_what_is_not_plain(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(item, depth=depth + 1) for item in self._until_end()]
        if isinstance(event, yaml.ScalarEvent):
            nothing = event.value in NOTHING and not event.style
            return None if nothing else event.value
        return None

    def _mapping(self, depth: int) -> Plain:
        found: dict[str, Plain] = {}
        for event in self._until_end():
            key = self._value(event, depth=depth + 1)
            value = self._value(next(self._events), depth=depth + 1)
            if not isinstance(key, str):
                self.problems.append(f"Line {_line(event)}: Enter a key in front of the colon")
            elif key in found:
                self.problems.append(f"Line {_line(event)}: Remove {key[:50]!r}: it is there twice")
            else:
                found[key] = value
        return found

    def _until_end(self) -> Iterator[yaml.Event]:
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                return
            yield event

    def _refuse_what_is_not_plain(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            words = "Write it out in full: names and references (& and *) are not read"
            self.problems.append(f"Line {_line(event)}: {words}")
        if getattr(event, "tag", None):
            self.problems.append(f"Line {_line(event)}: Remove the tag (!): tags are not read")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1


def _not_yaml(error: yaml.YAMLError) -> str:
    """The parser's own words, with the line where it stopped."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"Line {error.problem_mark.line + 1}: Check the YAML: {error.problem}"
    return "Check the file: it holds characters that cannot be read"
