"""When two accounts may be one person. Pure; the twin in SQL is `people/queries/pairs.py`."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from enum import StrEnum

from events_app.models.people import Person


class Likeness(StrEnum):
    """Why two accounts may be one person, the strongest reason first, in words."""

    ADDRESS = "same email address but for dots and what follows a plus sign"
    NAME = "same name at the same trust"
    FAMILY_NAME = "same family name and same start of the email address"


#: a reason, and what makes it so
Sign = tuple[Likeness, Hashable]


def likeness(one: Person, other: Person) -> Likeness | None:
    """Why the two may be one person. Needs their appointments; None: nothing says so."""
    theirs = set(_signs(other))
    return next((sign[0] for sign in _signs(one) if sign in theirs), None)


def pairs_with_new(
    new: Iterable[Person], known: Iterable[Person]
) -> Iterator[tuple[Person, Person, Likeness]]:
    """The new people who may be somebody before them, each with that person and the reason.

    Before a new person come all who are known and the new ones further up. However alike many are,
    each is told of once. Needs their appointments.
    """
    first: dict[Sign, Person] = {}
    for person in known:
        first |= {sign: person for sign in _signs(person) if sign not in first}
    for person in new:
        sign = next((sign for sign in _signs(person) if sign in first), None)
        if sign is not None:
            yield person, first[sign], sign[0]
        first |= {sign: person for sign in _signs(person) if sign not in first}


def _signs(person: Person) -> Iterator[Sign]:
    """What two accounts have in common if they may be one person, the strongest sign first."""
    yield Likeness.ADDRESS, person.folded_email
    for trust in {held.organisation_id for held in person.appointments}:
        yield Likeness.NAME, (person.folded_name, trust)
    before_at = person.folded_email.partition("@")[0]
    yield Likeness.FAMILY_NAME, (before_at, person.folded_family_name)


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
