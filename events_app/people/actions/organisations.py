"""An organisation's profile, and an organisation that becomes part of another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.dates import short_date
from events_app.models.events import AudienceItem, Event
from events_app.models.history import Subject
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person
from events_app.people.actions.history import keep_change, refuse_if_changed
from events_app.people.profiles import AREAS, Profile, areas_in_words, areas_of
from events_app.people.queries.history import PROFILE_CHANGED
from events_app.refusal import Refusal

AnySession = Session | scoped_session[Session]

_ONE_DAY = timedelta(days=1)


class CannotMerge(Refusal):
    """The two cannot become one on that day."""


@dataclass(frozen=True)
class Merger:
    """What a merger will do: appointments that go on at the other one, and event audiences."""

    moving: Sequence[Appointment]
    audiences: Sequence[AudienceItem]


def change_profile(
    session: AnySession,
    *,
    organisation: Organisation,
    profile: Profile,
    version: int,
    by: Person,
    now: datetime,
) -> bool:
    """Keep another profile. Says whether anything changed.

    `version` is the one that the page showed. Raises ChangedSince.
    """
    session.refresh(organisation, with_for_update=True)
    fields = differing(organisation, profile)
    if not fields:
        return False
    refuse_if_changed(session, Subject.ORGANISATION, organisation.id, version)
    organisation.type, organisation.region = profile.type, profile.region
    for area in AREAS:
        setattr(organisation, area, area in profile.areas if profile.areas else None)
    _keep(session, organisation, PROFILE_CHANGED, by=by, now=now, fields=fields)
    return True


def differing(organisation: Organisation, profile: Profile) -> dict[str, tuple[str, str]]:
    """What is to become another: {"Region": ("as it is", "as it was typed")}."""
    pairs = {
        "Type": (organisation.type, profile.type),
        "Region": (organisation.region, profile.region),
        "Area": (areas_of(organisation), areas_in_words(profile.areas)),
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def find_merger(
    session: AnySession, *, organisation: Organisation, into: Organisation, day: date
) -> Merger:
    """What happens when an organisation becomes part of another on `day`. Raises CannotMerge.

    Chains are safe: who has merged already merges no more, and nobody merges into who has; so no
    circle can come about.
    """
    _check(organisation, into)
    held = (
        select(Appointment)
        .where(Appointment.organisation_id == organisation.id)
        .where((Appointment.until_date.is_(None)) | (Appointment.until_date >= day))
        .options(joinedload(Appointment.organisation))
        .order_by(Appointment.id)
    )
    named = (
        select(AudienceItem)
        .join(Event, Event.id == AudienceItem.event_id)
        .where(AudienceItem.organisation_code == organisation.code, Event.ends_date >= day)
        .order_by(AudienceItem.id)
    )
    return Merger(session.scalars(held).all(), session.scalars(named).all())


def merge(
    session: AnySession,
    *,
    organisation: Organisation,
    into: Organisation,
    day: date,
    by: Person,
    now: datetime,
) -> Merger:
    """Let an organisation become part of another on `day`: history stays, eligibility moves.

    Its appointments end the day before and go on at the other one, confirmed as they were; those
    that begin later begin there. An audience that names it names the other one too, since people
    register before the day under the old name.
    """
    merger = find_merger(session, organisation=organisation, into=into, day=day)
    there = {_key(held) for held in _held_at(session, into)}
    for held in merger.moving:
        _go_on(session, held, into, day, there)
    for item in merger.audiences:
        session.add(_also(item, into))
    organisation.merged_into_id, organisation.ended_date = into.id, day - _ONE_DAY
    on = short_date(day)
    fields = {"Became part of": ("", f"{into.name} ({into.code}) on {on}")}
    _keep(session, organisation, "merged", by=by, now=now, fields=fields)
    joined = {"Joined by": ("", f"{organisation.name} ({organisation.code}) on {on}")}
    _keep(session, into, "took in another organisation", by=by, now=now, fields=joined)
    return merger


def _check(organisation: Organisation, into: Organisation) -> None:
    if organisation.id == into.id:
        raise CannotMerge("Select another organisation: one cannot become part of itself")
    if organisation.merged_into_id is not None:
        raise CannotMerge(f"Check the organisation: {organisation.name} has merged already")
    if into.merged_into_id is not None:
        raise CannotMerge(f"Select the organisation that {into.name} became part of")


def _held_at(session: AnySession, organisation: Organisation) -> Sequence[Appointment]:
    return session.scalars(
        select(Appointment).where(Appointment.organisation_id == organisation.id)
    ).all()


Key = tuple[int, str | None, str | None, str | None, date]


def _key(held: Appointment, from_date: date | None = None) -> Key:
    """What makes it the same appointment of the same person at one organisation."""
    return (
        held.person_id,
        held.board_role,
        held.committee,
        held.committee_part,
        from_date or held.from_date,
    )


def _go_on(
    session: AnySession, held: Appointment, into: Organisation, day: date, there: set[Key]
) -> None:
    """One appointment goes on at the other organisation, unless it is there already.

    What nobody has confirmed yet moves as a whole, with what stands behind it.
    """
    unconfirmed = held.confirmed_at is None
    starts = held.from_date if unconfirmed else max(held.from_date, day)
    is_there = _key(held, starts) in there
    there.add(_key(held, starts))
    if (unconfirmed or held.from_date >= day) and not is_there:
        held.organisation_id = into.id
        return
    if not is_there:
        session.add(_continued(held, into, starts))
    if held.from_date < day:
        held.until_date = day - _ONE_DAY


def _continued(held: Appointment, into: Organisation, starts: date) -> Appointment:
    return Appointment(
        person_id=held.person_id,
        organisation_id=into.id,
        board_role=held.board_role,
        committee=held.committee,
        committee_part=held.committee_part,
        from_date=starts,
        until_date=held.until_date,
        confirmed_at=held.confirmed_at,
        confirmed_by=held.confirmed_by,
    )


def _also(item: AudienceItem, into: Organisation) -> AudienceItem:
    """The same way into an event for the people of the other organisation."""
    return AudienceItem(
        event_id=item.event_id,
        position=item.position,
        board_role=item.board_role,
        any_board_role=item.any_board_role,
        committee=item.committee,
        committee_part=item.committee_part,
        organisation_type=item.organisation_type,
        region=item.region,
        organisation_code=into.code,
        everyone=item.everyone,
    )


def _keep(
    session: AnySession,
    organisation: Organisation,
    what: str,
    *,
    by: Person,
    now: datetime,
    fields: dict[str, tuple[str, str]],
) -> None:
    keep_change(
        session,
        subject=Subject.ORGANISATION,
        subject_id=organisation.id,
        what=what,
        by=by,
        now=now,
        fields=fields,
    )
