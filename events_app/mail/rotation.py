"""Waiting mail sealed anew with the newest key."""

from sqlalchemy.orm import Session, scoped_session

from events_app.mail.outbox import place_of
from events_app.models.messages import OutboxMessage
from events_app.models.resealing import reseal_column
from events_app.sealing import Resealed, SealingKeys

AnySession = Session | scoped_session[Session]


def reseal_outbox(session: AnySession, setting: str, *, after: str, limit: int) -> Resealed:
    """Seal up to `limit` waiting messages anew, in the order of their references."""
    return reseal_column(
        session,
        named=OutboxMessage.reference,
        sealed=OutboxMessage.sealed_facts,
        place=place_of,
        keys=SealingKeys.from_setting(setting, "outbox"),
        after=after,
        limit=limit,
    )
