"""Who cancelled registrations, as far as the history has kept it."""

from collections.abc import Callable, Sequence

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.history import Change, Subject
from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations.cancelled import (
    ASSISTANT_CANCELLED,
    TEAM_CANCELLED,
    CancelledBy,
    cancelled_by,
)

AnySession = Session | scoped_session[Session]
#: `state_for_them` or `state_for_others`
InWords = Callable[[Registration, CancelledBy | None], str]


def how_cancelled() -> ScalarSelect[str]:
    """What is kept of who cancelled, for `cancelled_by`. Stands beside `Registration`."""
    kept = select(func.min(Change.what)).where(
        Change.subject == Subject.REGISTRATION,
        Change.subject_id == Registration.id,
        Change.what.in_((TEAM_CANCELLED, ASSISTANT_CANCELLED)),
        Registration.state == RegistrationState.CANCELLED,
    )
    return kept.correlate(Registration).scalar_subquery()


def list_states(
    session: AnySession, registrations: Sequence[Registration], in_words: InWords
) -> dict[int, str]:
    """The state of each in words, by its number."""
    who = list_who_cancelled(session, registrations)
    return {one.id: in_words(one, who.get(one.id)) for one in registrations}


def list_who_cancelled(
    session: AnySession, registrations: Sequence[Registration]
) -> dict[int, CancelledBy | None]:
    """Who cancelled each, by its number. Asks nothing where none is cancelled."""
    ids = [one.id for one in registrations if one.state == RegistrationState.CANCELLED]
    if not ids:
        return {}
    rows = session.execute(
        select(Registration.id, Registration.state, how_cancelled()).where(Registration.id.in_(ids))
    )
    return {number: cancelled_by(state, kept) for number, state, kept in rows}
