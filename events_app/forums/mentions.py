"""Does a text mention somebody? Names, trusts and job titles of those it must not name. Pure."""

import re
from collections.abc import Iterator, Sequence

from events_app.eligibility import role_in_words
from events_app.folding import fold
from events_app.models.people import Person

#: words of a trust's name that name no trust
_OF_EVERY_TRUST = {"nhs", "trust", "foundation", "university", "hospital", "hospitals", "health"}
_OF_EVERY_TRUST |= {"and", "the", "of", "care", "healthcare", "services", "community", "mental"}
_OF_EVERY_TRUST |= {"north", "south", "east", "west", "for", "social", "partnership", "ambulance"}
#: a shorter part of a name is a word of its own too often
_SHORTEST = 3


def find_mentions(text: str, people: Sequence[Person], titles: Sequence[str] = ()) -> list[str]:
    """What of those people, and which of the job titles, stands in the text, each once."""
    said = _words(text)
    joined = " ".join(said)
    mentions = [mention for person in people for mention in _of_person(person)]
    mentions += [" ".join(_words(title)) for title in titles if _words(title)]
    found = [mention for mention in mentions if re.search(rf"\b{re.escape(mention)}\b", joined)]
    return list(dict.fromkeys(found))


def _of_person(person: Person) -> Iterator[str]:
    yield from (word for word in _words(person.full_name) if len(word) >= _SHORTEST)
    for held in person.appointments:
        name = held.organisation.name
        yield from (
            word for word in _words(name) if len(word) >= _SHORTEST and word not in _OF_EVERY_TRUST
        )
        yield from _words(held.organisation.code)
        if held.board_role:
            yield " ".join(_words(role_in_words(held.board_role)))
            yield " ".join(_words(held.board_role))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))
