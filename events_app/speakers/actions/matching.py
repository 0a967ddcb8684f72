"""Saying who a name in a line-up is. Nothing is matched by itself: two people share a name."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session, scoped_session

from events_app.folding import fold
from events_app.models.events import Appearance
from events_app.models.history import Subject
from events_app.models.organisations import Organisation
from events_app.models.people import Person
from events_app.models.speakers import Speaker, Tie
from events_app.people.actions.history import keep_change
from events_app.speakers.actions.directory import new_speaker
from events_app.speakers.queries.matching import list_same_unmatched
from events_app.speakers.refusals import NothingToMatch

AnySession = Session | scoped_session[Session]


def match(
    session: AnySession,
    *,
    appearance_id: int,
    speaker: Speaker | None,
    by: Person | None,
    now: datetime,
) -> tuple[Speaker, int]:
    """Link every appearance of the same name and organisation; without a speaker, add one.

    Gives who it is and how many were linked. Refuses with NothingToMatch.
    """
    same = list_same_unmatched(session, appearance_id)
    if not same:
        raise NothingToMatch
    if speaker is None:
        speaker = _from_line_up(session, same[-1], now)
        session.add(speaker)
        session.flush()
    for appearance in same:
        appearance.speaker_id = speaker.id
    _keep(session, speaker, f"matched with {_appearances(len(same))}", by, now)
    return speaker, len(same)


def unmatch(
    session: AnySession, *, appearance_id: int, speaker: Speaker, by: Person, now: datetime
) -> None:
    """Take a match back. Refuses with NothingToMatch when it is not this person's any more."""
    statement = (
        update(Appearance)
        .where(Appearance.id == appearance_id, Appearance.speaker_id == speaker.id)
        .values(speaker_id=None)
        .returning(Appearance.id)
        .execution_options(synchronize_session=False)
    )
    if session.scalar(statement) is None:
        raise NothingToMatch
    _keep(session, speaker, "match taken back", by, now)


def _from_line_up(session: AnySession, appearance: Appearance, now: datetime) -> Speaker:
    """What the line-up says of somebody, and not more."""
    trusts = session.scalars(select(Organisation)).all()
    named = fold(appearance.organisation)
    trust = next((each for each in trusts if fold(each.name) == named), None)
    speaker = new_speaker(
        name=appearance.name, tie=Tie.MEMBER_TRUST if trust else Tie.OUTSIDE, now=now
    )
    speaker.job_role = appearance.job_title
    speaker.organisation = trust
    speaker.employer = "" if trust else appearance.organisation
    said = (appearance.name, appearance.job_title, appearance.organisation)
    speaker.search_text = fold(" ".join(said))
    return speaker


def _keep(
    session: AnySession, speaker: Speaker, what: str, by: Person | None, now: datetime
) -> None:
    keep_change(session, subject=Subject.SPEAKER, subject_id=speaker.id, what=what, by=by, now=now)


def _appearances(number: int) -> str:
    return "1 appearance" if number == 1 else f"{number} appearances"
