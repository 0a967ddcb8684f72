"""What a question set is made of."""

from collections.abc import Iterator
from dataclasses import dataclass

PREFER_NOT_TO_SAY = "prefer_not_to_say"
#: what the NHS data dictionary calls not stated, and not known
NHS_NOT_STATED, NHS_NOT_KNOWN = "Z", "99"
#: who is counted as neither White nor of an ethnic minority: no answer, or none that says
NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Option:
    """One answer: its value, its words, and its code in the NHS list of 2001 (16+1)."""

    value: str
    words: str
    nhs_2001: str


@dataclass(frozen=True)
class Group:
    """One of the five groups, with the answers that belong to it.

    `heading` asks for the answer. The workforce race equality standard (WRES) counts the codes A
    to C as White, D to S as ethnic minority: White minorities are White there.
    """

    value: str
    words: str
    heading: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class QuestionSet:
    """One version of a question. What was published once is never changed, only followed."""

    version: str
    question: str
    source: str
    groups: tuple[Group, ...]

    def find_group(self, value: str) -> Group | None:
        """The group of that value."""
        return next((group for group in self.groups if group.value == value), None)

    def find_option(self, value: str) -> tuple[Group, Option] | None:
        """An answer, with its group."""
        return next((pair for pair in self._pairs() if pair[1].value == value), None)

    def _pairs(self) -> Iterator[tuple[Group, Option]]:
        return ((group, option) for group in self.groups for option in group.options)


def is_minority_in_wres(nhs_2001: str) -> bool | None:
    """Whether WRES counts a code as ethnic minority; None: it counts it as not known."""
    if nhs_2001 in {NHS_NOT_STATED, NHS_NOT_KNOWN}:
        return None
    return nhs_2001 not in {"A", "B", "C"}
