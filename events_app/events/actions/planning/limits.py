"""What cannot become of an event, whatever a form allows: refused with the fact it is about."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from events_app.events.actions.planning.refusals import CannotBe, FewerPlacesThanTaken
from events_app.events.registration_time import closes_too_late, opens_too_late
from events_app.events.standing import ended, is_over
from events_app.models.events import Event, EventState

_DAYS = ("starts_date", "ends_date", "starts_at", "ends_at")
_PAST = "Enter days and times that are not over"
_POSTPONED = (
    "Leave the days and times as they are: “Set a new date” on the event’s page changes them "
    "and tells people"
)


def refuse_what_cannot_be(event: Event, wanted: Mapping[str, Any], now: datetime) -> None:
    """Raises CannotBe, of which FewerPlacesThanTaken is one."""
    refuse_fewer_places(event, wanted)
    if event.state == EventState.POSTPONED and any(
        name in wanted and wanted[name] != getattr(event, name) for name in _DAYS
    ):
        raise CannotBe("starts_date", _POSTPONED)
    # what has taken place may be put right
    if event.state == EventState.PUBLISHED and is_over(event) > now:
        _refuse_the_past(event, wanted, now)
    if any(name in wanted for name in (*_DAYS, "opens_at", "closes_at")):
        _refuse_registration_too_late(event, wanted)


def refuse_fewer_places(event: Event, wanted: Mapping[str, Any]) -> None:
    """Nobody loses a place by a number. Raises FewerPlacesThanTaken."""
    capacity = wanted.get("capacity")
    if capacity is not None and capacity < event.taken:
        raise FewerPlacesThanTaken(event.taken)


def refuse_new_days(event: Event, wanted: Mapping[str, Any], now: datetime) -> None:
    """People are not told of days on which it is over, or too early to register for. As above."""
    _refuse_the_past(event, wanted, now)
    _refuse_registration_too_late(event, wanted)


def _refuse_the_past(event: Event, wanted: Mapping[str, Any], now: datetime) -> None:
    if _over_at(event, wanted) <= now:
        raise CannotBe("starts_date", _PAST)


def _refuse_registration_too_late(event: Event, wanted: Mapping[str, Any]) -> None:
    opens_at = wanted.get("opens_at", event.opens_at)
    closes_at = wanted.get("closes_at", event.closes_at)
    over_at = _over_at(event, wanted)
    if closes_too_late(closes_at, over_at=over_at):
        if "closes_at" in wanted:
            raise CannotBe("closes_at", "Enter a date and time that are not after the event")
        raise CannotBe("starts_date", "Change first when registration closes: it is after this")
    if opens_too_late(opens_at, closes_at, over_at=over_at):
        if "opens_at" in wanted:
            raise CannotBe("opens_at", "Enter a date and time that are before the event is over")
        raise CannotBe("starts_date", "Change first when registration opens: it is after this")


def _over_at(event: Event, wanted: Mapping[str, Any]) -> datetime:
    return ended(wanted.get("ends_at", event.ends_at), wanted.get("ends_date", event.ends_date))
