"""What a cohort's people get at a date of it that is published: a place, or to wait for one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.people.actions.history import keep_change
from events_app.registrations.queries.known_needs import list_known_needs
from events_app.series.actions.joining import Outcome, register_one
from events_app.series.queries.cohort import list_cohort_of

AnySession = Session | scoped_session[Session]


def carry_over(
    session: AnySession, *, event: Event, sender: Sender, by: Person | None, now: datetime
) -> int:
    """Give the people of a cohort their places at a new date of it; gives how many were told.

    In the order in which they joined, never above the event's places, and only whom it is for. Who
    finds no room joins the waiting list and is told so; it and who gets nothing are kept by name
    with the event's changes. What helps each take part is what they said the last time. Events of
    other series are left alone.
    """
    people = list_cohort_of(session, event)
    known = list_known_needs(session, people)
    outcomes = [register_one(session, one, event, known[one.id], sender, now) for one in people]
    if people:
        what, fields = _in_words(people, outcomes)
        keep_change(
            session, subject=Subject.EVENT, subject_id=event.id, what=what, by=by, now=now,
            fields=fields,
        )  # fmt: skip
    return sum(outcome.has_place or outcome.waits for outcome in outcomes)


def _in_words(
    people: Sequence[Person], outcomes: Sequence[Outcome]
) -> tuple[str, dict[str, tuple[str, str]]]:
    """How many were given a place; by name who was not."""
    given = sum(outcome.has_place for outcome in outcomes)
    pairs = list(zip(people, outcomes, strict=True))
    waiting = [person.full_name for person, outcome in pairs if outcome.waits]
    nothing = [
        f"{person.full_name} ({_why(outcome)})"
        for person, outcome in pairs
        if not outcome.reference
    ]
    named = {"On the waiting list": waiting, "Without a place": nothing}
    return (
        f"Of {len(people)} in the cohort {given} {'was' if given == 1 else 'were'} given a place",
        {label: ("", ", ".join(names)) for label, names in named.items() if names},
    )


def _why(outcome: Outcome) -> str:
    """For the event team; a rule's own words are for the person whom it leaves out."""
    return "it is not for them" if outcome.not_for_them else outcome.words.rstrip(".")
