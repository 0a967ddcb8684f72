"""Other answers to what a registration lets others see, until the event starts."""

from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.models.registrations import LIVE_STATES, Registration
from events_app.registrations.actions.change import still_possible
from events_app.registrations.ground_rules import ground_rules, version
from events_app.registrations.refusals import ChangedMeanwhile
from events_app.registrations.to_others import has_list

AnySession = Session | scoped_session[Session]


def change_visibility(
    session: AnySession, *, registration: Registration, listed: bool, now: datetime
) -> None:
    """Put the person on the attendee list, or take them off."""
    still_possible(registration, now)
    registration.listed = listed and has_list(registration.event)
    registration.updated_at = now
    session.flush()


def change_question(
    session: AnySession, *, registration: Registration, question: str, named: bool, now: datetime
) -> None:
    """Ask the speakers something else; an empty question takes it back."""
    still_possible(registration, now)
    registration.question = question
    registration.question_named = named and question != ""
    registration.updated_at = now
    session.flush()


def accept_rules(
    session: AnySession, *, registration: Registration, shown: str, now: datetime
) -> None:
    """Keep that the person accepted the rules whose version `shown` stood on the page.

    Until the event is over. Refuses with ChangedMeanwhile if the rules are others by now.
    """
    rules = ground_rules(registration.event)
    if registration.state not in LIVE_STATES or not rules or version(rules) != shown:
        raise ChangedMeanwhile
    registration.rules_version, registration.rules_accepted_at = shown, now
    session.flush()
