"""What a registration asks for, how far each need is, and until when it is to be arranged. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from events_app.models.arrangements import SETTLED_STATES, AccessArrangement, ArrangementState
from events_app.registrations.access import Need
from events_app.working_days import is_working_day

#: an interpreter, say, is found in a week
WORKING_DAYS_BEFORE = 5


@dataclass(frozen=True)
class NeedStatus:
    """One need of one registration, and what is done about it."""

    need: Need
    state: ArrangementState
    arranged_by: str

    @property
    def key(self) -> str:
        """What the need is called in a form."""
        return self.need.name.lower()

    @property
    def settled(self) -> bool:
        return self.state in SETTLED_STATES


def asked_needs(needs: Iterable[str], note: str) -> list[Need]:
    """What was asked for, in the order of the form. A note alone asks for something else.

    The SQL twin is `asked_count` in `queries/access.py`.
    """
    ticked = set(needs)
    if note:
        ticked.add(Need.SOMETHING_ELSE)
    return [need for need in Need if need in ticked]


def statuses(
    needs: Iterable[str], note: str, arrangements: Iterable[AccessArrangement]
) -> list[NeedStatus]:
    """Each need that is asked for; without a row, it is only asked."""
    rows = {row.need: row for row in arrangements}
    return [
        NeedStatus(
            need,
            ArrangementState(rows[need].state) if need in rows else ArrangementState.ASKED,
            rows[need].arranged_by if need in rows else "",
        )
        for need in asked_needs(needs, note)
    ]


def arrange_by(first_day: date) -> date:
    """The last day to arrange something: five working days before the first day of the event."""
    day = first_day
    for _ in range(WORKING_DAYS_BEFORE):
        day -= timedelta(days=1)
        while not is_working_day(day):
            day -= timedelta(days=1)
    return day
