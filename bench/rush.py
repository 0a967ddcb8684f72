"""The rush: many more people than places, all at once. Nobody too many, nobody lost, in order."""

from dataclasses import dataclass

from sqlalchemy import select

from bench.programme import limit_places, path_of
from bench.rows import Row, Spread
from bench.servers import serving
from bench.setting import Setting
from events_app.extensions import db
from events_app.models.events import Event
from events_app.models.registrations import Registration, RegistrationState

CONNECTIONS = 64
WORKERS = 4


@dataclass(frozen=True)
class Rush:
    """How many people want how many places, and how often."""

    people: int
    places: int
    runs: int


def rush(setting: Setting, first_event: int, size: Rush) -> Row:
    """Each run is for an event of its own, from `first_event` on, on a server of its own."""
    wrong: dict[int, list[str]] = {}
    rates = []
    with serving(
        "wsgi:app", setting.environment,
        first_page="/healthz", workers=WORKERS, log=setting.folder / "rush.log",
    ) as server:  # fmt: skip
        for event_id in range(first_event, first_event + size.runs):
            with setting.app.app_context():
                limit_places(event_id, size.places)
            people = setting.known[: size.people]
            tally = server.visit("rushing", path_of(event_id), people, connections=CONNECTIONS)
            rates.append(tally.rate)
            with setting.app.app_context():
                wrong[event_id] = [*_what_is_wrong(event_id, size), *tally.errors]
    return _row(setting, size, [said for said in wrong.values() if said], Spread(rates))


def _row(setting: Setting, size: Rush, wrong: list[list[str]], rates: Spread) -> Row:
    waiting = size.people - size.places
    said = f": {'; '.join(wrong[0])}" if wrong else ""
    return Row(
        f"rush, {size.people:,} people, {WORKERS} workers",
        setting.database,
        f"{size.runs - len(wrong)} of {size.runs} right{said}; {rates.middle:.0f} people/s",
        f"{size.places:,} placed, {waiting:,} waiting in order of arrival, no error",
        not wrong,
    )


def _what_is_wrong(event_id: int, size: Rush) -> list[str]:
    event = db.session.get_one(Event, event_id)
    statement = (
        select(Registration.state, Registration.person_id)
        .where(Registration.event_id == event_id)
        .order_by(Registration.arrival)
    )
    rows = db.session.execute(statement).all()
    placed = [RegistrationState.REGISTERED] * size.places
    waiting = [RegistrationState.WAITING] * (size.people - size.places)
    counted = (event.taken, event.waiting, event.arrivals)
    found = {
        "places and waiting list in order": [state for state, _ in rows] == placed + waiting,
        "everybody once": len({person for _, person in rows}) == size.people,
        "the counters": counted == (size.places, size.people - size.places, size.people),
    }
    return [f"wrong: {what}" for what, right in found.items() if not right]
