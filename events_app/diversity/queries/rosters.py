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


def seal_roster(roster: Mapping[str, Shown], period: str, keys: Keys) -> bytes:
    """A roster, its people by the names that only the rosters' key gives, sealed."""
    written = {who: [shown.led, shown.on_race_equality] for who, shown in roster.items()}
    return keys.rosters.seal(json.dumps(written, sort_keys=True).encode(), _place(period))


def _open(sealed: bytes, period: str, keys: Keys) -> Roster:
    try:
        written = json.loads(keys.rosters.open(sealed, _place(period)))
    except CannotOpen as error:
        raise RosterClosed from error
    return {who: Shown(led, theme) for who, (led, theme) in written.items()}


def _place(period: str) -> str:
    return f"release_rosters|sealed|{period}"
