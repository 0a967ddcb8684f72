"""The last release beside a page of another feature, which knows nothing of this one."""

from dataclasses import dataclass

from events_app.diversity import display
from events_app.diversity.queries.releases import find_latest, list_measures, list_releases
from events_app.diversity.refusals import ChainBroken
from events_app.diversity.views.equality import keys
from events_app.extensions import db


@dataclass(frozen=True)
class Beside:
    """What the last release says, and how it stands to our aim. Coded values alone."""

    period: str
    headline: str
    aim: display.AgainstAim | None
    made_up: bool


def last_figures() -> Beside | None:
    """The last release, for templates. None: there is none, or none that may be shown."""
    try:
        releases = list_releases(db.session, keys())
    except ChainBroken:
        return None
    latest = find_latest(releases)
    if latest is None:
        return None
    drawn_up = latest.drawn_up
    return Beside(
        drawn_up.period.words,
        display.figures_of(drawn_up).headline or "No figures for this period",
        display.against_aim(drawn_up, list_measures(db.session)),
        drawn_up.made_up,
    )
