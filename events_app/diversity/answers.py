"""What one person answered: its shape, sealed and opened. Every sealed answer is equally long."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime

from events_app.clock import london_date
from events_app.diversity.keys import Keys
from events_app.diversity.questions import PREFER_NOT_TO_SAY, SETS
from events_app.sealing import CannotOpen

#: longer than any answer in its own words is, in bytes
PADDED = 2048
OWN_WORDS_MOST = 100
#: how long an answer is kept without being confirmed: three years of pooled figures need it
KEPT_MONTHS = 38


@dataclass(frozen=True)
class Answer:
    """An answer, complete or not: a group alone is an answer too.

    `value` is the option's, or empty; `stopped` means: use nothing of mine.
    """

    version: str
    group: str
    value: str = ""
    own_words: str = ""
    #: the first of the month in which it was given or confirmed
    month: str = ""
    stopped: bool = False

    @property
    def counts_as(self) -> str:
        """The group of the figures that it counts in."""
        known = self.version in SETS and SETS[self.version].find_group(self.group)
        if self.stopped or not (known or self.group == PREFER_NOT_TO_SAY):
            return "no_answer"
        return self.group

    @property
    def given(self) -> date:
        return date.fromisoformat(self.month)

    def is_old(self, now: datetime) -> bool:
        """Whether it is a year since it was given or confirmed."""
        today = london_date(now)
        return (today.year, today.month) >= (self.given.year + 1, self.given.month)

    @property
    def delete_after(self) -> date | None:
        """When it is deleted unless it is confirmed; None: it says that nothing is to be used."""
        if self.stopped:
            return None
        months = self.given.month - 1 + KEPT_MONTHS
        return date(self.given.year + months // 12, months % 12 + 1, 1)


def seal_answer(answer: Answer, subject: str, keys: Keys) -> bytes:
    """Seal an answer for its place."""
    written = json.dumps(asdict(answer)).encode()
    return keys.answers.seal(written.ljust(PADDED), place_of(subject))


def open_answer(sealed: bytes, subject: str, keys: Keys) -> Answer | None:
    """Open an answer; None when it was changed, moved, or sealed with keys that are gone."""
    try:
        return Answer(**json.loads(keys.answers.open(sealed, place_of(subject))))
    except (CannotOpen, ValueError, TypeError):
        return None


def place_of(subject: str) -> str:
    """Where the answer of a subject stands."""
    return f"equality_answers|sealed|{subject}"
