"""Giving, changing, confirming and deleting one's own equality answers.

Nothing here is logged or kept in any history, and nobody else can do it for a person.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.clock import london_date
from events_app.diversity import vault
from events_app.diversity.answers import Answer, seal_answer
from events_app.diversity.keys import Keys
from events_app.diversity.queries.answers import find_own
from events_app.diversity.questions import CURRENT, PREFER_NOT_TO_SAY
from events_app.diversity.refusals import NotInTheSet, OlderQuestions
from events_app.models.people import Person

AnySession = Session | scoped_session[Session]


def answer_group(
    session: AnySession, *, person: Person, version: str, group: str, keys: Keys, now: datetime
) -> None:
    """Keep a group, or "prefer not to say": an answer that is complete enough to count.

    Raises OlderQuestions and NotInTheSet.
    """
    _check_version(version)
    if group != PREFER_NOT_TO_SAY and CURRENT.find_group(group) is None:
        raise NotInTheSet
    before = find_own(session, person, keys)
    same = before is not None and not before.stopped and before.group == group
    kept = replace(before, version=version) if before and same else Answer(version, group)
    _keep(session, person, kept, keys, now)


def answer_option(
    session: AnySession,
    *,
    person: Person,
    version: str,
    option: str,
    own_words: str,
    keys: Keys,
    now: datetime,
) -> None:
    """Keep which answer of the group describes the person, and their own words for it.

    An empty option leaves the group alone. Raises OlderQuestions and NotInTheSet.
    """
    _check_version(version)
    own = find_own(session, person, keys)
    if own is None or own.stopped:
        raise NotInTheSet
    if option:
        found = CURRENT.find_option(option)
        if found is None or found[0].value != own.group:
            raise NotInTheSet
    kept = Answer(version, own.group, option, own_words)
    _keep(session, person, kept, keys, now)


def confirm(session: AnySession, *, person: Person, keys: Keys, now: datetime) -> None:
    """Say that the answer is still right: it is kept for as long again. Nothing without one."""
    own = find_own(session, person, keys)
    if own is not None and not own.stopped:
        _keep(session, person, own, keys, now)


def forget(session: AnySession, *, person: Person, keys: Keys) -> None:
    """Delete the answers, at once. Published totals stay as they are."""
    vault.forget(session, keys.subjects_of(person.id))


def stop(session: AnySession, *, person: Person, keys: Keys, now: datetime) -> None:
    """Use nothing of this person's from now on: the answers go, and we do not ask again."""
    _keep(session, person, Answer("", "", stopped=True), keys, now)


def _keep(session: AnySession, person: Person, answer: Answer, keys: Keys, now: datetime) -> None:
    month = london_date(now).replace(day=1).isoformat()
    answer = replace(answer, month=month)
    newest, *older = keys.subjects_of(person.id)
    if older:
        vault.forget(session, older)
    sealed = seal_answer(answer, newest, keys)
    vault.keep_sealed(session, newest, sealed, answer.delete_after)


def _check_version(version: str) -> None:
    if version != CURRENT.version:
        raise OlderQuestions
