"""Aims and comparators, and the statement to a release. Each is added and never changed."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.clock import london_date
from events_app.diversity.comparators import Comparator
from events_app.diversity.refusals import NotAnAim, SignedAlready
from events_app.models.people import Person
from events_app.models.releases import ReleaseStatement, Yardstick, YardstickKind

AnySession = Session | scoped_session[Session]

AIM_WORDS = "Our aim"


def set_aim(
    session: AnySession, *, percent: str, source: str, by: Person | None, now: datetime
) -> Yardstick:
    """Set the aim that counts from today. Raises NotAnAim when `percent` is no share."""
    try:
        share = float(percent.strip().removesuffix("%"))
    except ValueError as error:
        raise NotAnAim("Enter a share as a number, like 25") from error
    if not 0 < share <= 100:
        raise NotAnAim("Enter a share from 1 to 100")
    aim = Yardstick(
        kind=YardstickKind.AIM,
        words=AIM_WORDS,
        percent=share,
        as_of_date=london_date(now),
        source=source,
        made_by_id=by.id if by else None,
        made_at=now,
    )
    session.add(aim)
    session.flush()
    return aim


def add_comparators(session: AnySession, *, rows: list[Comparator], now: datetime) -> int:
    """Add those that are not there yet, and say how many."""
    rows_there = session.execute(select(Yardstick.words, Yardstick.as_of_date))
    there = {(words, day) for words, day in rows_there}
    new = [row for row in rows if (row.words, row.as_of_date) not in there]
    for row in new:
        session.add(
            Yardstick(
                kind=YardstickKind.COMPARATOR,
                words=row.words,
                percent=row.percent,
                as_of_date=row.as_of_date,
                source=row.source,
                url=row.url,
                made_at=now,
            )
        )
    session.flush()
    return len(new)


def sign_statement(
    session: AnySession,
    *,
    release_number: int,
    words: str,
    signed_by: str,
    by: Person,
    now: datetime,
) -> None:
    """Keep what is said to a release. Raises SignedAlready."""
    if session.get(ReleaseStatement, release_number) is not None:
        raise SignedAlready
    session.add(
        ReleaseStatement(
            release_number=release_number,
            words=words,
            signed_by=signed_by,
            made_by_id=by.id,
            made_at=now,
        )
    )
    session.flush()
