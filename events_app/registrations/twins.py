"""Which of two live registrations of one person for one event stays, and why. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from events_app.models.registrations import (
    LIVE_STATES,
    Attendance,
    Registration,
    RegistrationState,
)

#: the better first
_BETTER = (
    RegistrationState.REGISTERED,
    RegistrationState.OFFERED,
    RegistrationState.HELD,
    RegistrationState.WAITING,
)


@dataclass(frozen=True)
class Twins:
    """Two live registrations for one event: one stays, the other is closed."""

    stays: Registration
    goes: Registration
    why: str


def find_twins(kept: Iterable[Registration], merged: Iterable[Registration]) -> Sequence[Twins]:
    """The events for which both accounts have a live registration, in the order of their numbers.

    In this order places are given back, so that two who merge never wait for each other.
    """
    here = {held.event_id: held for held in kept if held.state in LIVE_STATES}
    there = {held.event_id: held for held in merged if held.state in LIVE_STATES}
    return [_compare(here[number], there[number]) for number in sorted(here.keys() & there.keys())]


def _compare(one: Registration, other: Registration) -> Twins:
    stays, goes = sorted((one, other), key=_rank)
    if _came(stays) != _came(goes):
        return Twins(stays, goes, "it has the attendance")
    if stays.state != goes.state:
        return Twins(stays, goes, f"“{stays.state}” is better than “{goes.state}”")
    return Twins(stays, goes, "it was made first")


def _rank(held: Registration) -> tuple[bool, int, int]:
    return (not _came(held), _BETTER.index(RegistrationState(held.state)), held.arrival)


def _came(held: Registration) -> bool:
    return held.attendance == Attendance.ATTENDED
