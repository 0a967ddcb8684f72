"""When two accounts may be one person. Pure; the twin in SQL is `people/queries/duplicates.py`."""

from collections.abc import Sequence
from enum import StrEnum

from events_app.models.people import Person


class Likeness(StrEnum):
    """Why two accounts may be one person, the strongest reason first, in words."""

    ADDRESS = "same email address but for dots and what follows a plus sign"
    NAME = "same name at the same trust"
    FAMILY_NAME = "same family name and same start of the email address"


def likeness(one: Person, other: Person) -> Likeness | None:
    """Why the two may be one person. Needs their appointments; None: nothing says so."""
    if one.folded_email == other.folded_email:
        return Likeness.ADDRESS
    if one.folded_name == other.folded_name and _trusts(one) & _trusts(other):
        return Likeness.NAME
    same_family = one.folded_family_name == other.folded_family_name
    if same_family and _before_at(one) == _before_at(other):
        return Likeness.FAMILY_NAME
    return None


def read_pair(text: str) -> tuple[int, int] | None:
    """The numbers of two accounts as an address names them: "12-34", the lower first."""
    numbers = text.split("-")
    if len(numbers) != 2 or not all(n.isascii() and n.isdigit() and len(n) < 10 for n in numbers):
        return None
    one, other = map(int, numbers)
    return (one, other) if one <= other else (other, one)


def pair_of(people: Sequence[Person]) -> str:
    """ "12-34": the two as an address names them."""
    return "-".join(str(number) for number in sorted(person.id for person in people))


def _trusts(person: Person) -> set[int]:
    return {held.organisation_id for held in person.appointments}


def _before_at(person: Person) -> str:
    return person.folded_email.partition("@")[0]
