"""Finding what somebody sent too late."""

from events_app.forums.facts import Unsent
from events_app.forums.sealed_rows import Kept, Parts
from events_app.forums.store import SealedStore
from events_app.models.people import Person


def unsent_of(person_id: int) -> Parts:
    """What an unsent form is filed under: one a person."""
    return ("unsent", person_id)


def find_unsent(store: SealedStore, person: Person) -> Kept[Unsent] | None:
    """The person's own unsent form."""
    return store.find_by_handle(Unsent, unsent_of(person.id))
