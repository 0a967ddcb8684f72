"""What would help somebody take part: the choices, in the words of the form. Pure."""

from dataclasses import dataclass
from enum import StrEnum

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
