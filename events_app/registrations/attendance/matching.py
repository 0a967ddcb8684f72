"""Who of the people registered is in the file, who else is, and who is not. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from events_app.folding import fold
from events_app.registrations.attendance.stays import Stay


@dataclass(frozen=True)
class Registered:
    """Somebody with a place, as far as matching goes."""

    id: int
    reference: str
    name: str
    email: str


@dataclass(frozen=True)
class Matches:
    """The four groups of the result."""

    attended: tuple[Registered, ...]
    too_short: tuple[Registered, ...]
    unknown: tuple[Stay, ...]
    missing: tuple[Registered, ...]


def match(registered: Sequence[Registered], stays: Sequence[Stay], *, shortest: int) -> Matches:
    """By address; else by name, where nobody else who is registered has the same."""
    by_email = {one.email: one for one in registered}
    names = Counter(fold(one.name) for one in registered)
    by_name = {fold(one.name): one for one in registered if names[fold(one.name)] == 1}
    attended: dict[int, Registered] = {}
    too_short: dict[int, Registered] = {}
    unknown: list[Stay] = []
    for stay in stays:
        one = by_email.get(stay.email) or by_name.get(fold(stay.name))
        if one is None:
            unknown.append(stay)
        elif stay.as_long_as(shortest):
            attended[one.id] = one
        else:
            too_short[one.id] = one
    return Matches(
        attended=tuple(attended.values()),
        too_short=tuple(one for one in too_short.values() if one.id not in attended),
        unknown=tuple(unknown),
        missing=tuple(
            one for one in registered if one.id not in attended and one.id not in too_short
        ),
    )
