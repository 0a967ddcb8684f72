"""Deleting a draft: what was never public can go, as long as nobody belongs to it."""

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session, scoped_session

from events_app.desk.actions.planning import Desk
from events_app.events.actions.planning.refusals import NotPossibleNow
from events_app.events.queries.planning import find_to_change
from events_app.models.attendance import AttendanceFile
from events_app.models.events import Event, EventState
from events_app.models.history import Subject
from events_app.models.offers import WaitingList
from events_app.models.outreach import CallNote, Guest, Invitation
from events_app.models.registrations import Registration
from events_app.models.role_claims import RoleClaim
from events_app.people.actions.history import keep_change, part_with_history

AnySession = Session | scoped_session[Session]

_BELONGS_TO_PEOPLE = (Registration, Guest, CallNote, Invitation, AttendanceFile, RoleClaim)


def delete_draft(session: AnySession, *, event: Event, desk: Desk) -> None:
    """Delete a draft with its sessions. That it was there stays in the history of the programme.

    Speakers who were asked by a request are released by the worker. Raises NotPossibleNow for an
    event that was published, or that people belong to already.
    """
    event = find_to_change(session, event.id)
    if event.state != EventState.DRAFT:
        raise NotPossibleNow(f"This event is {event.state}. Only a draft can be deleted.")
    rows = (exists().where(table.event_id == event.id) for table in _BELONGS_TO_PEOPLE)
    if any(session.execute(select(*rows)).one()):
        raise NotPossibleNow("People belong to this draft: guests, calls or invitations. Keep it.")
    part_with_history(session, subject=Subject.EVENT, subject_id=event.id)
    what = f"Draft deleted: {event.title}"[:200]
    keep_change(session, subject=Subject.EVENT, subject_id=0, what=what, by=desk.by, now=desk.now)
    session.execute(delete(WaitingList).where(WaitingList.event_id == event.id))
    event.theme_marks = []
    session.flush()
    session.delete(event)
    session.flush()
