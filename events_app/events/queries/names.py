"""The organisations that audiences name, so that pages need not show their codes."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session, scoped_session

from events_app.people.queries.organisations import list_names_of


def list_audience_names(
    session: Session | scoped_session[Session], items: Iterable[Any]
) -> dict[str, str]:
    """The name of each organisation that the audience items name, by its code.

    Most audiences name none, and then nothing is asked.
    """
    return list_names_of(
        session, {item.organisation_code for item in items if item.organisation_code}
    )
