"""What is done with the result of an attendance file, all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.models.attendance import AttendanceFile
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.registrations import Attendance
from events_app.refusal import Refusal
from events_app.registrations.actions import attendance
from events_app.registrations.attendance.matching import Matches
from events_app.registrations.attendance.stays import Stay

AnySession = Session | scoped_session[Session]


class NobodyLikeThat(Refusal):
    """Somebody is to be matched by hand with nobody."""


@dataclass(frozen=True)
class Choice:
    """What is done about somebody of the file who is not registered.

    `registered_as`: the address or reference of the registration that is theirs; "" with `add`
    makes one; neither ignores them.
    """

    stay: Stay
    add: bool = False
    registered_as: str = ""


def use_matches(
    session: AnySession,
    *,
    event: Event,
    matches: Matches,
    choices: Sequence[Choice],
    mark_missing: bool,
    by: Person | None,
    now: datetime,
    kept: AttendanceFile | None = None,
) -> int:
    """Record who attended and, with `mark_missing`, who did not. Drops the kept file.

    Gives how many registrations that changed. Refuses with NobodyLikeThat or NotTaken.
    """
    changed = attendance.record(
        session,
        event=event,
        values=_values(matches, choices, mark_missing=mark_missing),
        by=by,
        now=now,
        what="attendance recorded from a file",
    )
    for choice in choices:
        if choice.add and by is not None:
            _add(session, event, choice.stay, by, now)
    if kept is not None:
        attendance.drop_files(session, [kept.id])
    return changed


def _values(
    matches: Matches, choices: Sequence[Choice], *, mark_missing: bool
) -> dict[int, Attendance | None]:
    others = (*matches.missing, *matches.too_short) if mark_missing else ()
    values: dict[int, Attendance | None] = {one.id: Attendance.DID_NOT_ATTEND for one in others}
    values |= {one.id: Attendance.ATTENDED for one in matches.attended}
    by_hand = [_by_hand(matches, choice) for choice in choices if choice.registered_as]
    return values | dict.fromkeys(by_hand, Attendance.ATTENDED)


def _by_hand(matches: Matches, choice: Choice) -> int:
    """The registration that somebody of the file is matched with."""
    typed = choice.registered_as.lower()
    for one in (*matches.missing, *matches.too_short, *matches.attended):
        if typed in (one.email, one.reference.lower()):
            return one.id
    raise NobodyLikeThat(
        f"Row {choice.stay.row}: nobody who is registered has this address or reference."
    )


def _add(session: AnySession, event: Event, stay: Stay, by: Person, now: datetime) -> None:
    if not stay.email:
        raise NobodyLikeThat(
            f"Row {stay.row}: the file has no email address for this person. "
            "Register them under People first."
        )
    attendance.add_who_came(session, event=event, email=stay.email, name=stay.name, by=by, now=now)
