"""Who would welcome a confidential conversation. Seen by hosts only while they choose."""

from collections.abc import Sequence

from events_app.forums.facts import Wish
from events_app.forums.sealed_rows import Parts
from events_app.forums.store import SealedStore


def wish_of(person_id: int) -> Parts:
    """What a wish is filed under."""
    return ("wish", person_id)


def list_who_wish(store: SealedStore, ids: Sequence[int]) -> set[int]:
    """Those of the people who said so; one statement."""
    found = store.list_by_handles(Wish, [wish_of(number) for number in ids])
    return {kept.facts.person for kept in found}
