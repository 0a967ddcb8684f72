"""The groups of the people of a roster, for the release and nothing else."""

from collections.abc import Collection

from sqlalchemy.orm import Session, scoped_session

from events_app.diversity import vault
from events_app.diversity.answers import open_answer
from events_app.diversity.keys import Keys

AnySession = Session | scoped_session[Session]


def read_groups(session: AnySession, people: Collection[str], keys: Keys) -> dict[str, str]:
    """The group of each of these people ("person|1") who answered."""
    sealed = dict(vault.list_sealed(session))
    groups: dict[str, str] = {}
    for who in people:
        kind, _bar, number = who.partition("|")
        subjects = keys.subjects_of(int(number)) if kind == "person" else []
        subject = next((one for one in subjects if one in sealed), None)
        answer = open_answer(sealed[subject], subject, keys) if subject else None
        if answer is not None:
            groups[who] = answer.counts_as
    return groups
