"""The series that somebody follows."""

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.series import Series, SeriesFollow

_FOLLOWED = (
    select(Series.slug, Series.name)
    .join(SeriesFollow, SeriesFollow.series_id == Series.id)
    .where(SeriesFollow.person_id == bindparam("person_id"))
    .order_by(func.lower(Series.name))
)


def list_followed(
    session: Session | scoped_session[Session], person_id: int
) -> list[Row[str, str]]:
    """The address and the name of each, by name."""
    return list(session.execute(_FOLLOWED, {"person_id": person_id}).all())
