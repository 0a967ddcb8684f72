"""What would help somebody take part: the choices, in the words of the form. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from events_app.models.people import Person
from events_app.models.registrations import Registration

#: the longest note, in characters
LONGEST_NOTE = 300


class Need(StrEnum):
    """What a person can tick. The value is what is kept."""

    CAPTIONS = "live captions"
    BSL = "British Sign Language interpreter"
    IN_ADVANCE = "slides or papers in advance"
    LARGE_PRINT = "large print or plain text papers"
    SOMETHING_ELSE = "something else"

    @property
    def words(self) -> str:
        return self.value[:1].upper() + self.value[1:]


@dataclass(frozen=True)
class AccessAnswers:
    """What one person answered for one event. Both parts may be empty."""

    needs: tuple[str, ...] = ()
    note: str = ""

    def lines(self) -> list[str]:
        """The answers as the check page lists them."""
        words = [Need(need).words for need in self.needs if need in set(Need)]
        return [*words, self.note] if self.note else words


#: nothing asked for
NOTHING = AccessAnswers()


def known_needs(person: Person, own: Sequence[Registration]) -> AccessAnswers:
    """What helps this person take part: from the account, else from the last registration.

    `own` are their registrations, the latest first.
    """
    if person.access_needs is not None:
        return AccessAnswers(tuple(person.access_needs), person.access_note)
    return AccessAnswers(tuple(own[0].access_needs), own[0].access_note) if own else NOTHING
