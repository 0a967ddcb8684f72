"""The filters of the list of who has not answered, as they stand in an address. Pure.

What is not on offer is ignored.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from events_app.registrations.attendee_filters import AskedList, read_people
from events_app.registrations.queries.reaching import Calls, Chased

CALLS = [
    (Calls.NOT_CALLED.value, "Not called yet"),
    (Calls.CALLED.value, "Called"),
    (Calls.NOT_REACHED.value, "Called, not reached"),
    (Calls.SAID_NO.value, "Said no"),
]
INVITED = [("no", "Not invited yet"), ("yes", "Invited")]


@dataclass(frozen=True)
class AskedChase(AskedList):
    """What the address asks for, with calls and invitations."""

    chased: Chased


def read_chase(args: Mapping[str, str]) -> AskedChase:
    """Read `calls` and `invited` beside what `read_people` reads."""
    asked = read_people(args, part=None)
    typed, invited = args.get("calls", ""), args.get("invited", "")
    calls = Calls(typed) if typed in set(Calls) else None
    known = invited in dict(INVITED)
    more = {"calls": calls.value if calls else "", "invited": invited if known else ""}
    return AskedChase(
        wanted=asked.wanted,
        page=asked.page,
        kept=asked.kept | {name: value for name, value in more.items() if value},
        problem=asked.problem,
        chased=Chased(asked.wanted, calls, invited == "yes" if known else None),
    )
