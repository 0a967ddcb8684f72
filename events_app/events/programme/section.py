"""One mapping of the file, read field by field; what is wrong is noted with its place in words."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Collection
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar

from events_app.events.programme.london_times import NoSuchTime, read_day, read_moment, read_time
from events_app.events.programme.plain_yaml import Plain
from events_app.events.programme.problems import ProgrammeProblems

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")

_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")
_TRUE, _FALSE = frozenset({"true", "yes"}), frozenset({"false", "no"})
#: long enough for anything that is read on one page
LONGEST_PROSE = 5000
#: a file with more problems than this is not a programme; nobody needs the rest
ENOUGH = 500
NOT_A_MAPPING = "Enter keys and values, such as title: …"


class Section:
    """A mapping, where it stands ("Event 2, sessions, 1") and the list its problems go to."""

    def __init__(self, facts: dict[str, Plain], place: str, problems: list[str]) -> None:
        self.facts = facts
        self.place = place
        self.problems = problems

    def note(self, key: str, words: str) -> None:
        """Note that what stands under `key` is wrong."""
        self.problems.append(f"{self.place}, {key}: {words}" if self.place else f"{key}: {words}")
        if len(self.problems) >= ENOUGH:
            raise ProgrammeProblems(self.problems)

    def has(self, key: str) -> bool:
        """Whether anything stands under `key`."""
        return self.facts.get(key) is not None

    def only(self, known: Collection[str]) -> None:
        """Note every key that is not one of `known`, with the one that was probably meant."""
        for key in [key for key in self.facts if key not in known]:
            meant = difflib.get_close_matches(key.lower(), known, n=1)
            hint = f"did you mean {meant[0]}?" if meant else f"choose from {', '.join(known)}"
            self.note(_shown(key), f"Check the spelling: there is no such key; {hint}")

    def text(self, key: str, *, longest: int = 200, needed: bool = False) -> str:
        """One line of text; empty where there is none."""
        return " ".join(self._text(key, longest=longest, needed=needed).split())

    def prose(self, key: str) -> str:
        """Text of one or more paragraphs; empty where there is none."""
        lines = self._text(key, longest=LONGEST_PROSE).splitlines()
        return "\n".join(line.strip() for line in lines).strip()

    def day(self, key: str) -> date | None:
        """A day like 2022-09-06."""
        return self._parsed(key, read_day)

    def time(self, key: str) -> time | None:
        """A time of day like 14:00."""
        return self._parsed(key, read_time)

    def moment(self, key: str) -> datetime | None:
        """A day and time in England like 2022-09-01 09:00, in UTC."""
        return self._parsed(key, read_moment)

    def number(self, key: str, *, lowest: int, highest: int) -> int | None:
        """A whole number within limits, both inclusive."""
        text = self.text(key)
        if not text:
            return None
        number = int(text) if _WHOLE_NUMBER.fullmatch(text) else -1
        if lowest <= number <= highest:
            return number
        self.note(key, f"Enter a whole number from {lowest} to {highest}")
        return None

    def truth(self, key: str) -> bool:
        """True or false; false where there is nothing."""
        text = self.text(key).lower()
        if text and text not in _TRUE | _FALSE:
            self.note(key, "Choose true or false")
        return text in _TRUE

    def choice(self, key: str, choices: type[Choice], *, needed: bool = False) -> Choice | None:
        """One of `choices` by its value, whatever its case."""
        text = self.text(key).lower()
        if text in set(choices):
            return choices(text)
        if text or needed:
            self.note(key, f"Choose {_one_of([choice.value for choice in choices])}")
        return None

    def texts(self, key: str, *, longest: int = 100) -> list[str]:
        """A list of short texts, as in [race equality, WRES]."""
        items = self.facts.get(key) or []
        names = [" ".join(item.split()) for item in items if isinstance(item, str)]
        whole = isinstance(items, list) and len(names) == len(items) and all(names)
        if not whole or not all(_fits(name, longest) for name in names):
            self.note(key, f"Enter a list of texts of at most {longest} characters, such as [a, b]")
            return []
        return list(dict.fromkeys(names))

    def sections(self, key: str, name: str | None = None) -> list["Section"]:
        """The mappings of the list under `key`, each with its number in its place."""
        found = self.facts.get(key) or []
        if not isinstance(found, list):
            self.note(key, "Enter a list: lines that begin with a hyphen")
            return []
        prefix = f"{name} " if name else f"{self.place}, {key}, "
        sections: list[Section] = []
        for number, facts in enumerate(found, start=1):
            if isinstance(facts, dict):
                sections.append(Section(facts, f"{prefix}{number}", self.problems))
            else:
                self.note(f"{key}, {number}", NOT_A_MAPPING)
        return sections

    def _parsed(self, key: str, parse: Callable[[str], Value]) -> Value | None:
        text = self.text(key)
        if not text:
            return None
        try:
            return parse(text)
        except NoSuchTime as error:
            self.note(key, str(error))
            return None

    def _text(self, key: str, *, longest: int, needed: bool = False) -> str:
        found = self.facts.get(key)
        text = found if isinstance(found, str) else ""
        if found is not None and not isinstance(found, str):
            self.note(key, "Enter one text, not a list")
        elif needed and not text.strip():
            self.note(key, f"Enter a {key.replace('_', ' ')}")
        elif text and not _fits(text.strip(), longest):
            self.note(key, f"Enter at most {longest} characters, without control characters")
        return text if _fits(text.strip(), longest) else ""


def _fits(text: str, longest: int) -> bool:
    """Whether it is short enough and can be kept: no control characters, no half characters."""
    odd = (unicodedata.category(letter) in {"Cc", "Cs"} for letter in text if letter not in "\n\t")
    return len(text) <= longest and not any(odd)


def _shown(key: str) -> str:
    """A key as it can be shown in one line."""
    return "".join(letter if letter.isprintable() else "?" for letter in key[:50])


def _one_of(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
