"""Equality answers, rosters and releases under the newest key.

On PostgreSQL it needs the role that owns the tables: the web application has no right to them.
"""

from sqlalchemy import select, update
from sqlalchemy.orm import Session, scoped_session

from events_app.diversity.answers import place_of
from events_app.diversity.keys import Keys
from events_app.diversity.queries import rosters
from events_app.diversity.queries.releases import signed_words
from events_app.models.equality import EqualityAnswer, ReleaseRoster
from events_app.models.people import Person
from events_app.models.releases import FiguresRelease
from events_app.models.resealing import reseal_column
from events_app.sealing import CannotOpen, Resealed

AnySession = Session | scoped_session[Session]


def reseal_answers(session: AnySession, setting: str, *, after: str, limit: int) -> Resealed:
    """Seal and file up to `limit` answers anew, in the order of their subjects.

    Who a subject is, is worked out from the list of people. An answer of nobody stays where it is.
    """
    keys = Keys.from_setting(setting)
    table = EqualityAnswer
    rows = select(table.subject, table.sealed).where(table.subject > after)
    found = session.execute(rows.order_by(table.subject).limit(limit)).all()
    stale = [row for row in found if not keys.answers.is_newest(row.sealed)]
    filed = _newest_subjects(session, keys) if stale else {}
    tally = Resealed(last=found[-1].subject if found else "")
    for subject, sealed in stale:
        try:
            opened = keys.answers.open(sealed, place_of(subject))
        except CannotOpen:
            tally.refused += 1
            continue
        new = filed.get(subject, subject)
        values = {"subject": new, "sealed": keys.answers.seal(opened, place_of(new))}
        mine = (table.subject == subject, table.sealed == sealed)
        session.execute(update(table).where(*mine).values(**values))
        tally.done += 1
    return tally


def reseal_rosters(session: AnySession, setting: str, *, after: str, limit: int) -> Resealed:
    """Seal up to `limit` rosters anew. What they name people by stays the same."""
    return reseal_column(
        session,
        named=ReleaseRoster.period,
        sealed=ReleaseRoster.sealed,
        place=rosters.place_of,
        keys=Keys.from_setting(setting).rosters,
        after=after,
        limit=limit,
    )


def sign_releases(session: AnySession, setting: str, *, after: str, limit: int) -> Resealed:
    """Sign every release anew, at once: each signature is over the one before.

    Where one of the old signatures is not ours, all are left as they are.
    """
    del after, limit  # there are a few a year
    keys, tally = Keys.from_setting(setting), Resealed()
    before = signed = ""
    anew: dict[int, str] = {}
    releases = session.scalars(select(FiguresRelease).order_by(FiguresRelease.number)).all()
    for release in releases:
        said = signed_words(release.number, release.content, before)
        if not keys.is_signed(said, release.signature):
            return Resealed(refused=len(releases))
        before = release.signature
        signed = keys.sign(signed_words(release.number, release.content, signed))
        if signed != release.signature:
            anew[release.number] = signed
    for release in releases:
        if release.number in anew:
            release.signature = anew[release.number]
            tally.done += 1
    session.flush()
    return tally


def _newest_subjects(session: AnySession, keys: Keys) -> dict[str, str]:
    """Under which subject an answer is filed now, by each that it may be filed under."""
    subjects = (keys.subjects_of(number) for number in session.scalars(select(Person.id)))
    return {older: newest for newest, *others in subjects for older in (newest, *others)}
