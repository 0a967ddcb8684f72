"""What would help speakers take part, sealed anew with the newest key."""

from sqlalchemy.orm import Session, scoped_session

from events_app.models.asks import Ask
from events_app.models.resealing import reseal_column
from events_app.models.speakers import Speaker
from events_app.sealing import Resealed, SealingKeys
from events_app.speakers import session_needs
from events_app.speakers.access_needs import PURPOSE, place_of

AnySession = Session | scoped_session[Session]


def reseal_needs(session: AnySession, setting: str, *, after: str, limit: int) -> Resealed:
    """Seal up to `limit` speakers' needs anew, in the order of their references."""
    return reseal_column(
        session,
        named=Speaker.reference,
        sealed=Speaker.access_needs,
        place=place_of,
        keys=SealingKeys.from_setting(setting, PURPOSE),
        after=after,
        limit=limit,
    )


def reseal_session_needs(session: AnySession, setting: str, *, after: str, limit: int) -> Resealed:
    """Seal up to `limit` needs for one session anew, in the order of their references."""
    return reseal_column(
        session,
        named=Ask.reference,
        sealed=Ask.access_needs,
        place=session_needs.place_of,
        keys=SealingKeys.from_setting(setting, PURPOSE),
        after=after,
        limit=limit,
    )
