"""What people do with a series: follow it, register for several dates, take a place in a cohort."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session, scoped_session

from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.registrations import RegistrationState
from events_app.models.series import CohortPlace, Series, SeriesFollow, SeriesKind
from events_app.models.upsert import upsert
from events_app.refusal import Refusal
from events_app.registrations.access import AccessAnswers
from events_app.registrations.actions.register import register
from events_app.registrations.queries.known_needs import find_known_needs
from events_app.registrations.refusals import AlreadyRegistered, NotForThem

AnySession = Session | scoped_session[Session]


@dataclass(frozen=True)
class Outcome:
    """What became of registering for one date, in words."""

    event: Event
    words: str
    #: the person's registration; "" where there is none
    reference: str = ""
    has_place: bool = False
    #: whether a mail says so
    is_mailed: bool = False
    #: the words name the rule that leaves them out
    not_for_them: bool = False

    @property
    def waits(self) -> bool:
        return bool(self.reference) and not self.has_place


def shared_refusal(outcomes: Sequence[Outcome]) -> str:
    """The words of a refusal that is the same for several dates, all there are; "" otherwise."""
    words = {outcome.words for outcome in outcomes}
    refused = not any(outcome.reference for outcome in outcomes)
    return outcomes[0].words if len(outcomes) > 1 and len(words) == 1 and refused else ""


def follow(session: AnySession, *, person: Person, series: Series, now: datetime) -> None:
    """Follow a series. Doing it twice is doing it once."""
    row = {"person_id": person.id, "series_id": series.id, "followed_at": now}
    session.execute(upsert(session, SeriesFollow).values(row).on_conflict_do_nothing())


def unfollow(session: AnySession, *, person: Person, series: Series) -> None:
    """Follow a series no more."""
    session.execute(
        delete(SeriesFollow).where(
            SeriesFollow.person_id == person.id, SeriesFollow.series_id == series.id
        )
    )


def register_for_dates(
    session: AnySession,
    *,
    person: Person,
    series: Series,
    events: Iterable[Event],
    answers: AccessAnswers,
    sender: Sender,
    now: datetime,
) -> list[Outcome]:
    """Register for each date by itself: each has its own audience, places and waiting list.

    In a cohort, who gets a place at one of its dates has a place in the cohort.
    """
    outcomes = [register_one(session, person, event, answers, sender, now) for event in events]
    if series.kind == SeriesKind.COHORT and any(outcome.has_place for outcome in outcomes):
        row = {"person_id": person.id, "series_id": series.id, "taken_at": now}
        session.execute(upsert(session, CohortPlace).values(row).on_conflict_do_nothing())
    return outcomes


def give_places(
    session: AnySession, *, person: Person, events: Iterable[Event], sender: Sender, now: datetime
) -> list[Outcome]:
    """A place at each of these dates that is for the person and has room; nobody waits by this.

    What helps them take part is what they said the last time.
    """
    known = find_known_needs(session, person)
    return [
        register_one(session, person, event, known, sender, now, wait=False) for event in events
    ]


def leave_cohort(session: AnySession, *, person: Person, series: Series) -> None:
    """Give the place in a cohort back. Places at its dates stay until they are cancelled."""
    session.execute(
        delete(CohortPlace).where(
            CohortPlace.person_id == person.id, CohortPlace.series_id == series.id
        )
    )


def register_one(
    session: AnySession,
    person: Person,
    event: Event,
    answers: AccessAnswers,
    sender: Sender,
    now: datetime,
    *,
    wait: bool = True,
) -> Outcome:
    """Register somebody for one date, or with `wait` for its waiting list; refusals are words."""
    try:
        made = register(
            session, person=person, event=event, answers=answers, or_wait=wait,
            sender=sender, now=now,
        )  # fmt: skip
    except AlreadyRegistered as refusal:
        held = refusal.registration
        placed = held.state == RegistrationState.REGISTERED
        return Outcome(event, "You were registered already.", held.reference, placed)
    except Refusal as refusal:
        left_out = isinstance(refusal, NotForThem)
        return Outcome(event, refusal.words, not_for_them=left_out)
    if made.state == RegistrationState.REGISTERED:
        return Outcome(event, "You are registered.", made.reference, has_place=True, is_mailed=True)
    words = "It is full. You are on the waiting list."
    return Outcome(event, words, made.reference, is_mailed=True)
