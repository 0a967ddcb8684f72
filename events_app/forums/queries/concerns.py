"""Concerns, for the independent person alone."""

from events_app.forums.facts import Concern
from events_app.forums.sealed_rows import Kept, Parts
from events_app.forums.store import SealedStore

#: what concerns are filed under: nobody in a forum asks for it
CONCERNS: Parts = ("concerns", "independent person")


def list_concerns(store: SealedStore) -> list[Kept[Concern]]:
    """Every concern that is not dealt with, the oldest first."""
    found = store.list_owned(Concern, CONCERNS)
    waiting = [kept for kept in found if not kept.facts.dealt_with]
    return sorted(waiting, key=lambda kept: kept.facts.raised_at)
