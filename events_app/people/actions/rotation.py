"""Messages in accounts and waiting files of members, sealed anew with the newest key."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session, scoped_session

from events_app.models.imports import MemberImport
from events_app.models.inbox import InboxMessage
from events_app.models.resealing import reseal_column
from events_app.people.actions import import_files
from events_app.people.inbox import InboxKeys, seal, unseal
from events_app.sealing import CannotOpen, Resealed, SealingKeys

AnySession = Session | scoped_session[Session]


def reseal_inbox(session: AnySession, setting: str, *, after: str, limit: int) -> Resealed:
    """Seal up to `limit` messages anew, in the order of their ids."""
    keys = InboxKeys.from_setting(setting)
    statement = (
        select(InboxMessage.id, InboxMessage.body)
        .where(InboxMessage.id > after)
        .order_by(InboxMessage.id)
        .limit(limit)
    )
    tally = Resealed()
    for message_id, body in session.execute(statement).all():
        tally.last = message_id
        if keys.sealing.is_newest(body):
            continue
        try:
            left, person_id = unseal(message_id, body, keys)
        except CannotOpen:
            tally.refused += 1
            continue
        values = {"body": seal(left, person_id, keys), "owner": keys.owners.of(person_id)}
        mine = (InboxMessage.id == message_id, InboxMessage.body == body)
        session.execute(update(InboxMessage).where(*mine).values(**values))
        tally.done += 1
    return tally


def reseal_imports(session: AnySession, setting: str, *, after: str, limit: int) -> Resealed:
    """Seal up to `limit` files that wait to be imported anew, in the order of their references."""
    return reseal_column(
        session,
        named=MemberImport.reference,
        sealed=MemberImport.sealed_file,
        place=import_files.place_of,
        keys=SealingKeys.from_setting(setting, import_files.PURPOSE),
        after=after,
        limit=limit,
    )
