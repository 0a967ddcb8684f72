"""What the event team does about access needs, and telling the person that it is arranged."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.mail.sender import Sender
from events_app.models.arrangements import AccessArrangement, ArrangementState
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.models.registrations import Registration
from events_app.people.actions.history import keep_change
from events_app.registrations import letters
from events_app.registrations.access import Need
from events_app.registrations.arrangements import statuses
from events_app.registrations.queries.access import list_arrangements
from events_app.registrations.refusals import NothingToSend

AnySession = Session | scoped_session[Session]
#: for each need its state, and who arranges it
Said = Mapping[Need, tuple[ArrangementState, str]]


def keep_arrangements(
    session: AnySession, *, registration: Registration, said: Said, by: Person, now: datetime
) -> list[Need]:
    """Keep how far each need is. Gives those that are arranged now and were not before."""
    rows = {
        row.need: row
        for row in list_arrangements(session, [registration.id]).get(registration.id, [])
    }
    arranged: list[Need] = []
    changed = False
    for need, (state, arranged_by) in said.items():
        row = rows.get(need) or AccessArrangement(
            registration_id=registration.id, need=need, state=ArrangementState.ASKED, arranged_by=""
        )
        if (row.state, row.arranged_by) == (state, arranged_by):
            continue
        if state is ArrangementState.ARRANGED and row.state != state:
            arranged.append(need)
        row.state, row.arranged_by, row.updated_at = state, arranged_by, now
        session.add(row)
        changed = True
    session.flush()
    if changed:
        _keep(session, registration, "access arrangements changed", by, now)
    return arranged


def tell_arranged(
    session: AnySession, *, registration: Registration, by: Person, sender: Sender, now: datetime
) -> None:
    """Tell the person what is arranged for them. Refuses with NothingToSend if nothing is."""
    arranged = arranged_needs(session, registration)
    if not arranged:
        raise NothingToSend("Nothing is arranged yet. Nobody was told anything.")
    letters.say_arranged(
        session,
        registration,
        person=registration.person,
        needs=[need.words for need in arranged],
        sender=sender,
        now=now,
    )
    _keep(session, registration, "told that access is arranged", by, now)


def arranged_needs(session: AnySession, registration: Registration) -> list[Need]:
    """What is arranged, among what the person still asks for."""
    rows = list_arrangements(session, [registration.id]).get(registration.id, [])
    found = statuses(registration.access_needs, registration.access_note, rows)
    return [one.need for one in found if one.state is ArrangementState.ARRANGED]


def _keep(
    session: AnySession, registration: Registration, what: str, by: Person, now: datetime
) -> None:
    keep_change(
        session,
        subject=Subject.REGISTRATION,
        subject_id=registration.id,
        what=what,
        by=by,
        now=now,
    )
