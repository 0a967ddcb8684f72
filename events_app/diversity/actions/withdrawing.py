"""Withdrawing a release that is wrong. It is not replaced: what was read once stays known."""

from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.diversity.refusals import WithdrawnAlready
from events_app.models.people import Person
from events_app.models.releases import ReleaseWithdrawal

AnySession = Session | scoped_session[Session]


def withdraw(
    session: AnySession, *, release_number: int, why: str, by: Person, now: datetime
) -> None:
    """Show a release's figures no longer. Raises WithdrawnAlready.

    It keeps its place in the chain, and the gate reckons with it for good.
    """
    if session.get(ReleaseWithdrawal, release_number) is not None:
        raise WithdrawnAlready
    session.add(
        ReleaseWithdrawal(release_number=release_number, why=why, made_by_id=by.id, made_at=now)
    )
    session.flush()
