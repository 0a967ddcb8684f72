"""Guests in words, and the filters of their list as they stand in an address. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from events_app.models.outreach import GuestCategory, GuestState
from events_app.models.registrations import LIVE_STATES
from events_app.registrations.attendee_filters import LONGEST_SEARCH, page_in
from events_app.registrations.queries.guests import WantedGuests

CATEGORIES = [(category.value, category.value.capitalize()) for category in GuestCategory]
#: a state as the event team reads it
_WORDS = {GuestState.ANSWERED.value: "wants to come"}
STATES = [(state.value, _WORDS.get(state.value, state.value).capitalize()) for state in GuestState]


@dataclass(frozen=True)
class AskedGuests:
    """What the address asks for, and the part of it that keeps the filters."""

    wanted: WantedGuests
    page: int
    problem: str

    @property
    def narrowed(self) -> bool:
        """Whether a filter is set."""
        return self.wanted != WantedGuests()

    def address(self) -> str:
        """The query that keeps the filters: "?state=invited&q=owen", or nothing."""
        kept = {"state": self.wanted.state or "", "q": self.wanted.words}
        query = urlencode({name: value for name, value in kept.items() if value})
        return f"?{query}" if query else ""


def read_guests(args: Mapping[str, str]) -> AskedGuests:
    """Read `state`, `q` and `page`. What is not on offer counts as not asked."""
    typed = " ".join(args.get("q", "").replace("\0", " ").split())
    state = args.get("state", "")
    found = GuestState(state) if state in set(GuestState) else None
    return AskedGuests(
        wanted=WantedGuests(found, typed[:LONGEST_SEARCH]),
        page=page_in(args),
        problem=(
            f"Enter {LONGEST_SEARCH} characters or fewer to search for"
            if len(typed) > LONGEST_SEARCH
            else ""
        ),
    )


def state_of_guest(state: str, place: str | None) -> str:
    """The state in words; a confirmed place that was given back says so."""
    if state == GuestState.CONFIRMED and place not in LIVE_STATES:
        return "place given back"
    return _WORDS.get(state, state)
