"""The rosters of earlier releases, which the gate needs to compare people over the years."""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.diversity.figures.drawing import DrawnUp, Earlier
from events_app.diversity.figures.roster import Roster, Shown
from events_app.diversity.keys import Keys
from events_app.diversity.refusals import RosterClosed
from events_app.models.equality import ReleaseRoster
from events_app.sealing import CannotOpen

AnySession = Session | scoped_session[Session]

#: the row that is no period's: the key that names people
NAMES = "names"


def list_earlier(session: AnySession, releases: Sequence[DrawnUp], keys: Keys) -> list[Earlier]:
    """Every earlier release with its roster, in their order. Raises RosterClosed."""
    rows = session.execute(select(ReleaseRoster.period, ReleaseRoster.sealed))
    sealed = {period: bytes(value) for period, value in rows}
    return [
        Earlier(
            one.period, one.tables, _open(sealed.get(one.period.key, b""), one.period.key, keys)
        )
        for one in releases
    ]


def find_names_key(session: AnySession, keys: Keys) -> bytes:
    """The key that names people in every roster. It is kept, sealed, so that it outlives the keys
    that seal. Raises RosterClosed.
    """
    chosen = select(ReleaseRoster.sealed).where(ReleaseRoster.period == NAMES)
    sealed = session.scalar(chosen)
    if sealed is None:
        return keys.first_names_key
    try:
        return keys.rosters.open(sealed, place_of(NAMES))
    except CannotOpen as error:
        raise RosterClosed from error


def keep_names_key(session: AnySession, keys: Keys) -> None:
    """Keep the key that names people, with the first roster."""
    if session.get(ReleaseRoster, NAMES) is None:
        sealed = keys.rosters.seal(keys.first_names_key, place_of(NAMES))
        session.add(ReleaseRoster(period=NAMES, sealed=sealed))


def seal_roster(roster: Mapping[str, Shown], period: str, keys: Keys) -> bytes:
    """A roster, its people by the names that only the rosters' key gives, sealed."""
    written = {who: [shown.led, shown.on_race_equality] for who, shown in roster.items()}
    return keys.rosters.seal(json.dumps(written, sort_keys=True).encode(), place_of(period))


def _open(sealed: bytes, period: str, keys: Keys) -> Roster:
    try:
        written = json.loads(keys.rosters.open(sealed, place_of(period)))
    except CannotOpen as error:
        raise RosterClosed from error
    return {who: Shown(led, theme) for who, (led, theme) in written.items()}


def place_of(period: str) -> str:
    """Where the roster of a period stands."""
    return f"release_rosters|sealed|{period}"
