"""Waiting mail sealed anew with the newest key."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session, scoped_session

from events_app.mail.outbox import place_of
from events_app.models.messages import OutboxMessage
from events_app.sealing import CannotOpen, Resealed, SealingKeys

AnySession = Session | scoped_session[Session]


def reseal_outbox(session: AnySession, setting: str, *, after: str, limit: int) -> Resealed:
    """Seal up to `limit` waiting messages anew, in the order of their references."""
    keys = SealingKeys.from_setting(setting, "outbox")
    statement = (
        select(OutboxMessage.reference, OutboxMessage.sealed_facts)
        .where(OutboxMessage.reference > after, OutboxMessage.sealed_facts.is_not(None))
        .order_by(OutboxMessage.reference)
        .limit(limit)
    )
    tally = Resealed()
    for reference, sealed in session.execute(statement).all():
        tally.last = reference
        if sealed is None or keys.is_newest(sealed):
            continue
        try:
            opened = keys.open(sealed, place_of(reference))
        except CannotOpen:
            tally.refused += 1
            continue
        written = keys.seal(opened, place_of(reference))
        mine = (OutboxMessage.reference == reference, OutboxMessage.sealed_facts == sealed)
        session.execute(update(OutboxMessage).where(*mine).values(sealed_facts=written))
        tally.done += 1
    return tally
