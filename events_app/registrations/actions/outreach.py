"""Reaching the people an event is for: notes of calls, and invitations by a colleague."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.dates import day_and_month, event_when
from events_app.events.place import place
from events_app.events.standing import Standing, standing
from events_app.mail.outbox import post_to_many
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.history import Subject
from events_app.models.lists import AT_ONCE
from events_app.models.outreach import CallNote, CallOutcome, Invitation
from events_app.models.people import Person
from events_app.models.upsert import upsert
from events_app.people.actions.history import keep_change
from events_app.registrations.refusals import NothingToSend, not_taken

AnySession = Session | scoped_session[Session]

TEMPLATE = "registrations/mail/invited"


def keep_call(
    session: AnySession,
    *,
    event: Event,
    person: Person,
    outcome: CallOutcome,
    note: str,
    by: Person,
    now: datetime,
) -> CallNote:
    """Keep what came of a call, with who made it and when."""
    kept = CallNote(
        event_id=event.id,
        person_id=person.id,
        outcome=outcome,
        note=note,
        made_at=now,
        made_by_id=by.id,
    )
    session.add(kept)
    session.flush()
    return kept


def invite(
    session: AnySession,
    *,
    event: Event,
    people: Sequence[tuple[int, str, str]],
    by: Person,
    sender: Sender,
    now: datetime,
) -> int:
    """Invite each of them once, in the name of a colleague: one message a person. How many.

    `people`: number, name and address. Who was invited meanwhile, by whomever, is not written to
    again. Refuses with NotTaken or NothingToSend.
    """
    where = standing(event, now)
    if where not in {Standing.OPEN, Standing.FULL}:
        raise not_taken(event, where)
    invited = sum(
        _invite_part(session, event, people[start : start + AT_ONCE], by, sender, now)
        for start in range(0, len(people), AT_ONCE)
    )
    if not invited:
        raise NothingToSend("Everybody on this list was invited before. Nobody was told anything.")
    keep_change(
        session,
        subject=Subject.EVENT,
        subject_id=event.id,
        what="people invited",
        by=by,
        now=now,
        fields={"People": ("", str(invited))},
    )
    return invited


def _invite_part(
    session: AnySession,
    event: Event,
    people: Sequence[tuple[int, str, str]],
    by: Person,
    sender: Sender,
    now: datetime,
) -> int:
    fresh = _mark(session, event, [key for key, _name, _email in people], by, now)
    messages = [
        (email, _facts(event, name, by, sender)) for key, name, email in people if key in fresh
    ]
    return post_to_many(session, template=TEMPLATE, messages=messages, now=now)


def _mark(
    session: AnySession, event: Event, person_ids: list[int], by: Person, now: datetime
) -> set[int]:
    """Keep that they are invited. Gives those who were not before."""
    rows = [
        {"event_id": event.id, "person_id": key, "invited_at": now, "invited_by_id": by.id}
        for key in person_ids
    ]
    if not rows:
        return set()
    statement = (
        upsert(session, Invitation)
        .values(rows)
        .on_conflict_do_nothing(index_elements=["event_id", "person_id"])
        .returning(Invitation.person_id)
    )
    return set(session.scalars(statement))


def _facts(event: Event, name: str, by: Person, sender: Sender) -> dict[str, object]:
    return {
        "name": name,
        "title": event.title,
        "day": day_and_month(event.starts_date),
        "when": event_when(event),
        "where": place(event),
        "colleague": by.full_name,
        "about": event.about,
        "made_up": event.made_up,
        "event_link": sender.link(f"/events/{event.slug}"),
    }
