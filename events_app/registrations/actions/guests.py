"""Guests from outside: the event team invites them, and they say that they would like to come."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session, scoped_session

from events_app import policy
from events_app.clock import london_date
from events_app.events.queries.guests import find_invitation
from events_app.events.standing import begins
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.history import Subject
from events_app.models.outreach import Guest, GuestCategory, GuestState
from events_app.models.people import Person
from events_app.models.upsert import upsert
from events_app.people.actions.accounts import AddressHasAnAccount, open_account_of_guest
from events_app.people.actions.history import keep_change
from events_app.people.queries.people import find_person
from events_app.registrations import guest_letters
from events_app.registrations.queries.registrations import find_live
from events_app.registrations.refusals import (
    AlreadyRegistered,
    CannotInviteGuest,
    ChangedMeanwhile,
    NotForThem,
    NotTaken,
)

AnySession = Session | scoped_session[Session]
#: the states from which somebody can be invited again
_OVER = (GuestState.DECLINED, GuestState.WITHDRAWN, GuestState.NOT_COMING)


def invite_guest(
    session: AnySession,
    *,
    event: Event,
    email: str,
    full_name: str,
    organisation: str,
    category: GuestCategory,
    by: Person,
    sender: Sender,
    now: datetime,
) -> Guest:
    """Invite the person of one address to one event, in the name of a colleague, by one mail.

    Who has no account gets one that holds no role; who has one keeps their own name. `event` comes
    with its audience. Refuses with NotTaken or CannotInviteGuest.
    """
    check_takes_guests(event, now)
    person = _person(session, email, full_name, now)
    _check_can_be_guest(session, person, event, now)
    row: dict[str, object] = {
        "event_id": event.id, "person_id": person.id, "category": category,
        "organisation": organisation, "state": GuestState.INVITED, "invited_at": now,
        "invited_by_id": by.id, "answered_at": None,
    }  # fmt: skip
    guest = _keep_invitation(session, person, event, row)
    keep(session, guest, "invited as a guest", by, now)
    guest_letters.invite(session, person=person, event=event, by=by, sender=sender, now=now)
    return guest


def ask_for_place(session: AnySession, *, person: Person, event: Event, now: datetime) -> Guest:
    """Keep that a guest would like to come. It is no place yet. Asking twice is asking once.

    Refuses with NotForThem, NotTaken, AlreadyRegistered or ChangedMeanwhile.
    """
    guest = _find_open(session, person, event)
    check_takes_guests(event, now)
    if (live := find_live(session, person, event)) is not None:
        raise AlreadyRegistered(live)
    if guest.state != GuestState.ANSWERED:
        # confirmed: and the place given back
        was = (GuestState.INVITED, GuestState.CONFIRMED, GuestState.NOT_COMING)
        change_state(session, guest, was, GuestState.ANSWERED, now)
    return guest


def say_not_coming(session: AnySession, *, person: Person, event: Event, now: datetime) -> Guest:
    """Keep that a guest cannot come, whether or not they asked for a place before.

    They may change their mind while the event takes guests. Saying it twice is saying it once.
    Refuses with NotForThem, or with ChangedMeanwhile where a place was confirmed already.
    """
    guest = _find_open(session, person, event)
    if guest.state != GuestState.NOT_COMING:
        was = (GuestState.INVITED, GuestState.ANSWERED)
        change_state(session, guest, was, GuestState.NOT_COMING, now)
    return guest


def check_takes_guests(event: Event, now: datetime) -> None:
    """Refuse with NotTaken unless guests can be invited and confirmed now."""
    if event.held_in_confidence:
        raise NotTaken("This event is held in confidence. It takes no guests.")
    if not policy.takes_guests(event):
        raise NotTaken("Only a published event takes guests.")
    if begins(event) <= now:
        raise NotTaken("This event has started. It takes no more guests.")


def change_state(
    session: AnySession,
    guest: Guest,
    was: Collection[GuestState],
    becomes: GuestState,
    now: datetime,
    registration_id: int | None = None,
) -> None:
    """Change the state only if it is still one of `was`, with the place that we read.

    Of two requests the second is refused with ChangedMeanwhile.
    """
    changes: dict[str, object] = {"state": becomes}
    if becomes == GuestState.ANSWERED:
        changes["answered_at"] = now
    if registration_id is not None:
        changes["registration_id"] = registration_id
    same_place = Guest.registration_id.is_not_distinct_from(guest.registration_id)
    statement = (
        update(Guest)
        .where(Guest.id == guest.id, Guest.state.in_(was), same_place)
        .values(**changes)
        .returning(Guest.id)
        .execution_options(synchronize_session=False)
    )
    if session.scalar(statement) is None:
        raise ChangedMeanwhile
    session.refresh(guest, ["state", "answered_at", "registration_id"])


def keep(
    session: AnySession, guest: Guest, what: str, by: Person, now: datetime, reason: str = ""
) -> None:
    """Keep who of the event team did what with a guest."""
    keep_change(
        session, subject=Subject.GUEST, subject_id=guest.id, what=what, by=by, now=now,
        reason=reason,
    )  # fmt: skip


def _find_open(session: AnySession, person: Person, event: Event) -> Guest:
    guest = find_invitation(session, person, event)
    if guest is None or not policy.come_as_guest(person, event, guest):
        raise NotForThem("Your invitation to this event has ended.")
    return guest


def _person(session: AnySession, email: str, full_name: str, now: datetime) -> Person:
    found = find_person(session, email)
    if found is not None:
        return found
    try:
        return open_account_of_guest(session, email=email, full_name=full_name, now=now)
    except AddressHasAnAccount as refusal:
        raise CannotInviteGuest(
            "Check the address: an account was opened with it a moment ago. Send the page again"
        ) from refusal


def _check_can_be_guest(session: AnySession, person: Person, event: Event, now: datetime) -> None:
    if not person.active:
        raise CannotInviteGuest("Check the address: the account with it is closed")
    if policy.register_for(person, event, today=london_date(now)).eligible:
        raise CannotInviteGuest(
            "Check the address: the event is for this person, who registers as anybody else does"
        )
    if find_live(session, person, event) is not None:
        raise CannotInviteGuest("Check the address: this person is registered already")


def _keep_invitation(
    session: AnySession, person: Person, event: Event, row: dict[str, object]
) -> Guest:
    """A new invitation, or one that had ended begun again; never a second one."""
    made = session.scalar(
        upsert(session, Guest)
        .values(row)
        .on_conflict_do_nothing(index_elements=["event_id", "person_id"])
        .returning(Guest.id)
    )
    if made is not None:
        return session.get_one(Guest, made)
    again = session.scalar(
        update(Guest)
        .where(Guest.event_id == event.id, Guest.person_id == person.id, Guest.state.in_(_OVER))
        .values(row)
        .returning(Guest.id)
        .execution_options(synchronize_session=False)
    )
    if again is None:
        raise CannotInviteGuest("Check the address: this person is invited already")
    return session.get_one(Guest, again, populate_existing=True)
