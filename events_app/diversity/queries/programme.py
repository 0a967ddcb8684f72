"""What a small team sees at once and exactly, since it needs no equality data at all."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.clock import LONDON
from events_app.diversity.figures.periods import Period
from events_app.diversity.figures.roster import LEADING, roster_of
from events_app.diversity.queries.appearances import list_seen
from events_app.models.events import Appearance, Event, EventSession, EventState
from events_app.models.organisations import Organisation
from events_app.models.speakers import Speaker

AnySession = Session | scoped_session[Session]
Counts = list[tuple[str, int]]

NOT_KNOWN = "Not known"


@dataclass(frozen=True)
class Programme:
    """Counts of people and parts in a year so far."""

    people: int
    led: int
    parts: int
    #: the fewest people who hold a quarter of all parts
    quarter_held_by: int
    #: people who appeared for the first time in our programme
    new: int
    ties: Counts
    found_through: Counts
    trust_types: Counts
    regions: Counts
    job_roles: Counts


def read_programme(session: AnySession, period: Period, *, now: datetime) -> Programme:
    """Read the year. The last four count the people who led, by what the directory knows."""
    seen = list_seen(session, period, now=now)
    roster = roster_of(seen)
    parts = Counter(one.person for one in seen)
    known = _known(session, period)
    leaders = {one.person for one in seen if one.part in LEADING}
    led = [row for who, row in known.items() if who in leaders]
    everyone = [row for who, row in known.items() if who in roster]
    return Programme(
        people=len(roster),
        led=sum(shown.led for shown in roster.values()),
        parts=len(seen),
        quarter_held_by=_quarter(parts),
        new=sum(row.first for row in everyone),
        ties=_counted([row.tie for row in everyone], len(roster)),
        found_through=_counted([row.found_through for row in everyone], len(roster)),
        trust_types=_counted([row.trust_type for row in led], len(leaders)),
        regions=_counted([row.region for row in led], len(leaders)),
        job_roles=_counted([row.job_role for row in led], len(leaders)),
    )


@dataclass(frozen=True)
class _Known:
    tie: str
    found_through: str
    trust_type: str
    region: str
    job_role: str
    first: bool


def _known(session: AnySession, period: Period) -> dict[str, _Known]:
    """What the directory knows of its people, by the name that a roster has for them."""
    begins = datetime.combine(period.first_date, time(), LONDON).astimezone(UTC)
    before = (
        select(Appearance.speaker_id)
        .join(EventSession, EventSession.id == Appearance.session_id)
        .join(Event, Event.id == EventSession.event_id)
        .where(
            Event.state == EventState.PUBLISHED,
            ~Event.held_in_confidence,
            Event.starts_at < begins,
            Appearance.speaker_id.is_not(None),
        )
    )
    statement = select(
        Speaker.id, Speaker.person_id, Speaker.tie, Speaker.found_through, Speaker.job_role,
        Organisation.type, Organisation.region, Speaker.id.in_(before).label("earlier"),
    ).outerjoin(Organisation, Organisation.id == Speaker.organisation_id)  # fmt: skip
    return {
        f"person|{row.person_id}" if row.person_id else f"speaker|{row.id}": _Known(
            row.tie,
            row.found_through or NOT_KNOWN,
            row.type or NOT_KNOWN,
            row.region or NOT_KNOWN,
            row.job_role or NOT_KNOWN,
            not row.earlier,
        )
        for row in session.execute(statement)
    }


def _quarter(parts: Counter[str]) -> int:
    needed, held, people = sum(parts.values()) / 4, 0, 0
    for _who, number in parts.most_common():
        if held >= needed:
            break
        held, people = held + number, people + 1
    return people


def _counted(values: list[str], of: int) -> Counts:
    """Each value with its number, the most frequent first; who is in no directory is not known."""
    counts = Counter(value[:1].upper() + value[1:] for value in values)
    counts[NOT_KNOWN] += of - len(values)
    return [(words, number) for words, number in counts.most_common() if number]
