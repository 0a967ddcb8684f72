"""Names in line-ups that nobody has matched with the directory yet, and who they may be."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.folding import fold
from events_app.models.events import Appearance
from events_app.models.speakers import Speaker
from events_app.speakers.words import employer_of

AnySession = Session | scoped_session[Session]

#: a name and an organisation, folded
Key = tuple[str, str]


@dataclass(frozen=True)
class Candidate:
    """Somebody of the directory who has the same name."""

    reference: str
    name: str
    employer: str
    same_organisation: bool


@dataclass(frozen=True)
class Proposal:
    """One name at one organisation, how often it appears, and who it may be."""

    #: one of its appearances, which stands for all
    appearance_id: int
    name: str
    job_title: str
    organisation: str
    number: int
    candidates: list[Candidate]


def list_proposals(session: AnySession) -> list[Proposal]:
    """Every name that is not matched, those with somebody to match first, then by name."""
    known: dict[str, list[Speaker]] = defaultdict(list)
    for speaker in session.scalars(select(Speaker).options(joinedload(Speaker.organisation))):
        known[fold(speaker.name)].append(speaker)
    found = [
        Proposal(
            appearance_id=rows[0].id,
            name=rows[0].name,
            job_title=rows[-1].job_title,
            organisation=rows[0].organisation,
            number=len(rows),
            candidates=[_candidate(speaker, key) for speaker in known[key[0]]],
        )
        for key, rows in _unmatched(session).items()
    ]
    return sorted(found, key=lambda each: (not each.candidates, fold(each.name)))


def list_same_unmatched(session: AnySession, appearance_id: int) -> list[Appearance]:
    """The appearances without a match that carry the same name and organisation as this one."""
    one = session.get(Appearance, appearance_id)
    if one is None or one.speaker_id is not None:
        return []
    key = _key(one)
    unmatched = select(Appearance).where(Appearance.speaker_id.is_(None)).order_by(Appearance.id)
    return [each for each in session.scalars(unmatched) if _key(each) == key]


def _unmatched(session: AnySession) -> dict[Key, list[Any]]:
    statement = (
        select(Appearance.id, Appearance.name, Appearance.job_title, Appearance.organisation)
        .where(Appearance.speaker_id.is_(None))
        .order_by(Appearance.id)
    )
    grouped: dict[Key, list[Any]] = defaultdict(list)
    for row in session.execute(statement):
        grouped[_key(row)].append(row)
    return grouped


def _key(appearance: Any) -> Key:
    return fold(appearance.name), fold(appearance.organisation)


def _candidate(speaker: Speaker, key: Key) -> Candidate:
    employer = employer_of(speaker)
    return Candidate(speaker.reference, speaker.name, employer, fold(employer) == key[1])
