"""Keeping the dates of partner bodies."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session, scoped_session

from events_app.dates import days
from events_app.events.actions.planning.refusals import ChangedByOthers
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.models.series import PartnerDate
from events_app.people.actions.history import keep_change, part_with_history
from events_app.people.queries.history import find_version

AnySession = Session | scoped_session[Session]


def save_partner_date(
    session: AnySession,
    *,
    entry: PartnerDate | None,
    facts: Mapping[str, Any],
    by: Person,
    now: datetime,
    version: int = 0,
) -> PartnerDate:
    """Add a partner's date, or with `entry` change it; `facts` by the names of its columns.

    `version` is the one that the page showed. Raises ChangedByOthers.
    """
    if entry:
        session.refresh(entry, with_for_update=True)
        if find_version(session, Subject.PARTNER_DATE, entry.id) > version:
            raise ChangedByOthers("date")
    what = "Changed" if entry else "Added"
    before = _in_words(entry) if entry else {}
    entry = entry or PartnerDate()
    for name, value in facts.items():
        setattr(entry, name, value)
    entry.updated_at = now
    session.add(entry)
    session.flush()
    after = _in_words(entry)
    changed = {k: (before.get(k, ""), v) for k, v in after.items() if before.get(k, "") != v}
    _keep(session, entry, what, by, now, changed)
    return entry


def remove_partner_date(
    session: AnySession, *, entry: PartnerDate, by: Person, now: datetime
) -> None:
    """Take a partner's date out."""
    _keep(session, entry, f"Removed: {entry.title}"[:200], by, now, {})
    part_with_history(session, subject=Subject.PARTNER_DATE, subject_id=entry.id)
    session.delete(entry)
    session.flush()


def _in_words(entry: PartnerDate) -> dict[str, str]:
    return {
        "Title": entry.title,
        "Organisation": entry.organisation,
        "Days": days(entry.starts_date, entry.ends_date),
        "Roles": ", ".join(entry.roles),
        "Link": entry.link,
    }


def _keep(
    session: AnySession,
    entry: PartnerDate,
    what: str,
    by: Person,
    now: datetime,
    fields: Mapping[str, tuple[str, str]],
) -> None:
    keep_change(
        session, subject=Subject.PARTNER_DATE, subject_id=entry.id, what=what,
        by=by, now=now, fields=fields,
    )  # fmt: skip
