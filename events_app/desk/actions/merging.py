"""Merging two accounts of one person into one, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app import policy
from events_app.desk.actions.merged_people import (
    keep_better_guest,
    list_held_twice,
    move_appointments,
    move_assistances,
    move_speaker,
)
from events_app.desk.actions.merged_rows import move_rows
from events_app.mail import outbox
from events_app.mail.sender import Sender
from events_app.models.duplicates import MergedAccount
from events_app.models.history import Subject
from events_app.models.outreach import Guest
from events_app.models.people import AccountRole, Person
from events_app.models.registrations import Registration
from events_app.models.role_claims import RoleClaim
from events_app.people.actions.history import keep_change
from events_app.people.actions.sign_in import sign_out_everywhere
from events_app.people.queries.duplicates import list_merged
from events_app.refusal import Refusal
from events_app.registrations.actions.twins import close_twin, tells_calendar
from events_app.registrations.twins import Twins, find_twins

AnySession = Session | scoped_session[Session]

#: roles that let an account do no more than a contact
_PLAIN = {AccountRole.CONTACT, AccountRole.SPEAKER}
_MAIL = "people/mail/accounts_merged"


class CannotMergeAccounts(Refusal):
    """The two accounts cannot become one, or not by this person."""


@dataclass(frozen=True)
class AccountMerger:
    """What a merger will do."""

    roles: int
    roles_twice: int
    registrations: int
    twins: Sequence[Twins]
    #: the addresses that are told that the accounts are one
    told: Sequence[str]
    #: and the mails that take a second entry out of a calendar
    calendars: int

    @property
    def mails(self) -> int:
        return len(self.told) + self.calendars


def check_pair(session: AnySession, *, people: Sequence[Person], by: Person) -> None:
    """Refuse two accounts that cannot be merged, whichever of them stays."""
    if len({person.id for person in people}) < 2:
        raise CannotMergeAccounts("Select two accounts: one cannot be merged with itself")
    for merged in list_merged(session, [person.id for person in people]):
        name = next(person.full_name for person in people if person.id == merged.person_id)
        raise CannotMergeAccounts(
            f"{name} was merged already, into {merged.into.full_name} ({merged.into.email})"
        )
    if not any(person.active for person in people):
        raise CannotMergeAccounts("Both accounts are closed. Open the one that stays again first")
    if by.id in {person.id for person in people}:
        raise CannotMergeAccounts("Ask a colleague: nobody merges their own account")
    one, other = ({role.name for role in person.roles} - _PLAIN for person in people)
    if one != other and not policy.has_role(by, AccountRole.ADMINISTRATOR):
        raise CannotMergeAccounts(
            "Ask an administrator: one of the accounts may do more than the other"
        )


def find_account_merger(
    session: AnySession, *, keep: Person, gone: Person, by: Person, now: datetime
) -> AccountMerger:
    """What happens when `gone` is merged into `keep`. Raises CannotMergeAccounts."""
    check_pair(session, people=(keep, gone), by=by)
    if not keep.active:
        raise CannotMergeAccounts(
            "Select the open account, or open the closed one again before you keep it"
        )
    twice = len(list_held_twice(keep, gone))
    mine, theirs = (_list_registrations(session, person) for person in (keep, gone))
    twins = find_twins(mine, theirs)
    return AccountMerger(
        roles=len(gone.appointments) - twice,
        roles_twice=twice,
        registrations=len(theirs),
        twins=twins,
        told=[person.email for person in (keep, gone) if person.active],
        calendars=sum(tells_calendar(pair, now) for pair in twins),
    )


def merge_accounts(
    session: AnySession,
    *,
    keep: Person,
    gone: Person,
    full_name: str,
    by: Person,
    sender: Sender,
    now: datetime,
) -> AccountMerger:
    """Merge `gone` into `keep`, close it for good and tell both addresses.

    Raises CannotMergeAccounts, also when somebody else merged one of them meanwhile. What is
    sealed for either account is not read and stays where it is.
    """
    _lock(session, keep, gone)
    merger = find_account_merger(session, keep=keep, gone=gone, by=by, now=now)
    fields = {"Name": (keep.full_name, full_name)} if keep.full_name != full_name else {}
    # events first and accounts last, as in registering: two requests never wait for each other
    for twins in merger.twins:
        _close(session, twins, sender=sender, now=now)
    _move_all(session, keep, gone, merger.twins)
    merged = MergedAccount(person_id=gone.id, into_id=keep.id, merged_at=now, merged_by_id=by.id)
    session.add(merged)
    _keep_history(session, keep, gone, merger, by=by, now=now, fields=fields)
    facts: dict[str, object] = {"name": full_name, "kept": keep.email, "closed": gone.email}
    for recipient in merger.told:
        outbox.post(session, recipient=recipient, template=_MAIL, facts=facts, now=now)
    keep.full_name = full_name
    if keep.access_needs is None:
        keep.access_needs, keep.access_note = gone.access_needs, gone.access_note
    gone.active = False
    sign_out_everywhere(session, person=gone, now=now)
    return merger


def _close(session: AnySession, twins: Twins, *, sender: Sender, now: datetime) -> None:
    close_twin(session, twins, sender=sender, now=now)
    claims = update(RoleClaim).where(RoleClaim.registration_id == twins.goes.id)
    session.execute(claims.values(registration_id=twins.stays.id))


def _move_all(session: AnySession, keep: Person, gone: Person, twins: Sequence[Twins]) -> None:
    theirs = update(Registration).where(Registration.person_id == gone.id)
    session.execute(theirs.values(person_id=keep.id))
    move_appointments(session, keep=keep, gone=gone)
    move_assistances(session, keep=keep, gone=gone)
    keep_better_guest(session, keep=keep, gone=gone)
    move_speaker(session, keep=keep, gone=gone)
    move_rows(session, keep_id=keep.id, gone_id=gone.id)
    for pair in twins:  # the guest that is left has the place that is left
        place = update(Guest).where(Guest.registration_id == pair.goes.id)
        session.execute(place.values(registration_id=pair.stays.id))


def _lock(session: AnySession, keep: Person, gone: Person) -> None:
    """The second of two who merge waits here, and then reads what the first did."""
    session.execute(
        select(Person.id)
        .where(Person.id.in_((keep.id, gone.id)))
        .order_by(Person.id)
        .with_for_update(key_share=True)
    ).all()


def _list_registrations(session: AnySession, person: Person) -> Sequence[Registration]:
    statement = (
        select(Registration)
        .where(Registration.person_id == person.id)
        .options(joinedload(Registration.event), joinedload(Registration.person))
        .order_by(Registration.id)
    )
    return session.scalars(statement).all()


def _keep_history(
    session: AnySession,
    keep: Person,
    gone: Person,
    merger: AccountMerger,
    *,
    by: Person,
    now: datetime,
    fields: dict[str, tuple[str, str]],
) -> None:
    moved = {
        "Account": (f"{gone.full_name} ({gone.email})", f"{keep.full_name} ({keep.email})"),
        "Roles": ("", f"{merger.roles} moved, {merger.roles_twice} were there already"),
        "Registrations": ("", f"{merger.registrations} moved, {len(merger.twins)} closed"),
    }
    for person, what, more in (
        (keep, "another account was merged into this one", fields),
        (gone, "merged into another account", {}),
    ):
        keep_change(
            session,
            subject=Subject.PERSON,
            subject_id=person.id,
            what=what,
            by=by,
            now=now,
            fields=moved | more,
        )
